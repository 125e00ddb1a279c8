"""Sort: problems in the order of the text, each mistake once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.problems import Problem


MOST = 100
"""Told of one pass: nobody reads more, and a hostile file has as many as it wants."""


def sort(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file and place, without those that say the same of the same place."""
    unique: dict[tuple[str, int, str, str], Problem] = {}
    for problem in problems:
        unique.setdefault((*_place(problem), problem.message), problem)
    return sorted(unique.values(), key=_place)[:MOST]


def _place(problem: Problem) -> tuple[str, int, str]:
    if isinstance(problem.place, str):
        return problem.place, -1, problem.slug
    return problem.place.source.name, problem.place.start, problem.slug


def refuse(problems: Iterable[Problem]) -> None:
    """Stop where there are problems.

    Raises:
        KompassError: all of them, sorted.
    """
    found = sort(problems)
    if found:
        raise KompassError(found)
