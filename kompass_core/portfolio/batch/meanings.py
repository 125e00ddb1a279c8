"""Meanings: what values of a column mean, each asked about once, and what reads a column so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import polars as pl

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.model.plan import ABSENT
from kompass_core.portfolio.batch.cell import Misfilled, judgement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.plan import Input

MOST: Final = 1000
"""Values of one dimension that are remembered; where there are more they are hardly steps."""

WIDTHS: Final = ((pl.Int8, 7), (pl.Int16, 15), (pl.Int32, 31), (pl.Int64, 63))


def width(most: int) -> type[pl.Int8 | pl.Int16 | pl.Int32 | pl.Int64]:
    """The narrowest type that holds numbers from -1 to `most`."""
    return next(one for one, bits in WIDTHS if most < 2**bits)


class Meanings:
    """What the values of one dimension say: a number, or None for that nobody answered."""

    def __init__(self, of: Input) -> None:
        """Begin with the names of its steps."""
        self.of = of
        self.dimension = of.dimension or ""
        self.width = width(of.most)
        self.known: dict[object, int | None] = {NOT_APPLICABLE: ABSENT}
        self.known.update(of.steps)
        self._shares = {name: Fraction(number, of.scale) for name, number in of.steps.items()}

    def read(self, name: str, type_: pl.DataType) -> pl.Expr:
        """The numbers of a column; null where a value says that nobody answered, or is not known."""
        if isinstance(type_, pl.String | pl.Categorical | pl.Enum):
            texts = [
                text for text, number in self.known.items() if isinstance(text, str) and number is not None
            ]
            numbers = pl.Series([self.known[text] for text in texts], dtype=self.width)
            places = pl.col(name).cast(pl.Enum(texts), strict=False).to_physical()
            return pl.lit(numbers).gather(places).alias(name)
        pairs = {value: number for value, number in self.known.items() if not isinstance(value, str)}
        if not pairs:
            return pl.lit(None, dtype=self.width).alias(name)
        old = pl.Series(list(pairs), dtype=type_, strict=False)
        new = pl.Series(list(pairs.values()), dtype=self.width)
        return pl.col(name).replace_strict(old, new, default=None, return_dtype=self.width).alias(name)

    def learn(self, values: Iterable[object]) -> bool:
        """Ask what values mean that are not known; whether any of all of them means a number."""
        learnt = False
        for value in values:
            if value not in self.known and len(self.known) < MOST:
                self._ask(value)
            learnt = learnt or self.known.get(value) is not None
        return learnt

    def _ask(self, value: object) -> None:
        try:
            step = judgement(value, self.dimension, self._shares)
        except Misfilled:
            return  # said where its row is read by itself
        self.known[value] = None if step is None else self.known[step]

    def nothing(self) -> list[object]:
        """The values that say that nobody answered."""
        return [value for value, number in self.known.items() if number is None]
