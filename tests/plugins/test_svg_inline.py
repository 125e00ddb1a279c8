"""Inline: a chart for a page that says itself how it looks: classes, titles, no ids, and text as text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kompass_core.model.report import Chart, Figure, Series
from kompass_svg.inline import inline

if TYPE_CHECKING:
    from typing import Literal


def figure(value: str, most: str = "") -> Figure:
    """A figure, or one that is known by its ends."""
    low, high = Fraction(value), Fraction(most or value)
    return Figure(value + (f"–{most}" if most else ""), low, high)


def of(shape: Literal["bars", "dots"]) -> Chart:
    """A chart of that shape."""
    before = Series("Before", (figure("1"), figure("2", "3"), None))
    after = Series("After", (figure("4"), figure("-2"), figure("5")))
    return Chart("Caption", "Told", ("One & all", "Two", "Three"), (before, after), shape)


def parsed(markup: str) -> ET.Element:
    """What is drawn, as elements."""
    return ET.fromstring(f"<svg>{markup}</svg>")  # noqa: S314 - ours


def titles(root: ET.Element) -> list[str]:
    """What is said of each mark."""
    return [one.text or "" for one in root.iter("title")]


def test_every_bar_says_what_it_is_and_a_range_twice() -> None:
    assert sorted(titles(parsed(inline(of("bars"), 6).markup))) == sorted(
        [
            *("One & all, Before: 1", "Two, Before: 2–3", "Two, Before: 2–3"),
            *("One & all, After: 4", "Two, After: -2", "Three, After: 5"),
        ]
    )


def test_every_dot_says_what_it_is_and_both_ends_of_a_range() -> None:
    assert titles(parsed(inline(of("dots"), 6).markup)) == [
        *("One & all, Before: 1", "Two, Before: 2–3", "Two, Before: 2–3"),
        *("One & all, After: 4", "Two, After: -2", "Three, After: 5"),
    ]


def test_of_one_series_alone_the_name_is_not_said() -> None:
    alone = Chart("", "", ("One",), (Series("Name", (figure("1"),)),), "bars")
    assert titles(parsed(inline(alone, 6).markup)) == ["One: 1"]


@pytest.mark.parametrize("shape", ["bars", "dots"])
def test_a_page_may_say_how_it_looks_and_nothing_clashes_with_it(shape: Literal["bars", "dots"]) -> None:
    root = parsed(inline(of(shape), 6).markup)
    used = {key for one in root.iter() for key in one.keys()}  # noqa: SIM118 - of an element
    assert used & {"id", "style", "href", "clip-path"} == set()
    classes = {name for one in root.iter() for name in (one.get("class") or "").split()}
    assert {"f-ink", "f-c0"} <= classes
    assert [
        name for name in classes if not re.fullmatch(r"[fs]-(ink|faint|hollow|paper|none|c\d)", name)
    ] == []
    drawn = [one for one in root.iter() if one.tag in {"path", "text"}]
    assert [one for one in drawn if not one.get("class")] == []


@pytest.mark.parametrize("shape", ["bars", "dots"])
def test_it_is_as_wide_as_asked_and_the_same_each_time(shape: Literal["bars", "dots"]) -> None:
    wide, narrow = inline(of(shape), 6), inline(of(shape), 3)
    assert (wide.width, narrow.width) == (432, 216)
    assert inline(of(shape), 6) == wide


def test_caption_and_legend_are_left_to_the_page() -> None:
    texts = [one.text for one in parsed(inline(of("bars"), 6).markup).iter("text")]
    assert texts == ["One & all", "Two", "Three", "1", "2–3", "4", "-2", "5"]


def test_hostile_text_is_nothing_but_text(hostile: str) -> None:
    from kompass_core.stages.report.clean import cleaned

    chart = cleaned(Chart(hostile, hostile, (hostile,), (Series(hostile, (figure("1"),)),) * 2, "dots"))
    assert isinstance(chart, Chart)
    assert {one.tag for one in parsed(inline(chart, 6).markup).iter()} <= {"svg", "path", "text", "title"}
