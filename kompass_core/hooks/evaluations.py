"""Evaluations: names, folders and archives to the files of evaluations that they stand for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.hooks.find import SUFFIXES, WORKBOOK, evaluations, find_evaluation, is_path
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.portfolio.archive.layout import evaluations_in, is_archive
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.contributions import Plugins


def named(names: Iterable[str], plugins: Plugins) -> Iterator[Path]:
    """The file of each evaluation that is named, and all that lie in a folder, each once, in their order.

    Of a folder that is an archive they are those that it has now, by their ids. Raises KompassError where
    there is none of a name, or none in a folder.
    """
    seen: set[Path] = set()
    for name in names:
        for path in _files(name, plugins):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def spread(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each of a folder as the files of the evaluations in it; raises KompassError as above."""
    found = [map(str, _inside(Path(name), name)) if Path(name).is_dir() else (name,) for name in names]
    return tuple(dict.fromkeys(name for listed in found for name in listed))


def made_with(framework: str, at: Path, plugins: Plugins) -> Iterator[Path]:
    """The files of all evaluations that are installed and name this framework, `id@revision` or its file.

    What cannot be read is left to those who are asked about it: `kompass doctor` says what is wrong.
    """
    for paths in evaluations(plugins).values():
        for path in paths:
            try:
                of = read_evaluation(path).framework.name
            except KompassError:
                continue  # as said above
            if of == framework or (is_path(of) and _same(path.parent / of, at)):
                yield path


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _files(name: str, plugins: Plugins) -> list[Path]:
    folder = Path(name)
    return _inside(folder, name) if folder.is_dir() else [find_evaluation(name, plugins)]


def _inside(folder: Path, name: str) -> list[Path]:
    """The files of the evaluations in a folder."""
    suffixes = {*SUFFIXES, WORKBOOK}
    if is_archive(folder):
        found = sorted((Path(entry.path) for _, entry in evaluations_in(folder)), key=lambda one: one.name)
    else:
        # A spreadsheet program keeps a file beside the one that is open, whose name begins with `~$`.
        found = sorted(
            path for path in folder.iterdir() if path.suffix in suffixes and not path.name.startswith("~$")
        )
    if not found:
        message, hint = f"there is no evaluation in `{name}`", "they end in `.toml`, `.json` or `.xlsx`"
        raise KompassError([Problem("unknown-evaluation", message, name, hint)])
    return found
