"""Long: a table with a row for each judgement to one with a row for each evaluation, scattered to files.

Rows may come in any order. What is kept in memory grows with the ids alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from kompass_core.model.batch import ID, Fault
from kompass_core.portfolio.batch.tables.cells import DIMENSION, ITEM, VALUE
from kompass_core.portfolio.batch.tables.piece import Piece
from kompass_core.portfolio.batch.tables.scattered import BLOCK, Scattered
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kompass_core.portfolio.batch.tables.piece import Table
    from kompass_core.portfolio.batch.tables.scattered import Numbers

TEXTS: Final = 2**16 - 1
"""Different values of a whole table; those of judgements are few."""

MADE: Final = 8
"""As many columns as are made of a piece of the long table, roughly."""

UNASKED = ("unknown-item", "nothing is asked for under this item and dimension", "")
BINARY = ("wrong-kind", "points are binary fractions, which are not exact", "write decimals, or texts")
TWICE = ("given-twice", "this has been said before", "leave out one of them")
"""What can be wrong with a row: its slug, what it is and what to do."""


class Long:
    """The wide table that a long one stands for; `columns` are those that there can be.

    Raises:
        KompassError: it cannot be read, or has too many different values.
    """

    def __init__(self, table: Table, columns: Sequence[str], scratch: Path) -> None:
        """Scatter it into a folder."""
        self.file = table.file
        self.places = {name: place for place, name in enumerate(columns)}
        self.scattered = Scattered(scratch, len(columns))
        self.faults: dict[int, list[Fault]] = {}
        names = [name for name in (ID, ITEM, DIMENSION, VALUE) if name in table.names]
        for piece in table.pieces(names, 0, MADE):
            self._scatter(piece)
        self.size = len(self.scattered.ids)
        self.names = (ID, *(name for name, place in self.places.items() if self.scattered.used[place]))
        self.types: Mapping[str, pl.DataType] = {name: pl.String() for name in self.names}

    def pieces(self, names: Sequence[str], start: int, made: int) -> Iterator[Piece]:  # noqa: ARG002 - as others do
        """The files, as tables of texts; evaluations of which a row is wrong are left out."""
        ids, rows = list(self.scattered.ids), self.scattered.rows
        texts = pl.Series([None, *self.scattered.texts], dtype=pl.String)
        for block in range(start, max(1, -(-len(ids) // BLOCK))):
            places = range(block * BLOCK, min(len(ids), (block + 1) * BLOCK))
            cells = self.scattered.block(block)[:, : len(places)]
            columns = {
                name: pl.Series([ids[place] for place in places], dtype=pl.String)
                if name == ID
                else texts.gather(cells[self.places[name]])
                for name in names
            }
            fine = [place not in self.faults for place in places]
            numbers = [rows[place] for place in places if place not in self.faults]
            faults = tuple(fault for place in places for fault in self.faults.get(place, ()))
            table = pl.DataFrame(columns).filter(pl.Series(fine, dtype=pl.Boolean))
            yield Piece(table, numbers, len(places), len(places) - len(numbers), faults)

    def _scatter(self, piece: Piece) -> None:
        """Put all values of a piece where they belong."""
        binary = piece.rows[VALUE].dtype.is_float()
        rows = piece.rows.select(
            pl.col(ID).cast(pl.String).fill_null(""),
            _named(piece.rows).alias(ITEM),
            pl.col(VALUE).cast(pl.String),
        )
        numbers = np.array(piece.numbers, dtype=np.int64)
        for fault in piece.faults:
            self.faults.setdefault(self.scattered.place(fault.id, fault.row), []).append(fault)
        who = self.scattered.owners(rows[ID], numbers)
        where = self._columns(rows[ITEM])
        what = self.scattered.values(rows[VALUE])
        if len(self.scattered.texts) > TEXTS:
            message = f"the table has more than {TEXTS:,} different values"
            raise KompassError(
                [Problem("too-large", message, self.file, "write it wide, or as several tables")]
            )
        fine = np.flatnonzero(where >= 0)
        wrong = [(np.flatnonzero(where < 0), UNASKED)]
        if binary:
            points = ~rows[ITEM].str.contains(":", literal=True).to_numpy()
            wrong.append((np.flatnonzero((where >= 0) & points & (what != 0)), BINARY))
        wrong.append((fine[self.scattered.put(who[fine], where[fine], what[fine])], TWICE))
        for places, reason in wrong:
            for place in places:
                id_, name, value = rows.row(int(place))
                fault = Fault(self.file, int(numbers[place]), id_, name, value or "", *reason)
                self.faults.setdefault(int(who[place]), []).append(fault)

    def _columns(self, names: pl.Series) -> Numbers:
        """The place of the column of each row; -1 where there is none."""
        known = names.unique(maintain_order=True)
        places = [self.places.get(one, -1) for one in known]
        return names.replace_strict(known, places, return_dtype=pl.Int64).to_numpy()


def _named(rows: pl.DataFrame) -> pl.Expr:
    """The name of the column that a row is for."""
    item = pl.col(ITEM).cast(pl.String).fill_null("")
    if DIMENSION not in rows.columns:
        return item
    dimension = pl.col(DIMENSION).cast(pl.String).fill_null("")
    return pl.when(dimension == "").then(item).otherwise(item + ":" + dimension)
