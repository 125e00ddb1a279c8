"""GitHub: problems to the workflow commands that put them beside the lines of a pull request.

A runner obeys every line that begins with `::`, and whatever stands after `##[` in others, so all that
an author wrote stands behind `::error ...::`, on one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.cli.forges.where import where
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.problems import Problem

DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(problems: Iterable[Problem]) -> str:
    """One command a problem, each on a line of its own."""
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    properties = ",".join(f"{name}={value.translate(PROPERTY)}" for name, value in _properties(problem))
    return f"::{problem.severity} {properties}::{_text(problem).translate(DATA)}"


def _properties(problem: Problem) -> Iterator[tuple[str, str]]:
    found = where(problem.place)
    if found.path is not None:
        yield "file", found.path
    if found.region is not None:
        region = found.region
        yield "line", str(region.line)
        yield "endLine", str(region.end_line)
        if region.line == region.end_line:  # columns of several lines are refused
            yield "col", str(region.column)
            yield "endColumn", str(region.end_column)
    yield "title", problem.slug


def _text(problem: Problem) -> str:
    """What is wrong; the log of a run shows nothing else, so the place stands before it."""
    lines = [f"{problem.place}: {problem.message}"]
    lines += [f"note: {label}: {span}" for label, span in problem.related]
    lines += [f"hint: {problem.hint}"] if problem.hint else []
    return "\n".join(map(plain, lines))
