"""Colours: what a page says in both themes can be read, by the formula of WCAG 2.2, and told apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kompass_html

CSS = (Path(kompass_html.__file__).parent / "templates" / "page.css").read_text("utf-8")
THEMES = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
LIGHT, DARK = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", theme)) for theme in THEMES)

TEXT = ("ink", "soft", "accent")
MARKS = ("rule", "focus", "accent", *(f"c{number}" for number in range(6)))
GROUNDS = ("paper", "card", "tint")


def luminance(colour: str) -> float:
    """The relative luminance of a colour."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_themes_say_every_colour() -> None:
    assert set(LIGHT) == set(DARK)
    assert {*TEXT, *MARKS, *GROUNDS} <= set(LIGHT)


def test_the_formula_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(theme: dict[str, str]) -> None:
    faint = {
        (text, ground): contrast(theme[text], theme[ground])
        for text in TEXT
        for ground in GROUNDS
        if contrast(theme[text], theme[ground]) < 4.5
    }
    assert faint == {}
    assert contrast(theme["ink"], theme["paper"]) > 12


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_lines_that_say_something_are_seen(theme: dict[str, str]) -> None:
    faint = {mark: contrast(theme[mark], theme["paper"]) for mark in MARKS}
    assert {mark: ratio for mark, ratio in faint.items() if ratio < 3} == {}


def test_a_page_uses_no_colour_that_has_no_name() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", rest)) <= {LIGHT["soft"]}
    assert set(re.findall(r"var\(--(\w+)\)", CSS)) <= set(LIGHT)
