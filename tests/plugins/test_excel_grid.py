"""Grids: a line for each item with its own figures, what is below it set in, and one table of many parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Column, Paragraph, Row, Table
from kompass_excel.grid import Grid, grids

if TYPE_CHECKING:
    from kompass_core.model.report import Block

POINTS = (Column("Points", "right"),)


def table(code: str, title: str, *rows: Row, caption: str = "") -> Table:
    """A table whose first two headings are a code and a title."""
    return Table(caption, (Column(code, "left"), Column(title, "left"), *POINTS), rows)


def lines(*blocks: Block) -> list[tuple[int, tuple[object, ...], bool]]:
    """The lines of the one grid that comes of tables."""
    (grid,) = grids(blocks)
    assert isinstance(grid, Grid)
    return [(line.depth, line.cells, line.total) for line in grid.lines]


def part(code: str) -> Table:
    """The table of an item that has two others below it."""
    below = (Row((f"{code}.{number}", f"Below {number}", str(number))) for number in (1, 2))
    return table(code, f"Part {code}", *below, Row(("", "", "3"), "total"))


def test_the_parts_of_a_table_are_one_with_the_item_of_each_before_its_lines() -> None:
    assert lines(part("A"), part("B"), table("", "", Row(("", "Total", "6"), "total"))) == [
        (0, ("A", "Part A", "3"), False),
        (1, ("A.1", "Below 1", "1"), False),
        (1, ("A.2", "Below 2", "2"), False),
        (0, ("B", "Part B", "3"), False),
        (1, ("B.1", "Below 1", "1"), False),
        (1, ("B.2", "Below 2", "2"), False),
        (0, ("", "Total", "6"), True),
    ]


def test_groups_in_groups_have_their_figures_where_they_open() -> None:
    rows = (
        Row(("1", "One", ""), "group"),
        Row(("1.1", "Inner", ""), "group"),
        Row(("1.1.1", "Leaf", "2")),
        Row(("1.1", "", "2"), "total"),
        Row(("1.2", "Leaf", "1")),
        Row(("1", "", "3"), "total"),
        Row(("", "Total", "3"), "total"),
    )
    assert lines(table("", "Item", *rows)) == [
        (0, ("1", "One", "3"), False),
        (1, ("1.1", "Inner", "2"), False),
        (2, ("1.1.1", "Leaf", "2"), False),
        (1, ("1.2", "Leaf", "1"), False),
        (0, ("", "Total", "3"), True),
    ]


def test_what_stands_between_parts_or_has_other_columns_parts_them() -> None:
    other = Table("", (*part("B").columns[:2], Column("Max", "right")), part("B").rows)
    made = list(grids((part("A"), Paragraph("Between."), part("A"), other, part("C"))))
    assert [isinstance(one, Grid) for one in made] == [True, False, True, True, True]


def test_a_table_of_its_own_stays_as_it_is() -> None:
    captioned = table("", "Item", Row(("1", "One", "3")), Row(("", "Total", "3"), "total"), caption="Results")
    alone = table("", "Item", Row(("", "Total", "3"), "total"))
    assert [one.caption for one in grids((captioned, alone)) if isinstance(one, Grid)] == ["Results", ""]


def test_codes_are_short_and_stand_before_titles() -> None:
    long = table("", "Item", Row(("a long code", "One", "3")))
    figures = Table("", (Column("Area", "left"), *POINTS), (Row(("1", "3")),))
    coded = [one.coded for one in grids((part("A"), long, figures)) if isinstance(one, Grid)]
    assert coded == [True, False, False]
