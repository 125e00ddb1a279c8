"""Syntax trees: equal where they say the same, walked without recursion, and what they need."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.parse import parse
from kompass_core.rules.syntax import Negative, Number, Place, needs, walk
from tests.rules.given import locating

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax

NOWHERE = Place(0, 0)


def read(text: str) -> Syntax:
    return parse(text, locating(text))


def test_trees_that_say_the_same_are_equal_wherever_it_stands() -> None:
    assert read("a+(b * 2)") == read("  a + b*2.0")
    assert hash(read("a+(b * 2)")) == hash(read("  a + b*2.0"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a + b", "a - b"),
        ("a and b", "a or b"),
        ("a + b + c", "(a + b) + c"),
        ("a * b", "b * a"),
        ("15%", "0.15"),
        ("1", "true"),
        ("f(a)", "f(a where b)"),
    ],
)
def test_trees_that_say_something_else_differ(one: str, other: str) -> None:
    assert read(one) != read(other)


def test_a_tree_of_any_depth_is_walked() -> None:
    tree: Syntax = Number(Fraction(1), place=NOWHERE)
    for _ in range(10_000):
        tree = Negative(tree, place=NOWHERE)
    assert max(depth for _, depth in walk(tree)) == 10_001


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("1 + 2", set()),
        ("a + b * a", {"a", "b"}),
        ("sum(children.points where passed)", {"passed"}),
        ("f(a, if b then c else d)", {"a", "b", "c", "d"}),
        ("system.weight", set()),
        ("band(points / maximum, grade)", {"points", "maximum"}),
        ("if band(a, grade) = grade.low then grade else b", {"a", "grade", "b"}),
        ("band(grade, grade)", {"grade"}),
    ],
)
def test_a_rule_needs_the_names_that_stand_by_themselves(rule: str, expected: set[str]) -> None:
    assert expected == needs(read(rule))
