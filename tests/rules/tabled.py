"""Tabled: what is around a rule as one row of a table, for the evaluators of many evaluations at once.

Each number has a column of its own that could hold others too, so that nothing is settled before the row
is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.rules.amount import Amount
from kompass_core.rules.ends import Doubt, Ends, exact, settled
from kompass_core.rules.interval import Interval
from kompass_core.rules.scene import Member, Scene
from kompass_core.rules.typed import Own, walk
from kompass_core.rules.whole import Bit, Column, Flag, Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.rules.evaluate import Surroundings, Value
    from kompass_core.rules.scene import Measure
    from kompass_core.rules.typed import Typed
    from kompass_core.rules.whole import Number, Truth


class OpenEnd(Exception):  # noqa: N818 - nothing is wrong
    """A value comes as near to an end as one likes, which no column can say."""


@frozen
class Row:
    """The columns of one row so far, and the steps that were named on the way."""

    folded: bool
    cells: dict[str, int | bool] = field(factory=dict)
    steps: list[Named] = field(factory=list)
    aside: list[Truth] = field(factory=list)

    def scene(self, around: Surroundings, rule: Typed) -> Scene:
        """What is around a rule, as far as it looks, as it stands in the row; raises OpenEnd."""
        named = {node.name for node in walk(rule) if isinstance(node, Own)}
        own = self._measures({name: value for name, value in around.own.items() if name in named})
        shares = {
            name: Member(
                self._cell(True),
                {"share": self._measure(share), "weight": self._measure(around.weights[name])},
            )
            for name, share in around.shares.items()
        }
        children = tuple(Member(self._cell(True), self._measures(child)) for child in around.children)
        return Scene(own, shares, children, self._named, self.aside)

    def _measures(self, values: Mapping[str, Value]) -> dict[str, Measure]:
        return {name: self._measure(value) for name, value in values.items()}

    def _measure(self, value: Value) -> Measure:
        if not isinstance(value, Interval):
            if value is not None:
                return settled(self._cell(value))
            return Doubt(self._cell(False), self._cell(True))
        if value.low_open or value.high_open:
            raise OpenEnd
        if self.folded:
            return Ends(exact(value.low).low, exact(value.high).high)
        low = self._amount(value.low.numerator, value.low.denominator)
        return Ends(low, low if value.known else self._amount(value.high.numerator, value.high.denominator))

    def _amount(self, top: int, scale: int) -> Amount:
        name = f"c{len(self.cells)}"
        self.cells[name] = top
        low, high = (3 * top - 9, 0) if top < 0 else (0, 3 * top + 9)
        return Amount(Column(name, low, high), scale)

    def _cell(self, value: bool) -> Truth:
        if self.folded:
            return Bit(value)
        name = f"c{len(self.cells)}"
        self.cells[name] = value
        return Flag(name)

    def _named(self, value: Number) -> Number:
        name = f"v{len(self.steps)}"
        self.steps.append(Named(name, value))
        return Column(name, value.low, value.high)
