"""Environment: what we run on: Python, the packages that we need, the terminal, the cache, the variables."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, entry_points, version
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final

from kompass_core.hooks import cache
from kompass_core.hooks.doctor.bounds import required, within
from kompass_core.hooks.doctor.examined import Examined
from kompass_core.hooks.settings import BLOCK, LIMIT, ONLY
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.metadata import Distribution
    from typing import TextIO

COMMAND: Final = "kompass"
PREFIX: Final = "KOMPASS_"
VARIABLES: Final = (cache.VARIABLE, ONLY, BLOCK, LIMIT)
SAMPLE: Final = "å ä ö æ ø é – − × “”"
"""What a report may have in it, beside the letters and signs that every encoding has."""


def environment(streams: Mapping[str, TextIO], variables: Mapping[str, str]) -> Iterator[Examined]:
    """Every examination of what we run on; `streams` are those that a person may be looking at."""
    ours = _distribution()
    yield _python(ours)
    yield from _packages(ours)
    for name, stream in streams.items():
        yield _terminal(name, stream)
    yield _cache(variables)
    for problem in unread(variables):
        yield Examined("environment", str(problem.place), "", (problem,))


def unread(variables: Mapping[str, str]) -> tuple[Problem, ...]:
    """A problem for each variable that is called as if it were for us, and is not."""
    names = (name for name in sorted(variables) if name.startswith(PREFIX) and name not in VARIABLES)
    message = "nothing reads a variable of this name"
    return tuple(
        Problem("unfit-environment", message, name, did_you_mean(name, VARIABLES), severity="warning")
        for name in names
    )


def _distribution() -> Distribution | None:
    """The distribution that we are, known by the command that it installs."""
    found = entry_points(group="console_scripts", name=COMMAND)
    ours = (entry for entry in found if entry.value.partition(".")[0] == __name__.partition(".")[0])
    return next((entry.dist for entry in ours if entry.dist), None)


def _python(ours: Distribution | None) -> Examined:
    bounds = str(ours.metadata["Requires-Python"] or "") if ours else ""
    return _version("Python", platform.python_version(), bounds)


def _packages(ours: Distribution | None) -> Iterator[Examined]:
    if ours is None:
        message = "the command is not installed, so nobody says which packages are needed"
        yield _unfit("packages", "", message, "install it with pip", "warning")
        return
    for name, bounds in filter(None, map(required, ours.requires or ())):
        try:
            there = version(name)
        except PackageNotFoundError:
            yield _unfit(
                name, "", f"it is not installed, and {bounds or 'some version'} is needed", "install it"
            )
        else:
            yield _version(name, there, bounds)


def _version(name: str, there: str, bounds: str) -> Examined:
    said = f"{there} ({bounds})" if bounds else there
    kept = within(there, bounds)
    if kept is None:
        return _unfit(name, said, f"whether {there} is within {bounds} cannot be said", None, "warning")
    if not kept:
        return _unfit(
            name, said, f"this is version {there}, and {bounds} is needed", "install another version"
        )
    return Examined("environment", name, said)


def _terminal(name: str, stream: TextIO) -> Examined:
    encoding = stream.encoding or "utf-8"
    said = f"{encoding}{'' if stream.isatty() else ', not a terminal'}"
    try:
        SAMPLE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        message = f"its encoding {encoding} lacks letters and signs that reports have"
        return _unfit(name, said, message, "use a UTF-8 locale, or set PYTHONUTF8=1")
    return Examined("environment", name, said)


def _cache(variables: Mapping[str, str]) -> Examined:
    if variables.get(cache.VARIABLE) == "":
        return Examined("environment", "cache", f"none, as {cache.VARIABLE} says")
    if not hasattr(os, "getuid"):
        return Examined("environment", "cache", "none, on this system")
    place = cache.folder()
    if place is None:
        message = "its folder cannot be made, or is not ours alone, so nothing is kept"
        hint = f"`{cache.VARIABLE}` may name another folder, which only you may write to"
        return _unfit("cache", "", message, hint)
    try:
        with TemporaryFile(dir=place):
            return Examined("environment", "cache", str(place))
    except OSError as error:
        message = f"nothing can be written to it: {(error.strerror or str(error)).lower()}"
        return _unfit("cache", str(place), message, "make room, or let it be written to")


def _unfit(name: str, said: str, message: str, hint: str | None, severity: str = "error") -> Examined:
    problem = Problem(
        "unfit-environment", message, name, hint, severity="warning" if severity == "warning" else "error"
    )
    return Examined("environment", name, said, (problem,))
