"""Steps: expressions under names, each once, in the order in which they are worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules.amount import Amount
from kompass_core.rules.ends import Doubt
from kompass_core.rules.whole import Bit, Column, Flag, Hole, Int, Linear, Named, Pick

if TYPE_CHECKING:
    from kompass_core.rules.ends import Ends
    from kompass_core.rules.whole import Number, Truth


class Steps:
    """The steps of a plan so far."""

    def __init__(self, prefix: str = "") -> None:
        """Begin with none; all names begin with the prefix."""
        self.prefix = prefix
        self.made: list[Named] = []

    def named(self, value: Number, *, always: bool = False) -> Number:
        """The column of a number; what is a mere sum of columns stays one unless it is `always` named.

        So the sum of sums that nobody asked for is one sum, over columns and what stands for their holes.
        """
        plain = _ready(value) or (isinstance(value, Linear) and all(_ready(term) for _, term in value.terms))
        if isinstance(value, Int | Column) or (plain and not always):
            return value
        name = f"{self.prefix}v{len(self.made)}"
        self.made.append(Named(name, value))
        return Column(name, value.low, value.high)

    def flag(self, value: Truth) -> Truth:
        """The column of a truth."""
        if isinstance(value, Bit | Flag):
            return value
        name = f"{self.prefix}f{len(self.made)}"
        self.made.append(Named(name, value))
        return Flag(name)

    def measure(self, value: Ends | Doubt, *, always: bool) -> Ends | Doubt:
        """A measure of an item, as it is found from then on."""
        if isinstance(value, Doubt):
            sure = self.flag(value.sure)
            return Doubt(sure, sure if value.sure == value.possible else self.flag(value.possible))
        return value.through(
            lambda one: Amount(self.named(one.top, always=always), one.scale, self.named(one.bottom))
        )


def _ready(value: Number) -> bool:
    """Whether it takes no more than a look at a column."""
    match value:
        case Column():
            return True
        case Pick(condition=Hole(name), then=Int(), otherwise=Column(name=same)):
            return name == same
        case _:
            return False
