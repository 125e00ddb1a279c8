"""Find: the file that a name stands for."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.problems import KompassError, Problem, near

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.contributions import Plugins
    from kompass_core.problems import Span

SUFFIXES = (".toml", ".json")
"""Of what is written as text."""

WORKBOOK = ".xlsx"
"""Of an evaluation that is filled in as a workbook; none is installed with a framework."""


def find(name: str, plugins: Plugins) -> Path:
    """The file of a framework or an evaluation: a path, `id@revision`, or an evaluation's id.

    Raises KompassError where there is none.
    """
    a_file = os.path.isfile(name) or is_path(name)  # noqa: PTH113 - takes any name
    if not a_file and ("@" in name or name in plugins.frameworks):
        return find_framework(name, plugins)
    return find_evaluation(name, plugins)


def find_framework(
    name: str, plugins: Plugins, near_path: Path | None = None, place: Span | str | None = None
) -> Path:
    """The file of a framework that is named `id@revision`, or by a path.

    A path is taken from the folder of `near_path`, the file that names it; where that lies in an archive,
    it is what was kept with it. `place` is where the name stands, for whom it concerns. Raises KompassError
    where there is no such framework.
    """
    where = name if place is None else place
    if is_path(name):
        path = near_path.parent / name if near_path else Path(name)
        if os.path.isfile(path):  # noqa: PTH113 - takes any name
            return path
        if near_path and (kept := _kept(near_path)):
            return kept
        hint = "it is looked for from the folder of the file that names it" if near_path else "check the path"
        raise KompassError([Problem("unknown-framework", f"there is no file `{path}`", where, hint)])
    known = revisions(plugins)
    if name in known:
        return _only(known[name], "framework", name, where)
    message, hint = f"there is no framework `{name}`", "write `id@revision`, or a path to its file"
    raise KompassError([Problem("unknown-framework", message, where, _hint(name, known, hint))])


def find_evaluation(name: str, plugins: Plugins, place: Span | None = None) -> Path:
    """The file of an evaluation: a path to it, or the name of one that lies beside a framework.

    A file wins over an id. `place` is where the name stands, for whom it concerns. Raises KompassError where
    there is no such evaluation.
    """
    where = name if place is None else place
    if os.path.isfile(name) or is_path(name):  # noqa: PTH113 - takes any name
        return Path(name)
    known = evaluations(plugins)
    if name in known:
        return _only(known[name], "evaluation", name, where)
    message, hint = f"there is neither a file nor an evaluation `{name}`", "give the path of its file"
    raise KompassError([Problem("unknown-evaluation", message, where, _hint(name, known, hint))])


def is_path(name: str) -> bool:
    """Whether a name is the way to a file, by how it looks."""
    return name.endswith((*SUFFIXES, WORKBOOK)) or "/" in name or os.sep in name


def revisions(plugins: Plugins) -> dict[str, list[Path]]:
    """The files of all revisions, by `id@revision`; nothing is opened."""
    known: dict[str, list[Path]] = {}
    for framework, folders in plugins.frameworks.items():
        for path in sorted(path for folder in folders for path in folder.glob("*.toml")):
            known.setdefault(f"{framework}@{path.stem}", []).append(path)
    return known


def evaluations(plugins: Plugins) -> dict[str, list[Path]]:
    """The files of all evaluations that lie beside a framework, by their names; nothing is opened."""
    known: dict[str, list[Path]] = {}
    for folders in plugins.frameworks.values():
        for path in sorted(path for folder in folders for path in folder.glob("evaluations/*")):
            if path.suffix in SUFFIXES:
                known.setdefault(path.stem, []).append(path)
    return known


def _kept(evaluation: Path) -> Path | None:
    from kompass_core.hooks.kept_definition import kept_definition  # noqa: PLC0415 - few lie in an archive

    return kept_definition(evaluation)


def _only(paths: list[Path], kind: str, name: str, where: Span | str) -> Path:
    if len(paths) > 1:
        message = f"there is more than one {kind} `{name}`: {', '.join(map(str, paths))}"
        raise KompassError(
            [Problem("duplicate-id", message, where, "give the path of the one that is meant")]
        )
    return paths[0]


def _hint(name: str, known: Mapping[str, object], otherwise: str) -> str:
    likely = " or ".join(f"`{one}`" for one in near(name, known) or _begun(name, known))
    return f"did you mean {likely}?" if likely else otherwise


def _begun(name: str, known: Iterable[str]) -> list[str]:
    """Names of which this is the part before the `@`."""
    return [one for one in known if one.partition("@")[0] == name][:4]
