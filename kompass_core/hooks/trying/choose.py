"""Choose: what somebody names to the files of expectations that are meant."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from kompass_core.hooks.find import SUFFIXES, find_framework, is_path, revisions
from kompass_core.hooks.kind import kind_of
from kompass_core.hooks.trying.plan import plan
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.check.expectation import NOTHING
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.hooks.trying.plan import Plan
    from kompass_core.model.contributions import Plugins

EXPECTATIONS: Final = "expectations"
HEAD: Final = re.compile(rb"^[ \t]*\[[ \t]*expectation[ \t]*\]", re.MULTILINE)
HINT: Final = f"write one into the folder `{EXPECTATIONS}` beside it; `kompass explain {NOTHING}` shows how"


@frozen
class Chosen:
    """The file of an expectation, what it is shown as, and its plan where that was needed to choose it."""

    name: str
    path: Path
    planned: Plan | None = field(default=None, repr=False)


@frozen
class Choice:
    """The files that are meant, each once, and the files of frameworks that are named, or installed."""

    chosen: tuple[Chosen, ...]
    frameworks: tuple[Path, ...] = ()
    installed: bool = False


def choose(names: Iterable[str], plugins: Plugins) -> Choice:
    """The expectations in files and folders, and those beside frameworks that are named.

    Where nothing is named they are those in the current folder and below; where there is none, all that are
    installed.

    Raises:
        KompassError: a name means nothing, or there is no expectation where it points: `nothing-expected`.
    """
    wanted = tuple(dict.fromkeys(names))
    if not wanted:
        here = tuple(_in_folder(Path()))
        return Choice(here) if here else _all(plugins)
    found: dict[Path, Chosen] = {}
    frameworks: dict[Path, None] = {}
    problems: list[Problem] = []
    for name in wanted:
        try:
            choice = _meant(name, plugins)
        except KompassError as error:
            problems.extend(error.problems)
            continue
        if not choice.chosen:
            problems.append(Problem(NOTHING, "no expectation is here, so nothing can be tried", name, HINT))
        for one in choice.chosen:
            found.setdefault(one.path.resolve(), one)
        frameworks.update(dict.fromkeys(choice.frameworks))
    if problems:
        raise KompassError(problems)
    return Choice(tuple(found.values()), tuple(frameworks))


def _all(plugins: Plugins) -> Choice:
    chosen = tuple(one for name in plugins.frameworks for one in _of_framework(name, plugins))
    if not chosen:
        message = "neither in this folder nor among what is installed is an expectation"
        hint = f"write one, or name a file, a folder or a framework; `kompass explain {NOTHING}` shows how"
        raise KompassError([Problem(NOTHING, message, os.curdir, hint)])
    files = tuple(path for paths in revisions(plugins).values() for path in paths)
    return Choice(chosen, files, installed=True)


def _meant(name: str, plugins: Plugins) -> Choice:
    path = Path(name)
    if os.path.isdir(path):  # noqa: PTH112 - takes any name
        return Choice(tuple(_in_folder(path)))
    if os.path.isfile(path) or is_path(name):  # noqa: PTH113 - as above
        return _file(path, plugins)
    if name in plugins.frameworks:
        files = tuple(file for one, paths in revisions(plugins).items() for file in paths if _id(one) == name)
        return Choice(tuple(_of_framework(name, plugins)), files)
    if "@" in name:
        return _revision(find_framework(name, plugins), plugins)
    known = {one.path.stem: one for id_ in plugins.frameworks for one in _of_framework(id_, plugins)}
    if name in known:
        return Choice((known[name],))
    message = f"there is neither a file, a folder, a framework nor an expectation `{name}`"
    hint = (
        did_you_mean(name, (*plugins.frameworks, *revisions(plugins), *known)) or "give the path of its file"
    )
    raise KompassError([Problem("unknown-framework", message, name, hint)])


def _id(name: str) -> str:
    return name.partition("@")[0]


def _file(path: Path, plugins: Plugins) -> Choice:
    if kind_of(read(path)) == "framework":
        return _revision(path, plugins)
    return Choice((Chosen(str(path), path),))


def _revision(framework: Path, plugins: Plugins) -> Choice:
    """The expectations beside a revision that are of it, and those that cannot be read."""
    chosen = []
    for file in _files(framework.parent / EXPECTATIONS):
        try:
            planned = plan(file, plugins)
        except KompassError:
            chosen.append(Chosen(str(file), file))
            continue
        if any(one.samefile(framework) for one in planned.frameworks()):
            chosen.append(Chosen(str(file), file, planned))
    return Choice(tuple(chosen), (framework,))


def _of_framework(name: str, plugins: Plugins) -> Iterator[Chosen]:
    """The expectations in the folders of an installed framework."""
    for folder in plugins.frameworks[name]:
        for file in _files(folder / EXPECTATIONS):
            yield Chosen((folder.name / file.relative_to(folder)).as_posix(), file)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES)


def _in_folder(folder: Path) -> Iterator[Chosen]:
    """All expectations in a folder and below: what lies in folders for them, and what says that it is one."""
    for place, below, files in os.walk(folder):
        below[:] = sorted(name for name in below if _looked_into(Path(place, name)))
        for name in sorted(files):
            path = Path(place, name)
            if path.suffix in SUFFIXES and (path.parent.name == EXPECTATIONS or says_so(path)):
                yield Chosen(str(path), path)


def _looked_into(folder: Path) -> bool:
    """Whether a folder may hold files of somebody here, and not what is hidden or installed."""
    return not folder.name.startswith(".") and not (folder / "pyvenv.cfg").exists()


def says_so(path: Path) -> bool:
    """Whether a file has the table that makes it an expectation; nothing else of it is read."""
    try:
        return path.suffix == ".toml" and HEAD.search(path.read_bytes()) is not None
    except OSError:
        return False  # it is nobody's expectation, and may be anything
