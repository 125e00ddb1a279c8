"""Scanned: a Parquet or Arrow file, read piece by piece; of a piece only the columns that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from kompass_core.portfolio.batch.tables.piece import Piece, damaged, rows_of
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS: Final = {
    ".parquet": "Parquet file",
    ".pq": "Parquet file",
    ".arrow": "Arrow file",
    ".ipc": "Arrow file",
    ".feather": "Arrow file",
}

BROKEN: Final = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
"""What Polars raises where a file is not what it should be."""


class Scanned:
    """Such a file; raises KompassError where it cannot be read."""

    def __init__(self, file: str, suffix: str) -> None:
        """Look at its schema and at how many rows it has."""
        self.file = file
        self.kind = KINDS[suffix]
        try:
            self._rows = self._scan()
            schema = self._rows.collect_schema()
            self.size = int(self._rows.select(pl.len()).collect().item())
        except FileNotFoundError as error:
            raise KompassError(
                [Problem("unreadable-file", "there is no such file", file, "check the path")]
            ) from error
        except BROKEN as error:
            raise damaged(file, self.kind, error) from error
        self.names = tuple(schema)
        self.types = dict(schema)

    def _scan(self) -> pl.LazyFrame:
        if self.kind.startswith("Parquet"):
            return pl.scan_parquet(self.file, glob=False, hive_partitioning=False)
        return pl.scan_ipc(self.file, glob=False, hive_partitioning=False)

    def pieces(self, names: Sequence[str], start: int, made: int) -> Iterator[Piece]:
        """The pieces, all of as many rows but the last."""
        most = rows_of({name: self.types[name] for name in names}, made)
        if not self.size and not start:
            yield Piece(pl.DataFrame(schema=self.types).select(names), (), 0)
        for first in range(start * most, self.size, most):
            # Not one stream of batches: of these Polars reads ahead as far as it likes.
            try:
                rows = self._rows.select(names).slice(first, most).collect()
            except BROKEN as error:
                raise damaged(self.file, self.kind, error) from error
            yield Piece(rows, range(first + 1, first + 1 + rows.height), rows.height)
