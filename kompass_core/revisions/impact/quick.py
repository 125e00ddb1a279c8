"""Quick: evaluations that are made up, each judged on everything, through a chain by compiled functions.

A function for every link, on integers: a thousand times quicker than the reference, and the same to the
last digit. Nothing is kept of an evaluation but the points of the whole.
"""

from __future__ import annotations

from fractions import Fraction
from operator import add
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.impact import Change, Mean
from kompass_core.problems import KompassError, Problem
from kompass_core.revisions.impact.draws import Draws
from kompass_core.revisions.impact.shared import shared_out
from kompass_core.rules.interval import exactly
from kompass_core.stages.function import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.function import Function, Number
    from kompass_core.revisions.impact.chain import Chain, Link

    Table = tuple[tuple[int, tuple[int, ...]], ...]
    """For each number that goes in: the place of its draw, and the number for each outcome of that."""


class Quick:
    """The functions of a chain, what goes into each, and the sums of what came out at both ends."""

    def __init__(self, chain: Chain, drawn_from: Sequence[Evaluation]) -> None:
        """Compile every link; raises KompassError where a rule makes figures that are too long."""
        self.chain = chain
        functions = [_compiled(link) for link in chain.links]
        self.runs = [one.run for one in functions]
        self.draws = Draws(chain, functions, drawn_from)
        tables = [self.draws.table(link, one) for link, one in enumerate(functions)]
        self.tables = tuple(dict.fromkeys(tables))
        self.table_of = [self.tables.index(one) for one in tables]
        self.whole = [_place(one, TOTAL) for one in functions]
        self.ends = functions[0], functions[-1]
        self.sums: tuple[list[Number], list[Number]] = tuple([0] * len(one.results) for one in self.ends)  # type: ignore[assignment]  # two of them
        self.count = 0

    def change(self, seed: str) -> Change:
        """The change of the whole of one evaluation, drawn with a seed of its own; the sums grow by it."""
        drawn = self.draws.draw(seed)
        inputs = [tuple([numbers[drawn[place]] for place, numbers in table]) for table in self.tables]
        values: list[Fraction | None] = []
        last = len(self.runs) - 1
        for link, run in enumerate(self.runs):
            try:
                results = run(inputs[self.table_of[link]])
            except ZeroDivisionError:
                if link in {0, last}:
                    raise
                values.append(None)
                continue
            place, scale = self.whole[link]
            values.append(Fraction(results[place]) / (scale or 1))
            if link in {0, last}:
                sums = self.sums[link == last]
                sums[:] = map(add, sums, results)
        self.count += 1
        first, end = values[0] or Fraction(0), values[-1] or Fraction(0)
        return Change(exactly(first), exactly(end), shared_out(TOTAL, first, values, end))

    def means(self) -> dict[str, Mean]:
        """The sums of the points of every item that is there at both ends."""
        found = {}
        for row, keys in self.chain.rows:
            if row.before and row.after:
                old = keys[-1]
                ends = zip(self.sums, self.ends, (old, keys[0]), strict=True)
                before, after = (_sum(sums, made, key) for sums, made, key in ends)
                found[row.code] = Mean(before, after, self.count)
        return found


def _compiled(link: Link) -> Function:
    try:
        return function(link.sheet)
    except ValueError as error:
        message = f"nothing can be generated for it: {error}"
        raise KompassError([Problem("rule-limit", message, link.sheet.scale.span)]) from error


def _sum(sums: Sequence[Number], made: Function, code: str) -> Fraction:
    place, scale = _place(made, code)
    return Fraction(sums[place]) / (scale or 1)


def _place(made: Function, code: str) -> tuple[int, int | None]:
    """Where the exact points of an item stand among what comes out, and in parts of how many."""
    return next(
        (place, result.scale)
        for place, result in enumerate(made.results)
        if (result.code, result.measure, result.print) == (code, "points", None)
    )
