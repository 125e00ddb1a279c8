"""Separated: a CSV file, read block by block of whole lines, every cell as text.

The separator is what the heading has most of: comma, semicolon or tab. Rows with more or fewer cells than the
heading, or in another encoding than UTF-8, are named and left out. Blocks that are in order, which is checked
by counting separators, are parsed by Polars; others by Python's own module, slowly, row by row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

import numpy as np
import polars as pl

from kompass_core.portfolio.batch.tables.cells import cells_of
from kompass_core.portfolio.batch.tables.piece import Piece, damaged
from kompass_core.portfolio.batch.tables.separators import heading_of
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

BLOCK: Final = 48 * 2**20
"""Bytes of a block, but for what belongs to its last line."""

LONGEST: Final = 96 * 2**20
"""Bytes that one line may take: a quotation mark that nobody closes makes one of all that follows."""

QUOTE, LINE, RETURN = ord('"'), ord("\n"), ord("\r")


class Separated:
    """Such a file; raises KompassError where it cannot be read."""

    def __init__(self, path: Path, file: str) -> None:
        """Read the heading."""
        self.path = path
        self.file = file
        try:
            with path.open("rb") as stream:
                self.names, self.separator, self.begins = heading_of(stream.read(BLOCK), file)
            self.size = path.stat().st_size - self.begins
        except OSError as error:
            raise damaged(file, "file that can be read", error) from error
        self.types: dict[str, pl.DataType] = {name: pl.String() for name in self.names}

    def pieces(self, names: Sequence[str], start: int, made: int) -> Iterator[Piece]:  # noqa: ARG002 - as others do
        """The pieces, one of each block; those before the one to start with are counted, and not read."""
        row, number = 1, -1
        with self.path.open("rb") as stream:
            stream.seek(self.begins)
            for number, block in enumerate(self._blocks(stream)):
                lines = _Lines(block, ord(self.separator))
                if number >= start:
                    yield self._piece(block, lines, names, row)
                row += lines.count
        if number < 0 and not start:
            yield Piece(pl.DataFrame(schema=self.types).select(names), (), 0)

    def _blocks(self, stream: BinaryIO) -> Iterator[bytes]:
        """The file as blocks of whole lines."""
        left = b""
        while read := stream.read(BLOCK):
            block = left + read
            cut = _last_line(block)
            if cut:
                yield block[:cut]
            elif len(block) > LONGEST:
                message = f"one line takes more than {LONGEST // 2**20} MiB"
                raise KompassError(
                    [Problem("too-large", message, self.file, "a quotation mark may not be closed")]
                )
            left = block[cut:]
        if left.strip(b"\r\n"):
            yield left

    def _piece(self, block: bytes, lines: _Lines, names: Sequence[str], row: int) -> Piece:
        if lines.cells == len(self.names):
            try:
                rows = pl.read_csv(
                    block,
                    has_header=False,
                    separator=self.separator,
                    schema=self.types,
                    columns=[self.names.index(name) for name in names],
                )
            except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
                rows = None  # whatever it is, it is found below, and said of its row
            if rows is not None and rows.height == lines.count:
                return Piece(rows.select(names), range(row, row + rows.height), len(block))
        return self._slowly(block, names, row)

    def _slowly(self, block: bytes, names: Sequence[str], row: int) -> Piece:
        """The rows of a block, one after the other."""
        found, faults = cells_of(block, self.separator, self.names, self.file, row)
        rows = pl.DataFrame([cells for _, cells in found], schema=self.types)
        numbers = [number for number, _ in found]
        return Piece(rows.select(names), numbers, len(block), len(faults), tuple(faults))


class _Lines:
    """The lines of a block: how many that are not empty; how many cells each has, None where they differ."""

    def __init__(self, block: bytes, separator: int) -> None:
        signs = np.frombuffer(block, dtype=np.uint8)
        outside = _outside(signs, block)
        ends = (
            np.flatnonzero((signs == LINE) & outside)
            if outside is not None
            else np.flatnonzero(signs == LINE)
        )
        if not len(ends) or ends[-1] != len(signs) - 1:
            ends = np.append(ends, len(signs))
        starts = np.append(0, ends[:-1] + 1)
        lengths = ends - starts
        empty = (lengths == 0) | ((lengths == 1) & (signs[np.minimum(starts, len(signs) - 1)] == RETURN))
        between = signs == separator
        if outside is not None:
            between &= outside
        starts = starts[starts < len(signs)]
        found = np.add.reduceat(between, starts, dtype=np.int64)[~empty[: len(starts)]]
        self.count = len(found)
        self.cells = (
            int(found[0]) + 1 if self.count and (found == found[0]).all() and not empty.any() else None
        )


def _outside(signs: np.ndarray, block: bytes) -> np.ndarray | None:
    """Which signs stand outside of quotation marks; None where there are none."""
    if b'"' not in block:
        return None
    return ~np.logical_xor.accumulate(signs == QUOTE)


def _last_line(block: bytes) -> int:
    """Where the last line that ends in a block ends; 0 where none does."""
    signs = np.frombuffer(block, dtype=np.uint8)
    outside = _outside(signs, block)
    if outside is None:
        return block.rfind(b"\n") + 1
    ends = np.flatnonzero((signs == LINE) & outside)
    return int(ends[-1]) + 1 if len(ends) else 0
