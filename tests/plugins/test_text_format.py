"""Text: aligned in plain text, styled in a terminal, and never wider than it may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kompass_text
from kompass_core.model.report import Box, Bullets, Column, Heading, Paragraph, Report, Row, Table
from kompass_core.stages.render import render
from kompass_core.stages.report import report, tables
from kompass_core.stages.report.clean import clean, cleaned
from kompass_text.columns import widths
from kompass_text.plain import plain
from kompass_text.wrap import width, wrap

if TYPE_CHECKING:
    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def of(*blocks: Block) -> Report:
    """A report of these blocks."""
    return Report("report", "", "en", blocks, (), ())


def shown(made: Report, columns: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a terminal of so many columns shows, without its styles."""
    monkeypatch.setenv("TERM", "xterm")
    return ANSI.sub("", kompass_text.in_terminal(made, columns))


def figures(*rows: tuple[str, ...]) -> Table:
    """A table of a title and figures."""
    columns = (Column("What", "left"), Column("Points", "right"), Column("Max", "right"))
    return Table("", columns, tuple(Row(row) for row in rows))


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_text.kompass_formats()
    assert (made.id, made.suffix, made.media_type) == ("text", ".txt", "text/plain; charset=utf-8")
    assert made.terminal is not None


def test_columns_are_aligned() -> None:
    table = Table(
        "",
        (Column("What", "left"), Column("Points", "right")),
        (
            Row(("Wood", "10,5")),
            Row(("Group", ""), "group"),
            Row(("Å", "−1")),
            Row(("Total", "9,5"), "total"),
        ),
    )
    assert plain(of(Heading("A report", 1), table)).splitlines() == [
        "A report",
        "========",
        "",
        "What   Points",
        "-----  ------",
        "Wood     10,5",
        "",
        "Group",
        "Å          −1",
        "-----  ------",
        "Total     9,5",
    ]


def test_a_long_title_is_wrapped_and_its_figures_stand_on_its_first_line() -> None:
    made = plain(of(figures(("Hur arbetar kommunen med system för kvalitet?", "1,5", "15"))), 40)
    assert made.splitlines() == [
        "What                         Points  Max",
        "---------------------------  ------  ---",
        "Hur arbetar kommunen med        1,5   15",
        "system för kvalitet?",
    ]


def test_headings_of_figures_are_wrapped_before_titles_become_unreadable() -> None:
    table = Table(
        "A caption",
        (Column("What is measured", "left"), Column("Uppnådd nivå", "right"), Column("Äldre skala", "right")),
        (Row(("A title of some length that needs room", "1", "2")),),
    )
    assert plain(of(table), 60).splitlines() == [
        "A caption",
        "",
        "                                        Uppnådd  Äldre",
        "What is measured                           nivå  skala",
        "--------------------------------------  -------  -----",
        "A title of some length that needs room        1      2",
    ]


def test_lists_boxes_and_headings_have_their_marks() -> None:
    box = Box("A box", (Paragraph("Good:"), Bullets(("one", "two words more")), Paragraph("End.")))
    made = plain(of(Heading("Second", 2), Heading("Third", 3), Heading("Fourth", 4), box), 12)
    assert made.splitlines() == [
        "Second",
        "------",
        "",
        "Third",
        "~~~~~",
        "",
        "Fourth",
        "",
        "+ A box",
        "| Good:",
        "|   - one",
        "|   - two",
        "|     words",
        "|     more",
        "|",
        "| End.",
    ]


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a abcdef b", 3, ["a", "abc", "def", "b"]),
        ("\u4f60\u597d\u4f60", 3, ["\u4f60", "\u597d", "\u4f60"]),
        ("\u4f60", 1, ["\u4f60"]),
        ("e\u0301e\u0301 x", 4, ["e\u0301e\u0301 x"]),
        ("a  b", 10, ["a  b"]),
    ],
)
def test_text_is_wrapped_by_what_is_seen(text: str, most: int, expected: list[str]) -> None:
    assert wrap(text, most) == expected


@given(st.text(), st.integers(2, 30))
def test_wrapping_keeps_every_character_and_the_width(text: str, most: int) -> None:
    made = wrap(clean(text), most)
    assert max(map(width, made)) <= most
    assert "".join(made).replace(" ", "") == clean(text).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("åäö", 3), ("e\u0301", 1), ("\u4f60\u597d", 4), ("\U0001f600", 2), ("\u200d", 0)],
)
def test_the_width_of_text_is_what_a_terminal_takes(text: str, expected: int) -> None:
    assert width(text) == expected


@pytest.mark.parametrize("columns", [80, 60, 40, 24])
def test_no_line_of_a_report_is_wider_than_it_may_be(
    columns: int, borlange: Scorecard, sweden: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = report(borlange, sweden)
    assert max(map(width, plain(made, columns).splitlines())) <= columns
    assert max(map(width, shown(made, columns, monkeypatch).splitlines())) <= columns


def test_a_table_that_cannot_fit_is_still_a_table() -> None:
    table = Table("", tuple(Column(f"Heading{n}", "right") for n in range(30)), (Row(("1",) * 30),))
    assert sum(widths(table, 20)) == 30
    assert widths(table, 200) == [4] * 24 + [5] * 6 or sum(widths(table, 200)) <= 200 - 29 * 2


def test_a_terminal_shows_the_same_figures_with_styles(
    borlange: Scorecard, sweden: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    made = tables(borlange, sweden)
    styled = kompass_text.in_terminal(made, 80)
    assert "\x1b[" in styled
    words = ANSI.sub("", styled).replace("─", " ").split()
    rules = re.compile(r"^[-=~ ]+$", re.MULTILINE)
    assert words == rules.sub("", plain(made)).replace("  - ", "  • ").split()


def test_a_terminal_without_colours_gets_none(
    borlange: Scorecard, sweden: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in kompass_text.in_terminal(tables(borlange, sweden), 80)


def test_hostile_text_is_shown_as_text(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    box = cleaned(Box(hostile, (Heading(hostile, 2), Paragraph(hostile), Bullets((hostile,)))))
    table = cleaned(Table(hostile, (Column(hostile, "left"),), (Row((hostile,)), Row((hostile,), "total"))))
    made, expected = of(box, table), clean(hostile)
    for text in (plain(made, 200), shown(made, 200, monkeypatch)):
        lines = [line.strip("│ ") for line in text.splitlines()]
        assert sum(expected.strip() in line for line in lines) >= 7
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_text_of_any_length_is_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "a" * 100_000
    made = of(Paragraph(long), figures((long, "1", "2")))
    assert plain(made).count("a") >= 200_000
    assert shown(made, 80, monkeypatch).count("a") >= 200_000


def test_an_empty_report_is_an_empty_line() -> None:
    assert render(of(), kompass_text.kompass_formats()[0]) == b"\n"
