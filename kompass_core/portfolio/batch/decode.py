"""Decode: the columns of a table to the whole numbers that a plan takes, and rows that need a closer look.

Whatever is at all unusual (a value that means nothing, points beside judgements, figures known only as
printed) makes its row one for the ordinary way, which says what is wrong in one place. A column that can be
checked as a whole, by its ends and sums, is not looked at cell by cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from attrs import field, frozen

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.model.plan import ABSENT
from kompass_core.portfolio.batch.given import numbers_given
from kompass_core.portfolio.batch.meanings import Meanings, width
from kompass_core.portfolio.batch.percents import Percents, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.batch import Heading
    from kompass_core.model.plan import Input, Plan

NOTHING = ("", UNANSWERED)
"""Texts that say as much as an empty cell."""


@frozen
class Decoded:
    """What a shard says: a column of whole numbers for each input of a plan, under its name.

    `closer` tells in which rows the ordinary way has to be taken, `complete` in which all is judged and
    applies; None where that is so in no row. `applies` tells that nothing in the shard is said not to apply.
    """

    numbers: pl.DataFrame = field(repr=False)
    closer: pl.Series | None
    complete: pl.Series | bool
    applies: bool


class Decoder:
    """Reads tables of one heading whose columns are of some types."""

    def __init__(self, heading: Heading, types: Mapping[str, pl.DataType], plan: Plan) -> None:
        """For the inputs of a plan in which rows may lack what they like."""
        self.heading = heading
        self.types = types
        names = {asked: name for name, asked in heading.judged.items()}
        self.judged = [
            (one, names.get((one.code, one.dimension))) for one in plan.inputs if one.dimension is not None
        ]
        self.given = [one for one in plan.inputs if one.dimension is None]
        self.percents = {
            name: Percents(one, name)
            for one, name in self.judged
            if name is not None and types[name].is_integer() and Percents.knows(one)
        }
        self.meanings: dict[tuple[str, bool], Meanings] = {}

    def decoded(self, table: pl.DataFrame) -> Decoded:
        """What a shard says."""
        numbers, closer = self._judgements(table)
        masks = [mask for mask in (closer, *self._absent(table, numbers)) if mask is not None]
        for one in self.given:
            numbers[one.name], mask = self._points(one, table, numbers)
            masks.append(mask)
        masks += self._else(table)
        whole = pl.DataFrame(numbers)
        closely = pl.any_horizontal(masks) if masks else None
        found = None if closely is None else pl.select(closely).to_series()
        if found is not None and not found.any():
            found = None
        judged = [one.name for one, _ in self.judged]
        least = whole.select(pl.min_horizontal(pl.col(judged).min())).item() if judged else None
        applies = least is None or least >= 0
        return Decoded(whole, found, self._complete(whole, found, applies=applies), applies)

    def _judgements(self, table: pl.DataFrame) -> tuple[dict[str, pl.Series], pl.Series | None]:
        """The numbers of all judgements, and in which rows there is one that means nothing."""
        made = table.select(self._read(one, name) for one, name in self.judged)
        numbers = {column.name: column for column in made.get_columns()}
        masks: list[pl.Series] = []
        checked = wrong(list(self.percents.values()), table, numbers)
        for one, name in self.judged:
            if name is None:
                continue
            source = table[name]
            if name in self.percents:
                if name in checked:
                    masks.append(checked[name])
                    numbers[one.name] = numbers[one.name].set(checked[name], None)
            elif numbers[one.name].null_count() != source.null_count():
                numbers[one.name], mask = self._again(one, source, numbers[one.name])
                masks.append(mask)
        return numbers, pl.select(pl.any_horizontal(masks)).to_series() if masks else None

    def _read(self, one: Input, name: str | None) -> pl.Expr:
        if name is None or self.types[name] == pl.Null:
            return pl.lit(None, dtype=width(one.most)).alias(one.name)
        if name in self.percents:
            return self.percents[name].read()
        return self._meanings(one, self.types[name]).read(name, self.types[name]).alias(one.name)

    def _again(self, one: Input, source: pl.Series, numbers: pl.Series) -> tuple[pl.Series, pl.Series]:
        """The numbers of a column in which some values are not known yet, and which of them mean nothing."""
        meanings = self._meanings(one, source.dtype)
        if meanings.learn(source.filter(numbers.is_null() & source.is_not_null()).unique().to_list()):
            read = meanings.read(source.name, source.dtype).alias(one.name)
            numbers = source.to_frame().select(read).to_series()
        unknown = numbers.is_null() & source.is_not_null()
        nothing = [
            value for value in meanings.nothing() if isinstance(value, str) == (source.dtype == pl.String)
        ]
        if nothing and source.dtype == pl.String:
            unknown &= ~source.is_in(nothing)
        elif nothing:
            unknown &= ~source.cast(pl.String).is_in([str(value) for value in nothing])
        return numbers, unknown

    def _meanings(self, one: Input, type_: pl.DataType) -> Meanings:
        # The kinds are kept apart: what a text means is no question of numbers.
        key = (one.dimension or "", type_.is_numeric())
        if key not in self.meanings:
            self.meanings[key] = Meanings(one)
        return self.meanings[key]

    def _absent(self, table: pl.DataFrame, numbers: dict[str, pl.Series]) -> Iterator[pl.Series]:
        """Lay over the judgements which items do not apply; rows in which that is not all that is said."""
        for name, code in self.heading.whole.items():
            said = table[name].cast(pl.String)
            said = said.set(said.is_in(NOTHING), None)
            absent = (said == NOT_APPLICABLE).fill_null(value=False)
            own = [one for one, _ in self.judged if one.code == code]
            judged = (
                pl.any_horizontal(numbers[one.name].is_not_null() for one in own)
                if own
                else pl.lit(value=True)
            )
            yield pl.select(said.is_not_null() & (~absent | judged)).to_series()
            for one in own:
                numbers[one.name] = numbers[one.name].set(absent, ABSENT)

    def _points(
        self, one: Input, table: pl.DataFrame, numbers: dict[str, pl.Series]
    ) -> tuple[pl.Series, pl.Series]:
        """Points given to an item that is judged; rows in which they are not all that is said of it."""
        given, closer = numbers_given(one, table[one.code])
        own = [numbers[other.name].is_not_null() for other, _ in self.judged if other.code == one.code]
        if own:
            closer |= given.is_not_null() & pl.select(pl.any_horizontal(own)).to_series()
        return given.alias(one.name), closer

    def _else(self, table: pl.DataFrame) -> Iterator[pl.Series]:
        """Rows that say what columns know nothing of."""
        judged = {one.code for one in self.given}
        for name in (
            *self.heading.printed,
            *(name for name, code in self.heading.given.items() if code not in judged),
        ):
            source = table[name]
            yield (
                source.is_not_null() & ~source.is_in(NOTHING)
                if source.dtype == pl.String
                else source.is_not_null()
            )

    def _complete(
        self, numbers: pl.DataFrame, closer: pl.Series | None, *, applies: bool
    ) -> pl.Series | bool:
        """In which rows all is judged and applies."""
        judged = [one.name for one, _ in self.judged]
        holes = sum(numbers.select(judged).null_count().row(0))
        points = [one.name for one in self.given if numbers[one.name].null_count() < numbers.height]
        if applies and not holes and not points and closer is None:
            return True
        if any(numbers[name].null_count() == numbers.height for name in judged):
            return False
        there = [pl.col(judged) >= 0, *([pl.col(points).is_null()] if points else [])]
        complete = numbers.select(pl.all_horizontal(there).fill_null(value=False)).to_series()
        if closer is not None:
            complete &= ~closer
        return complete if complete.any() else False
