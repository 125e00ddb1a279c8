"""Dialect: what databases write otherwise than each other, in one table of differences."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from kompass_core.portfolio.sql.quoting import by_code_points, doubled, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SMALL = 2**63 - 1
"""The largest number of a BIGINT, which all have."""


@frozen
class Dialect:
    """How a database writes what is not alike everywhere.

    `quote` stands on both sides of a name and is doubled within it; `literal` makes a text of an author one.
    Numbers beyond SMALL are of the type `wide`, which reaches to `most`; `divided` and `widely` are the
    integer quotient of what is not below zero, of which the second may be no more than `quotient`. `text`
    makes a column one whose letters are compared as they are, and `matches` says whether all of it follows
    a pattern. `within` and `fence` keep a part of a query as it was written. `longest` is how many bytes a
    name has at most, and `widest` how many columns a result has, of which more than `apart` stand in arrays
    on the way. `folds` says whether `a` and `A` are one name, and `never` what cannot stand in a name.
    """

    name: Literal["duckdb", "spark", "postgres"]
    title: str
    quote: str
    literal: Callable[[str], str]
    number: str
    wide: str
    most: int
    divided: str
    widely: str
    quotient: int
    text: str
    matches: str
    within: str
    fence: str
    longest: int | None
    widest: int | None
    apart: int | None
    folds: bool
    never: tuple[str, ...]

    def identifier(self, name: str) -> str:
        """A name in quotes."""
        return self.quote + name.replace(self.quote, 2 * self.quote) + self.quote


DUCKDB = Dialect(
    name="duckdb",
    title="DuckDB",
    quote='"',
    literal=doubled,
    number="CAST({} AS BIGINT)",
    wide="HUGEINT",
    most=2**127 - 1,
    divided="({} // {})",
    widely="({} // {})",
    quotient=2**127 - 1,
    text='CAST({} AS VARCHAR) COLLATE "binary"',
    matches="regexp_full_match({}, {})",
    within="NOT MATERIALIZED ",  # or every step is kept for all rows, of which there may be too many
    fence="",
    longest=None,
    widest=None,
    apart=None,
    folds=True,
    never=("\0",),
)

SPARK = Dialect(
    name="spark",
    title="Spark",
    quote="`",
    literal=by_code_points,
    number="{}L",  # a number without the letter is of 32 bits
    wide="DECIMAL(38, 0)",
    most=10**38 - 1,
    divided="({} div {})",
    widely="CAST(({} div {}) AS DECIMAL(38, 0))",
    quotient=SMALL,  # of decimals, too, it makes 64 bits, and beyond these wraps around in silence
    text="CAST({} AS STRING)",
    matches="({} RLIKE concat('^(', {}, ')$(?!\n)'))",
    within="",
    fence="",
    longest=None,
    widest=None,
    apart=None,
    folds=True,
    never=("\0", "${"),  # the second it replaces by what a variable says, even in quotes
)

POSTGRES = Dialect(
    name="postgres",
    title="PostgreSQL",
    quote='"',
    literal=escaped,
    number="CAST({} AS bigint)",
    wide="numeric",
    most=10**1000,
    divided="({} / {})",
    widely="div({}, {})",
    quotient=10**1000,
    text='CAST({} AS text) COLLATE "C"',
    matches="({} ~ ('^(' || {} || ')$'))",
    within="",
    fence="OFFSET 0",  # or what one step makes would be worked out again wherever the next ones look at it
    longest=63,  # and is cut there without an error
    widest=1600,
    apart=1500,
    folds=False,
    never=("\0",),
)

DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {dialect.name: dialect for dialect in (DUCKDB, SPARK, POSTGRES)}
)
