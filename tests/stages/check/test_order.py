"""Measures in the order in which they are made; those made of each other are told as a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.rule import WrittenRule
from kompass_core.problems import Source, Span
from kompass_core.rules.parse import parse
from kompass_core.stages.check.order import needs, order

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.problems import Problem

    Told = Callable[..., str]

POINTS = "points = 'maximum * mean(dimensions)'"


def written(**texts: str) -> dict[str, WrittenRule]:
    """Rules by the measure they make, each in a text of its own."""
    return {measure: _rule(measure, text) for measure, text in texts.items()}


def _rule(measure: str, text: str) -> WrittenRule:
    span = Span(Source(measure, text), 0, len(text))
    return WrittenRule(
        measure, text, parse(text, lambda start, end: Span(span.source, start, end)), None, span
    )


def test_each_measure_comes_after_those_it_is_made_of() -> None:
    problems: list[Problem] = []
    rules = written(points="maximum * c", a="1", c="b + a", b="a * 2")
    assert order(rules, problems) == ("a", "b", "c", "points")
    assert problems == []


def test_points_come_after_the_maximum_that_they_are_held_against() -> None:
    assert order(written(points="sum(parts.points)", maximum="2"), []) == ("maximum", "points")


def test_the_name_of_a_set_of_bands_is_no_measure() -> None:
    (rule,) = written(grade="band(points / maximum, grade)").values()
    assert needs(rule) == {"points", "maximum"}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"a": "a + 1"}, ["`a` is made of itself"]),
        ({"a": "b", "b": "a"}, ["`a` is made of `b`, which is made of `a`"]),
        (
            {"x": "a", "a": "b", "b": "c", "c": "a"},
            ["`a` is made of `b`, which is made of `c`, which is made of `a`"],
        ),
        ({"a": "a", "b": "b"}, ["`a` is made of itself", "`b` is made of itself"]),
        (
            {"points": "2", "maximum": "points"},
            ["`maximum` is made of `points`, and points are held against the maximum"],
        ),
        (
            {"points": "a", "a": "maximum", "maximum": "points"},
            ["`points` is made of `a`, which is made of `maximum`, which is made of `points`"],
        ),
    ],
)
def test_a_circle_is_told_once_and_what_depends_on_it_is_left_out(
    rules: dict[str, str], expected: list[str]
) -> None:
    problems: list[Problem] = []
    assert order(written(**rules), problems) == ()
    assert [problem.message for problem in problems] == expected


def test_what_does_not_depend_on_a_circle_is_ordered_all_the_same() -> None:
    assert order(written(a="a", b="a", c="d", d="1"), []) == ("d", "c")


def test_a_circle_shows_every_place(told: Told) -> None:
    assert told(simple=[(POINTS, "points = 'maximum * one'\none = 'two'\ntwo = 'one'")]) == (
        "scales/simple.toml:22:7: error[cycle]: `one` is made of `two`, which is made of `one`\n"
        "   |\n"
        "22 | one = 'two'\n"
        "   |       ^^^^^\n"
        "   = note: `two`: scales/simple.toml:23:7\n"
        "   = hint: make one of them of something else"
    )
