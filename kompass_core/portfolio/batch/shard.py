"""Shard: a piece of a table to the piece of the result, and to what was wrong in it, row by row.

Rows in which all is judged and applies take the plan that knows no holes, which is most of them and several
times faster; others the one that does; and what neither can say is taken one by one. All come out in their
order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import polars as pl
from attrs import field, frozen

from kompass_core.model.batch import ID
from kompass_core.portfolio.batch.decode import Decoder
from kompass_core.portfolio.batch.faults import fault
from kompass_core.portfolio.batch.figures import types_of
from kompass_core.portfolio.batch.given import parts_of
from kompass_core.portfolio.batch.tier import Tiers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.batch import Fault, Heading
    from kompass_core.portfolio.batch.decode import Decoded
    from kompass_core.portfolio.batch.engines import Engine
    from kompass_core.portfolio.batch.singly import Singly
    from kompass_core.portfolio.batch.tier import Tier

ROW: Final = " row"
"""The place of a row in its shard, in a column of that name."""

FEW: Final = 20
"""Rows below which it takes longer to lay out columns than to take each row by itself."""

CLOSER = "points given or printed, or a value that needs a closer look"
ASIDE = "what its rules ask depends on what is not known"
"""Why a row is taken by itself."""


@frozen
class Scored:
    """A piece of the result; `singly` counts the rows that were taken one by one, by the reason."""

    result: pl.DataFrame = field(repr=False)
    faults: tuple[Fault, ...]
    singly: Mapping[str, int]


class Shards:
    """Scores the shards of tables that have one heading and columns of one set of types."""

    def __init__(
        self, heading: Heading, types: Mapping[str, pl.DataType], singly: Singly, engine: Engine
    ) -> None:
        """Lay out the plans that they need."""
        self.heading = heading
        self.singly = singly
        items = singly.program.framework.items
        parts = {
            code: parts_of(types[name]) for name, code in heading.given.items() if not items[code].children
        }
        given = {code: count for code, count in parts.items() if count is not None}
        self.tiers = Tiers(singly.sheet, singly.shown, engine, given)
        self.types = types_of(singly.shown, self.tiers.digits)
        self.decoder = Decoder(heading, types, self.tiers.every.plan) if self.tiers.every else None

    def typed(self, types: Mapping[str, pl.DataType]) -> Shards:
        """The same, whose results are of these types."""
        self.types = dict(types)
        return self

    def scored(self, table: pl.DataFrame, file: str, numbers: Sequence[int]) -> Scored:
        """The result of a shard whose rows have these numbers, from 1, in its file."""
        rows = pl.int_range(table.height, dtype=pl.Int64, eager=True).alias(ROW)
        pieces: list[pl.DataFrame] = []
        reasons: dict[int, str] = {}
        if self.decoder is None or table.height < FEW:
            reasons = dict.fromkeys(rows, self.tiers.why)
        else:
            decoded = self.decoder.decoded(table)
            if decoded.closer is not None:
                reasons = dict.fromkeys(rows.filter(decoded.closer), CLOSER)
            for tier, mask in self._split(decoded):
                piece, aside = self._tier(tier, decoded.numbers, rows, mask)
                pieces.append(piece)
                reasons.update(dict.fromkeys(aside, ASIDE))
        made, faults = self._singly(table, sorted(reasons), file, numbers)
        result = pl.concat([*pieces, made]) if made.height or not pieces else pl.concat(pieces)
        if len(pieces) + bool(made.height) > 1:
            result = result.sort(ROW)
        return Scored(self._beside(table, result, numbers), faults, Counter(filter(None, reasons.values())))

    def _split(self, decoded: Decoded) -> list[tuple[Tier, pl.Series | None]]:
        """Which rows take which tier; None for all."""
        complete, every = self.tiers.complete, self.tiers.every
        if every is None:
            return []
        rest = None if decoded.closer is None else ~decoded.closer
        slow = (self.tiers.applying or every) if decoded.applies else every
        match decoded.complete:
            case bool(whole) if complete is not None and whole:
                return [(complete, None)]
            case pl.Series() as mask if complete is not None:
                others = ~mask if rest is None else ~mask & rest
                return [(tier, taken) for tier, taken in ((complete, mask), (slow, others)) if taken.any()]
            case _:
                return [(slow, rest)] if rest is None or rest.any() else []

    def _tier(
        self, tier: Tier, numbers: pl.DataFrame, rows: pl.Series, mask: pl.Series | None
    ) -> tuple[pl.DataFrame, pl.Series]:
        """The figures of the rows of a tier, and the rows that it can say nothing of."""
        if mask is not None:
            numbers, rows = numbers.filter(mask), rows.filter(mask)
        named = self.tiers.every.plan.inputs if self.tiers.every else ()
        names = {(one.code, one.dimension): one.name for one in named}
        found, aside = tier.scored(numbers, names, self.types)
        found = found.insert_column(0, rows)
        if aside is None:
            return found, rows.clear()
        return found.filter(~aside), rows.filter(aside)

    def _singly(
        self, table: pl.DataFrame, places: list[int], file: str, numbers: Sequence[int]
    ) -> tuple[pl.DataFrame, tuple[Fault, ...]]:
        """The figures of rows that are taken one by one, and what is wrong in them."""
        made: list[list[object]] = []
        faults: list[Fault] = []
        rows = table[places].iter_rows(named=True)
        for place, row in zip(places, rows, strict=True):
            values, problems = self.singly.row(row, self.heading)
            number = numbers[place]
            id_ = str(number) if self.heading.id is None else str(row[self.heading.id])
            faults.extend(fault(problem, file, number, id_) for problem in problems)
            if values is not None:
                made.append([place, *values])
        schema = {ROW: pl.Int64(), **self.types}
        return pl.DataFrame(made, schema=schema, orient="row"), tuple(faults)

    def _beside(self, table: pl.DataFrame, result: pl.DataFrame, numbers: Sequence[int]) -> pl.DataFrame:
        """The result with what is passed through before it."""
        kept = table.select([*filter(None, [self.heading.id]), *self.heading.passed])
        if self.heading.id is None:
            own = pl.Series(ID, numbers, dtype=pl.Int64).cast(pl.String)
            kept = kept.insert_column(0, own) if kept.width else own.to_frame()
        if result.height < table.height:
            kept = kept[result[ROW]]
        return kept.hstack(result.drop(ROW))
