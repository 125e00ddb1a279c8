"""Intake: what stands in the columns of a table about an item, to what its rules see of it."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from attrs import Factory, define

from kompass_core.model.plan import ABSENT, Input
from kompass_core.rules.amount import Amount, chosen, holds
from kompass_core.rules.ends import Ends, exact, of_one
from kompass_core.rules.making import both, compared, denied, pick
from kompass_core.rules.scene import Member
from kompass_core.rules.whole import NO, YES, Column, Hole, Int
from kompass_core.stages.score.state import reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.program import Line
    from kompass_core.model.scale import Scale
    from kompass_core.portfolio.steps import Steps
    from kompass_core.rules.whole import Number, Truth

UNLIMITED = Fraction(10**9)
"""The most points that can be given to an item without a maximum."""


@define
class Intake:
    """The columns that go in so far.

    `aside` collects the rows that say what the scale refuses, `missing` one for each judgement that nobody
    made.
    """

    scale: Scale
    steps: Steps
    given: Mapping[str, int]
    holes: bool
    absent: bool
    inputs: list[Input] = Factory(list)
    aside: list[Truth] = Factory(list)
    missing: list[Number] = Factory(list)

    def judged(self, line: Line) -> tuple[Mapping[str, Member], Amount | None, Truth]:
        """What is judged of an item, the points given to it, if they may be, and where there are none."""
        points = self._points(line) if line.item.code in self.given and not line.item.children else None
        nowhere: Truth = YES if points is None else Hole(self.inputs[-1].name)
        return {name: self._share(line, name, nowhere) for name in line.asked}, points, nowhere

    def held(self, points: Amount, nowhere: Truth, made: Ends, maximum: Ends) -> Ends:
        """Points given directly stand for what rules make, and may not be more than there are."""
        there = denied(nowhere)
        self.aside.append(both([there, holds(">", points, maximum.high)]))
        low = chosen(there, points, made.low)
        return Ends(low, low if made.known else chosen(there, points, made.high))

    def _points(self, line: Line) -> Amount:
        """The points of an item that may be given directly."""
        parts = self.given[line.item.code]
        most = UNLIMITED if line.item.maximum is None else line.item.maximum
        top = self._input(line.item.code, None, parts, {}, int(most * parts))
        return Amount(top, parts)

    def _share(self, line: Line, name: str, nowhere: Truth) -> Member:
        """One dimension of an item: whether it applies, what it may be worth, and its weight.

        Where points are given to the item (not `nowhere`) nobody looked further, and it may be worth
        anything.
        """
        dimension = self.scale.dimensions[name]
        parts = lcm(*(step.denominator for step in dimension.steps.values()))
        steps = {step: int(share * parts) for step, share in dimension.steps.items()}
        column = self._input(line.item.code, name, parts, steps, max(steps.values()))
        weight = exact(dimension.weight)
        least, most = (int(end * parts) for end in _reach(dimension.steps))
        value = Column(column.name, least, most)
        if not self.holes:
            return Member(YES, {"share": of_one(Amount(value, parts)), "weight": weight})
        hole = Hole(column.name)
        absent = both([denied(hole), compared("<", column, Int(0))]) if self.absent else NO
        absent = self.steps.flag(absent)
        if self.scale.not_applicable == "refuse":
            self.aside.append(absent)
        unanswered = both([hole, nowhere])
        self.missing.append(pick(unanswered, Int(1), Int(0)))
        zero = unanswered if self.scale.unanswered == "zero" else NO
        ends = []
        for end in (least, most):
            otherwise = pick(absent, Int(least), value)
            worth = self.steps.named(pick(hole, pick(zero, Int(0), Int(end)), otherwise))
            ends.append(Amount(worth, parts))
        return Member(denied(absent), {"share": Ends(*ends), "weight": weight})

    def _input(
        self, code: str, dimension: str | None, scale: int, steps: Mapping[str, int], most: int
    ) -> Column:
        name = f"i{len(self.inputs)}"
        self.inputs.append(Input(name, code, dimension, scale, steps, most))
        return Column(name, min(ABSENT, 0), most)


def _reach(steps: Mapping[str, Fraction]) -> tuple[Fraction, Fraction]:
    found = reach(steps.values())
    return found.low, found.high
