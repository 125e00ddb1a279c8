"""Charts in text: bars and marks of characters, which fit, and never without their figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kompass_markdown
import kompass_text
from kompass_core.model.report import Chart, Figure, Report, Series
from kompass_text.bars import bar
from kompass_text.dots import dots
from kompass_text.plain import plain
from kompass_text.wrap import width

if TYPE_CHECKING:
    from typing import Literal


def figure(value: str, most: str = "") -> Figure:
    """A figure, or one that is known by its ends."""
    return Figure(value + (f"–{most}" if most else ""), Fraction(value), Fraction(most or value))


def of(
    shape: Literal["bars", "dots", "radar"],
    *series: tuple[str, ...],
    labels: tuple[str, ...] = ("One", "Two", "Three"),
) -> Report:
    """A report of a chart; an empty figure is none."""
    names = ("Before", "After", "Later")
    made = tuple(
        Series(name, tuple(figure(one) if one else None for one in figures))
        for name, figures in zip(names, series, strict=False)
    )
    return Report("impact", "", "en", (Chart("A chart", "In words.", labels, made, shape),), (), ())


def test_bars_begin_at_zero_and_end_with_their_figure() -> None:
    assert plain(of("bars", ("2", "4", "-1")), 30).splitlines() == [
        "A chart",
        "",
        "One        │███████▎         2",
        "Two        │██████████████   4",
        "Three  ████│                -1",
    ]


def test_bars_of_one_label_stand_together() -> None:
    made = plain(of("bars", ("2", "4", "1"), ("1", "", "3")), 30).splitlines()
    assert made[2:] == [
        "One    Before  ██████        2",
        "       After   ███           1",
        "Two    Before  ████████████  4",
        "       After",
        "Three  Before  ███           1",
        "       After   █████████     3",
    ]
    assert "In words." not in plain(of("bars", ("2", "4", "1")))


def test_dots_stand_on_one_line_and_the_first_is_hollow() -> None:
    assert plain(of("dots", ("10", "20", "15"), ("12", "20", "10")), 44).splitlines() == [
        "A chart",
        "",
        "                           ○ Before  ● After",
        "One    ○──●                      10       12",
        "Two                     ◉        20       20",
        "Three  ●───────○                 15       10",
    ]


def test_a_radar_is_drawn_as_dots_are() -> None:
    figures = ("1", "2", "3"), ("2", "2", "1")
    assert plain(of("radar", *figures)) == plain(of("dots", *figures))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (figure("0"), "    │        "),
        (figure("8"), "    │████████"),
        (figure("-4"), "████│        "),
        (figure("0.1"), "    │▏       "),
        (figure("2", "6"), "    │██░░░░  "),
        (figure("-2", "4"), "  ░░│░░░░    "),
        (None, "    │        "),
    ],
    ids=str,
)
def test_a_bar_is_full_as_far_as_it_is_known(one: Figure | None, expected: str) -> None:
    assert bar(one, Fraction(-4), Fraction(8), 13) == expected


def test_a_range_is_a_line_between_two_marks() -> None:
    made = dots([figure("0", "4"), figure("2"), None], Fraction(0), Fraction(8), 9)
    assert made == "○╌●╌○    "


def test_a_label_is_wrapped_beside_its_bars() -> None:
    made = plain(of("bars", ("2",), ("1",), labels=("A name of many words",)), 34).splitlines()[2:]
    assert [line[:10].rstrip() for line in made] == ["A name of", "many words"]


def test_what_is_too_narrow_for_a_picture_says_its_figures() -> None:
    assert plain(of("dots", ("10", "20", "15"), ("12", "20", "10")), 18).splitlines()[2:] == [
        "One 10 12",
        "Two 20 20",
        "Three 15 10",
    ]


def test_a_terminal_shows_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    made = of("dots", ("10", "20", "15"), ("12", "20", "10"))
    shown = [line.rstrip() for line in kompass_text.in_terminal(made, 44).splitlines()]
    assert shown == plain(made, 44).splitlines()


def test_markdown_has_the_table_that_it_stands_for() -> None:
    assert kompass_markdown.render(of("dots", ("1", "2", "3"), ("4", "", "6"))).splitlines() == [
        "**A chart**",
        "",
        "|  | Before | After |",
        "| :-- | --: | --: |",
        "| One | 1 | 4 |",
        "| Two | 2 |  |",
        "| Three | 3 | 6 |",
    ]


numbers = st.fractions(-1000, 1000, max_denominator=40)


@given(
    st.sampled_from(["bars", "dots"]),
    st.lists(st.tuples(numbers, numbers, st.booleans()), min_size=1, max_size=5),
    st.integers(1, 3),
    st.integers(12, 90),
)
def test_a_chart_is_never_wider_than_it_may_be(
    shape: Literal["bars", "dots", "radar"],
    drawn: list[tuple[Fraction, Fraction, bool]],
    count: int,
    most: int,
) -> None:
    figures = [
        Figure(f"{float(min(ends)):.1f}", min(ends), max(ends) if wide else min(ends))
        for *ends, wide in drawn
    ]
    labels = tuple(f"Label number {number}" for number in range(len(figures)))
    series = tuple(Series(f"Series {number}", tuple(figures)) for number in range(count))
    report = Report("impact", "", "en", (Chart("A chart", "", labels, series, shape),), (), ())
    made = plain(report, most)
    assert max(map(width, made.splitlines())) <= most
    assert all(one.printed in made for one in figures)
