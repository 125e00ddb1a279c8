"""Sort: problems in the order of the text, each mistake once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.problems import Problem


def sort(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file and place, without those that say the same of the same place."""
    unique = {(problem.slug, str(problem.place), problem.message): problem for problem in problems}
    return sorted(unique.values(), key=_place)


def _place(problem: Problem) -> tuple[str, int, str]:
    if isinstance(problem.place, str):
        return problem.place, -1, problem.slug
    return problem.place.source.name, problem.place.start, problem.slug
