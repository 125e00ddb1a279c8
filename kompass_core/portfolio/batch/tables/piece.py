"""Piece: some rows of a table, in hand, and what such pieces are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars as pl

    from kompass_core.model.batch import Fault

BYTES = 192 * 2**20
"""Of all that is in memory for a piece, roughly."""

FEWEST, MOST = 1_000, 200_000
"""Rows of a piece."""

WIDE = 24
"""Bytes that a text takes in a column."""

MADE = 32
"""Bytes that a figure takes on the way to a file."""


@frozen
class Piece:
    """Rows of a table with their numbers, from 1, in the file.

    `size` is how much of the file it is, in what the table counts; `lost` rows are none, for which `faults`
    says why.
    """

    rows: pl.DataFrame = field(repr=False)
    numbers: Sequence[int] = field(repr=False)
    size: int
    lost: int = 0
    faults: tuple[Fault, ...] = ()


class Table(Protocol):
    """A file that is read piece by piece, always in the same pieces.

    `size` is how much there is to read, in rows or in bytes.
    """

    @property
    def file(self) -> str:
        """Its name, as its owner wrote it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Those of its columns."""

    @property
    def types(self) -> Mapping[str, pl.DataType]:
        """What its columns hold."""

    @property
    def size(self) -> int:
        """How much there is to read."""

    def pieces(self, names: Sequence[str], start: int, made: int) -> Iterator[Piece]:
        """Those columns of the pieces from the one of that number on, of which so many columns are made.

        There is one at least. Raises KompassError.
        """


def rows_of(types: Mapping[str, pl.DataType], made: int) -> int:
    """How many rows a piece has whose columns are of these types, and of which so many are made."""
    width = sum(_width(one) + 1 for one in types.values()) + made * MADE
    return max(FEWEST, min(MOST, BYTES // max(width, 1)))


def damaged(file: str, kind: str, error: BaseException) -> KompassError:
    """The error that a file is not what it says that it is."""
    told = next(iter(str(error).splitlines()), "")[:200]
    message = f"the file is no {kind}, or it is damaged: {told}"
    return KompassError([Problem("unreadable-file", message, file, "write it anew, or get it again")])


def _width(one: pl.DataType) -> int:
    import polars as pl  # noqa: PLC0415 - whoever asks has it

    if isinstance(one, pl.Categorical | pl.Enum):
        return 4
    if isinstance(one, pl.Decimal):
        return 16
    if one.is_numeric() or one.is_temporal():
        found: dict[type[pl.DataType], int] = {
            pl.Int8: 1,
            pl.UInt8: 1,
            pl.Int16: 2,
            pl.UInt16: 2,
            pl.Int32: 4,
            pl.UInt32: 4,
            pl.Float32: 4,
        }
        return found.get(type(one), 8)
    return WIDE
