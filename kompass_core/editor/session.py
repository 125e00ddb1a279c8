"""Session: the files that an editor has open, as they are there, and what is known of them.

Every answer is made anew of what the files say now, by the same stages as on the command line, so that an
editor and a command never disagree. What was known of a file when it was last sound is kept beside that.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.problems import KompassError
from kompass_core.stages.read import read
from kompass_core.stages.reading.unsaved import unsaved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.editor.context import Context
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.problems import Problem


class Session:
    """Texts by their files, and the plugins, which are loaded anew when a file is saved."""

    def __init__(self, plugins: Plugins | None = None) -> None:
        """Begin with no file open; the plugins are those that are installed unless given."""
        self.texts: dict[Path, str] = {}
        self.known: dict[Path, Context] = {}
        self._given = plugins
        self._loaded = plugins

    @contextmanager
    def reading(self) -> Iterator[Plugins]:
        """The plugins, and every file read as the editor has it, for as long as this lasts."""
        with unsaved(dict(self.texts)):
            if self._loaded is None:
                self._loaded = self._given or load_plugins()
            yield self._edited(self._loaded)

    def saved(self) -> None:
        """A file has been written: what plugins give may be something else now."""
        self._loaded = self._given

    def problems(self, path: Path) -> Mapping[Path, tuple[Problem, ...]]:
        """Everything that is wrong with a file, by the file where it is: this one, or one that it needs."""
        found: dict[Path, dict[Problem, None]] = {path: {}}
        with self.reading() as plugins:
            for problem in check_file(os.fspath(path), plugins).problems:
                found.setdefault(file_of(problem) or path, {})[problem] = None
        return {file: tuple(problems) for file, problems in found.items()}

    def document(self, path: Path) -> Document | None:
        """What a file says; None where it is no document, of which `problems` says why."""
        with self.reading():
            try:
                return read(path)
            except KompassError:
                return None

    def _edited(self, plugins: Plugins) -> Plugins:
        """The plugins with the scales as the editor has them, as far as they can be read."""
        open_files = {os.path.realpath(path) for path in self.texts}
        scales = dict(plugins.scales)
        for key, document in plugins.scales.items():
            if os.path.realpath(document.source.name) in open_files:
                try:
                    scales[key] = read(document.source.name)
                except KompassError:
                    continue  # it is told where the scale itself is open
        return evolve(plugins, scales=MappingProxyType(scales))


def file_of(problem: Problem) -> Path | None:
    """The file that a problem is in; None where its place is no file."""
    name = problem.place if isinstance(problem.place, str) else problem.place.source.name
    path = Path(name).absolute()
    return path if path.suffix in {".toml", ".json"} else None
