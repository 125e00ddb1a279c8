"""Programs: the sample item by item, for engines that copy all that a program is given.

So each is given what it needs and nothing else: its own answers, or the points of its children.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from benchmarks.contestant import tenths
from benchmarks.formula import C_LIKE, formula, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.contestant import Figures
    from benchmarks.sample import Sample, Shares

    Execute: TypeAlias = Callable[[dict[str, float]], float]

Answers: TypeAlias = dict[str, dict[str, float]]
"""By question, then by dimension."""


def item_by_item(
    of: Sample, compiled: Callable[[str], Execute], number: Callable[[float], float] | None = None
) -> Callable[[Answers], Figures]:
    """All programs, one after the other; `number` makes the engine's own kind of number of an answer."""
    judged = [
        (item.code, compiled(formula(item, C_LIKE, lambda code, dimension: dimension or code)))
        for item in of.questions
    ]
    summed = []
    for item in of.sums:
        children = [(plain(child, None), child) for child in item.children]
        summed.append((item.code, children, compiled(formula(item, C_LIKE, plain))))

    def run(answers: Answers) -> Figures:
        made: dict[str, float] = {}
        for code, execute in judged:
            given = answers[code]
            made[code] = execute({name: number(value) for name, value in given.items()} if number else given)
        for code, children, execute in summed:
            made[code] = execute({name: made[child] for name, child in children})
        points = list(made.values())
        return points, tenths(points)

    return run


def nested(of: Sample) -> Callable[[Shares], Answers]:
    """An evaluation as a dict of dicts."""

    def prepare(shares: Shares) -> Answers:
        answers: Answers = {question.code: {} for question in of.questions}
        for (code, dimension), share in zip(of.asked, shares, strict=True):
            answers[code][dimension] = float(share)
        return answers

    return prepare
