"""Format file: a file that is a definition or an evaluation to its bytes as it should be laid out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.hooks.kind import NAMED, kind_of
from kompass_core.problems import KompassError
from kompass_core.stages.layout import layout
from kompass_core.stages.read import read_text
from kompass_core.stages.reading.decode import decode
from kompass_core.stages.reading.fetch import fetch, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.problems import Problem

SUFFIX = ".toml"


@frozen
class Formatted:
    """A file, by the name it was asked for: its bytes before and after, and what is wrong with it.

    Where anything is wrong, both are the same.
    """

    name: str
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether it is not laid out yet as it should be."""
        return self.before != self.after


def format_file(name: str) -> Formatted:
    """A file that is read from a path; nothing is written."""
    try:
        data = fetch(name)
        if not name.lower().endswith(SUFFIX):
            message = "only files of TOML are laid out, and this is none by its name"
            raise unreadable(name, message, "name it after what is in it")
    except KompassError as error:
        return Formatted(name, b"", b"", error.problems)
    return format_bytes(data, name)


def format_bytes(data: bytes, name: str) -> Formatted:
    """The bytes of a TOML file in hand; `name` is what its author knows it by."""
    try:
        document = read_text(decode(data, name).text, name)
        kind_of(document)
        return Formatted(name, data, layout(document).encode())
    except KompassError as error:
        return Formatted(name, data, data, error.problems)


def files_in(names: Iterable[str]) -> Iterator[str]:
    """The files, and those of ours in the folders, each once, in the order of their paths.

    Of a folder, what is hidden is left out, and what is TOML but says nothing of its kind: it is somebody
    else's.
    """
    seen: set[str] = set()
    for name in names:
        for path in _within(Path(name)) if os.path.isdir(name) else (name,):  # noqa: PTH112 - any name
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield path


def _within(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and _ours(str(path)):
            yield str(path)


def _ours(name: str) -> bool:
    """Whether a file says of what kind it is; one that cannot be read may well be ours."""
    try:
        document = read_text(decode(fetch(name), name).text, name)
    except KompassError:
        return True
    return any(key in document.root for key in NAMED)
