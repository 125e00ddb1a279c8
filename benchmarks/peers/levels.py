"""Levels: a whole level of the sample as one expression, from a list of what is below to a list.

Not what anybody recommends, but the quickest way that we know through engines whose cost is the
way in and out: four calls instead of 214.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.contestant import tenths
from benchmarks.formula import C_LIKE, formula
from benchmarks.sample import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.contestant import Figures
    from benchmarks.sample import Sample, Shares, Sum

    Level: TypeAlias = Callable[[list[float]], list[float]]
    """From all values of one level to all of the next, in order."""


def levels(of: Sample) -> tuple[str, ...]:
    """The expression of each level in the C-like dialect; what is below is called `below`."""
    below = {answer: number for number, answer in enumerate(of.asked)}
    expressions = []
    for _, group in groupby(of.items, _level):
        items = tuple(group)
        expressions.append(_listed(items, below))
        below = {(item.code, ""): number for number, item in enumerate(items)}
    return tuple(expressions)


def through(steps: Iterable[Level]) -> Callable[[list[float]], Figures]:
    """All levels, one after the other."""
    taken = tuple(steps)

    def run(answers: list[float]) -> Figures:
        points: list[float] = []
        below = answers
        for step in taken:
            below = step(below)
            points += below
        return points, tenths(points)

    return run


def doubles(shares: Shares) -> list[float]:
    """An evaluation as a list of doubles."""
    return [float(share) for share in shares]


def _level(item: Question | Sum) -> str:
    return "question" if isinstance(item, Question) else item.level


def _listed(items: tuple[Question | Sum, ...], below: dict[tuple[str, str], int]) -> str:
    def name(code: str, dimension: str | None) -> str:
        return f"below[{below[code, dimension or '']}]"

    return f"[{', '.join(formula(item, C_LIKE, name) for item in items)}]"
