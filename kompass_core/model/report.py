"""Report: a scorecard rounded, worded and laid out, for a format to turn into bytes.

Nothing in a report is computed again: a format prints what stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

from kompass_core.model.words import SAID

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from kompass_core.model.scorecard import Scorecard


@frozen
class Entry:
    """Whose a figure is: an item on a scale in an evaluation, all by their ids."""

    evaluation: str
    scale: str
    item: str


@frozen
class Figure:
    """A figure: as it is printed, and exactly as it is known (points, or a share).

    `low` and `high` are equal where it is known; an end is open where it is not reached. `entry` says
    whose it is, so that a format can lead from it to how it came about; None where it is nobody's.
    """

    printed: str
    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False
    entry: Entry | None = field(default=None, eq=False, repr=False)


@frozen
class Heading:
    """A heading; `level` 1 is the title of the report."""

    text: str
    level: int


@frozen
class Paragraph:
    """Running text."""

    text: str


@frozen
class Bullets:
    """A list."""

    items: tuple[str, ...]


Cell: TypeAlias = "str | Figure"


@frozen
class Column:
    """A column of a table: its heading and which side it is set to."""

    heading: str
    align: Literal["left", "right"]


@frozen
class Row:
    """A row of a table; a `total` row closes what stands above it, a `group` row opens what follows."""

    cells: tuple[Cell, ...]
    kind: Literal["line", "group", "total"] = "line"


@frozen
class Table:
    """A table with a caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@frozen
class Box:
    """Something set apart, such as the strengths and improvements of an area."""

    title: str
    blocks: tuple[Block, ...]


@frozen
class Series:
    """What a chart shows of each of its labels under one name; None where there is nothing to show."""

    name: str
    figures: tuple[Figure | None, ...]


@frozen
class Chart:
    """A picture of figures: for each label, which is a line of it, one figure of every series.

    `bars` begin at zero, those of a label stand together. `dots` stand on one line for each label; the first
    series is what the others are held against: how it was before, or a mean. A `radar` is the same round a
    centre. `description` says in words what there is to see. A format that cannot draw shows a table.
    """

    caption: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    shape: Literal["bars", "dots", "radar"]


Kind: TypeAlias = Literal[
    "report",
    "joint",
    "tables",
    "comparison",
    "explanation",
    "difference",
    "impact",
    "statistics",
    "simulation",
]
"""What a report is about: one evaluation, several together, tables alone, several side by side, or one item;
what has changed between two definitions, or what that does to evaluations; or evaluations counted."""

Block: TypeAlias = Heading | Paragraph | Bullets | Table | Chart | Box


@frozen
class ItemFigures:
    """What is printed of one item on one scale.

    `figures` maps `points`, `maximum`, `percent` and further measures to what the closing tables
    print; `tables` maps another table (`summary`) to what it prints of the same item.
    """

    code: str
    level: str
    title: str
    origin: str
    missing: int
    figures: Mapping[str, Figure | str]
    tables: Mapping[str, Mapping[str, Figure]]


Plain: TypeAlias = "str | int | bool | Mapping[str, Plain] | tuple[Plain, ...] | None"
"""What JSON can hold; an exact number is text, as `exact` writes it."""


@frozen
class Facts:
    """What a program reads of a report that is about something else than scorecards, or beside them.

    `whole` is all of it, for JSON; `rows` is one table of it, each row with the same keys, for CSV.
    """

    whole: Mapping[str, Plain]
    rows: tuple[Mapping[str, str], ...]


@frozen
class Report:
    """What is said about one or several scorecards, or about definitions, in one language.

    `figures` maps, for each scorecard in its order, a scale and a code to what is printed. `changes`
    are the files of local changes that have a part in its words, each with its digest. `facts` is what
    a program reads besides, or instead where there are no scorecards. `words` are what a format may say
    itself, and what levels, scales and measures are called.

    `derivations` has, for whatever a figure may be of, the blocks that tell how it came about, first two
    headings, of the scale and of the item; they are made when they are asked for, so that who does not
    print them does not wait.
    """

    kind: Kind
    title: str
    language: str
    blocks: tuple[Block, ...]
    scorecards: tuple[Scorecard, ...] = field(repr=False)
    figures: tuple[Mapping[str, Mapping[str, ItemFigures]], ...] = field(repr=False)
    changes: Mapping[str, str] = field(factory=dict)
    facts: Facts | None = field(default=None, repr=False)
    words: Mapping[str, str] = field(default=SAID, repr=False)
    derivations: Mapping[Entry, tuple[Block, ...]] = field(factory=dict, eq=False, repr=False)
