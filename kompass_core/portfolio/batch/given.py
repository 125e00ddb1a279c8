"""Given: a column of points given directly to whole numbers, and the rows that need a closer look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from kompass_core.model.plan import Input

DECIMALS: Final = 3
"""Of points that stand as texts; whoever gives more is looked at by itself."""

WHOLE: Final = 9
"""Digits before the point, of the largest number of points there may be."""

PLAIN: Final = rf"^[0-9]{{1,{WHOLE}}}(\.[0-9]{{1,{DECIMALS}}})?$"


def parts_of(type_: pl.DataType) -> int | None:
    """In how many parts of a point numbers of a type are read; None for a type that is not exact."""
    if isinstance(type_, pl.Decimal):
        return int(10 ** (type_.scale or 0))
    if type_ == pl.String:
        return int(10**DECIMALS)
    return 1 if type_.is_integer() or type_ == pl.Null else None


def numbers_given(one: Input, column: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The points of each row in parts of a point; and the rows in which there is another thing."""
    name = column.name
    there = pl.col(name).is_not_null()
    if column.dtype == pl.String:
        there &= pl.col(name) != ""
        plain = pl.when(pl.col(name).str.contains(PLAIN)).then(pl.col(name))
        number = _parts(plain.cast(pl.Decimal(18, DECIMALS), strict=False))
    elif isinstance(column.dtype, pl.Decimal):
        number = _parts(pl.col(name))
    else:
        number = pl.col(name).cast(pl.Int64, strict=False)
    fine = pl.when(number.is_between(0, one.most)).then(number)
    made = column.to_frame().select(fine.alias("points"), (there & fine.is_null()).alias("closer"))
    return made["points"], made["closer"]


def _parts(decimal: pl.Expr) -> pl.Expr:
    return decimal.reinterpret(dtype=pl.Int128).cast(pl.Int64, strict=False)
