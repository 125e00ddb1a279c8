"""Plan: one scale of a framework laid out for a table with a row for each evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.rules.amount import Amount
    from kompass_core.rules.ends import Ends
    from kompass_core.rules.whole import Named, Number, Truth

ABSENT = -1
"""What stands in a column where something does not apply; a hole is what nobody answered."""


@frozen
class Input:
    """One column that goes in: judgements of a dimension of an item, or (`dimension` None) its points.

    Whole numbers: `scale` times the share, or the points. `steps` maps the name of each step to its
    number; points have none, and reach from 0 to `most`. A hole is an answer that is missing, or no points
    given; ABSENT a dimension that does not apply.
    """

    name: str
    code: str
    dimension: str | None
    scale: int
    steps: Mapping[str, int]
    most: int


@frozen
class Told:
    """One figure that comes out: a measure of an item, exactly, or (`table` said) as a table prints it.

    `exists` says in which rows there is one: where the item applies and, of a percentage, its maximum is not
    zero. A printed figure is a number of so many parts of one as a power of ten says: `digits`.
    """

    code: str
    measure: str
    table: str | None
    ends: Ends
    exists: Truth
    digits: int | None = None

    @property
    def amounts(self) -> tuple[Amount, Amount]:
        """Its least and its most."""
        return self.ends.low, self.ends.high


@frozen
class Plan:
    """What is worked out of the columns of a table, and in which order.

    `steps` are columns to make, each of what went before; `told` is what comes out. In rows where `aside`
    holds they say nothing: a way that can do more takes those. `missing` is how many judgements that apply
    nobody made.
    """

    scale: str
    inputs: tuple[Input, ...]
    steps: tuple[Named, ...] = field(repr=False)
    told: tuple[Told, ...] = field(repr=False)
    aside: Truth = field(repr=False)
    missing: Number = field(repr=False)
