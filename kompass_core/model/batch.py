"""Batch: nouns of a run over many evaluations: what columns mean, what comes out, and what was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    Value: TypeAlias = Decimal | int | str | bool | None

End: TypeAlias = Literal["known", "low", "high"]
"""What a column tells of a figure: the figure where it is known to one, its least, or its most."""

Part: TypeAlias = Literal["printed", "numerator", "denominator"]
"""A figure as the closing table prints it, or what stands above or below in its lowest terms."""

COMPLETE, INCOMPLETE, NOT_APPLICABLE = "complete", "incomplete", "not applicable"
"""The states of an evaluation: nothing is missing, something is, or nothing of it applies."""

PRINTED, ID, MISSING, STATE = "printed", "id", "missing", "state"
"""Names of columns, the first after a colon."""

OF_MAXIMUM = "points / maximum"
"""Where a measure would stand: points as a share of the maximum, which no rule has to make."""


@frozen
class Heading:
    """What the columns of a table are, by their names, on one scale of a framework.

    `judged` has the item and the dimension of a judgement, `whole`, `given` and `printed` the item of what is
    said of it as a whole, of its points and of what was printed of them. `idle` are judgements that other
    scales ask for, `passed` all that says nothing to the framework, and `lacking` the judgements that no
    column has.
    """

    id: str | None
    judged: Mapping[str, tuple[str, str]]
    whole: Mapping[str, str]
    given: Mapping[str, str]
    printed: Mapping[str, str]
    idle: tuple[str, ...]
    passed: tuple[str, ...]
    lacking: tuple[tuple[str, str], ...]


@frozen
class Shown:
    """One column that comes out: a measure of an item, or OF_MAXIMUM, and what of it.

    A number has so many decimals as `digits` says, a truth and a band have None; `bands` are the names of the
    bands where it is one. `share` says that it is a share, and so told in percent.
    """

    name: str
    code: str
    measure: str
    end: End = "known"
    part: Part = "printed"
    digits: int | None = None
    share: bool = False
    bands: tuple[str, ...] = ()


@frozen
class Wish:
    """What of each item is to come out, and of which: `codes` in their order."""

    codes: tuple[str, ...] = field(repr=False)
    ranges: bool = False
    percent: bool = False
    exact: bool = False


@frozen
class Fault:
    """What is wrong in one row of a table: its number in the file, the column, and what stands there."""

    file: str
    row: int
    id: str
    column: str
    value: str
    slug: str
    message: str
    hint: str
