"""Long: a table with a row for each judgement to one with a row for each evaluation, scattered to blocks on disk.

Where a value belongs is worked out, and it is put there: a number for its text, in a file for so many evaluations, of which
only what is used takes any room. Rows may come in any order. What is kept in memory grows with the ids alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from kompass_core.model.batch import ID, Fault
from kompass_core.portfolio.batch.tables.cells import DIMENSION, ITEM, VALUE
from kompass_core.portfolio.batch.tables.piece import Piece
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kompass_core.portfolio.batch.tables.piece import Table

BLOCK: Final = 16_384
"""Evaluations of a block, which is a piece, too."""

TEXTS: Final = 2**16 - 1
"""Different values of a whole table; those of judgements are few."""

MADE: Final = 8
"""As many columns as are made of a piece of the long table, roughly."""


class Long:
    """The wide table that a long one stands for; `columns` are those that there can be.

    Raises:
        KompassError: it cannot be read, or has too many different values.
    """

    def __init__(self, table: Table, columns: Sequence[str], scratch: Path) -> None:
        """Scatter it into a folder."""
        self.file = table.file
        self.table = table
        self.scratch = scratch
        self.places = {name: place for place, name in enumerate(columns)}
        self.texts: dict[str, int] = {}
        self.ids: dict[str, int] = {}
        self.rows: list[int] = []
        self.faults: dict[int, list[Fault]] = {}
        self.used = np.zeros(len(columns), dtype=bool)
        scratch.mkdir(parents=True)
        names = [name for name in (ID, ITEM, DIMENSION, VALUE) if name in table.names]
        for piece in table.pieces(names, 0, MADE):
            self._scatter(piece)
        self.size = len(self.ids)
        self.names = (ID, *(name for name, place in self.places.items() if self.used[place]))
        self.types: Mapping[str, pl.DataType] = {name: pl.String() for name in self.names}

    def pieces(self, names: Sequence[str], start: int, made: int) -> Iterator[Piece]:  # noqa: ARG002 - as others do
        """The blocks, as tables of texts."""
        ids = list(self.ids)
        texts = pl.Series([None, *self.texts], dtype=pl.String)
        for block in range(start, max(1, -(-len(ids) // BLOCK))):
            first = block * BLOCK
            here = ids[first : first + BLOCK]
            cells = self._block(block)[:, : len(here)]
            columns = [
                pl.Series(ID, here, dtype=pl.String)
                if name == ID
                else texts.gather(cells[self.places[name]]).alias(name)
                for name in names
            ]
            bad = [place - first for place in range(first, first + len(here)) if place in self.faults]
            fine = pl.Series(np.isin(np.arange(len(here)), bad, invert=True), dtype=pl.Boolean)
            numbers = [
                self.rows[first + place] for place in range(len(here)) if first + place not in self.faults
            ]
            faults = tuple(fault for place in bad for fault in self.faults[first + place])
            yield Piece(pl.DataFrame(columns).filter(fine), numbers, len(here), len(bad), faults)

    def _scatter(self, piece: Piece) -> None:
        """Put all values of a piece where they belong."""
        rows = piece.rows
        binary = rows[VALUE].dtype.is_float()
        rows = rows.with_columns(pl.col(rows.columns).cast(pl.String))
        numbers = np.array(piece.numbers, dtype=np.int64)
        for fault in piece.faults:
            self._fault(fault.id, fault.row, "", fault.value, (fault.slug, fault.message, fault.hint))
        who = self._owners(rows[ID], numbers)
        where = self._columns(rows)
        what = self._values(rows[VALUE])
        for place in np.flatnonzero(where < 0):
            self._nowhere(rows.row(int(place), named=True), int(numbers[place]))
        if binary:
            for place in np.flatnonzero((where >= 0) & self._of_points(rows)):
                row = rows.row(int(place), named=True)
                reason = (
                    "wrong-kind",
                    "points are binary fractions, which are not exact",
                    "write decimals, or texts",
                )
                self._fault(row[ID], int(numbers[place]), row[ITEM], row[VALUE], reason)
        fine = where >= 0
        self._put(who[fine], where[fine], what[fine], numbers[fine], rows.filter(pl.Series(fine)))

    def _put(
        self, who: np.ndarray, where: np.ndarray, what: np.ndarray, numbers: np.ndarray, rows: pl.DataFrame
    ) -> None:
        self.used[np.unique(where)] = True
        keys = who.astype(np.int64) * len(self.places) + where
        _, firsts = np.unique(keys, return_index=True)
        again = np.ones(len(keys), dtype=bool)
        again[firsts] = False
        for block in np.unique(who // BLOCK):
            own = (who // BLOCK == block) & ~again
            cells = self._block(int(block))
            inside = who[own] - block * BLOCK
            taken = np.zeros(len(who), dtype=bool)
            taken[own] = cells[where[own], inside] != 0
            again |= taken
            cells[where[own], inside] = what[own]
            cells.flush()
        for place in np.flatnonzero(again & (what != 0)):
            row = rows.row(int(place), named=True)
            reason = ("given-twice", f"`{_name(row)}` stands twice", "leave out one of them")
            self._fault(row[ID], int(numbers[place]), _name(row), row[VALUE], reason)

    def _block(self, block: int) -> np.ndarray:
        """The file of a block, its rows columns of the table; what nobody has written to is nothing."""
        path = self.scratch / f"{block}"
        shape = (len(self.places), BLOCK)
        return np.memmap(path, dtype=np.uint16, mode="r+" if path.exists() else "w+", shape=shape)

    def _owners(self, ids: pl.Series, numbers: np.ndarray) -> np.ndarray:
        """The place of the evaluation of each row, in the order in which they are first met."""
        named = ids.fill_null("")
        for place, id_ in zip(named.arg_unique(), named.unique(maintain_order=True), strict=True):
            if self.ids.setdefault(id_, len(self.ids)) == len(self.rows):
                self.rows.append(int(numbers[place]))
        known = named.unique()
        return named.replace_strict(known, [self.ids[one] for one in known], return_dtype=pl.Int64).to_numpy()

    def _columns(self, rows: pl.DataFrame) -> np.ndarray:
        """The place of the column of each row; -1 where there is none."""
        named = rows.select(_named(rows)).to_series()
        known = named.unique()
        return named.replace_strict(
            known, [self.places.get(one, -1) for one in known], return_dtype=pl.Int64
        ).to_numpy()

    def _values(self, values: pl.Series) -> np.ndarray:
        """The number of the text of each row; 0 where there is none."""
        known = values.drop_nulls().unique().to_list()
        for text in known:
            self.texts.setdefault(text, len(self.texts) + 1)
        if len(self.texts) > TEXTS:
            message = f"the table has more than {TEXTS:,} different values"
            raise KompassError(
                [Problem("too-large", message, self.file, "write it wide, or as several tables")]
            )
        if not known:
            return np.zeros(len(values), dtype=np.uint16)
        numbers = [self.texts[text] for text in known]
        return (
            values.replace_strict(known, numbers, default=0, return_dtype=pl.UInt16).fill_null(0).to_numpy()
        )

    def _of_points(self, rows: pl.DataFrame) -> np.ndarray:
        return rows.select(~_named(rows).str.contains(":")).to_series().to_numpy()

    def _nowhere(self, row: Mapping[str, str | None], number: int) -> None:
        name = _name(row)
        reason = (
            "unknown-item",
            f"nothing is asked for under `{name}`",
            "an item, and one of its dimensions, or none",
        )
        self._fault(row[ID], number, name, row[VALUE], reason)

    def _fault(
        self, id_: str | None, number: int, column: str, value: str | None, reason: tuple[str, str, str]
    ) -> None:
        """Note what is wrong with an evaluation, which is left out then."""
        place = self.ids.setdefault(id_ or "", len(self.ids))
        if place == len(self.rows):
            self.rows.append(number)
        self.faults.setdefault(place, []).append(
            Fault(self.file, number, id_ or "", column, value or "", *reason)
        )


def _named(rows: pl.DataFrame) -> pl.Expr:
    """The name of the column that a row is for."""
    item = pl.col(ITEM).fill_null("")
    if DIMENSION not in rows.columns:
        return item
    dimension = pl.col(DIMENSION).fill_null("")
    return pl.when(dimension == "").then(item).otherwise(item + ":" + dimension)


def _name(row: Mapping[str, str | None]) -> str:
    return ":".join(filter(None, (row[ITEM], row.get(DIMENSION))))
