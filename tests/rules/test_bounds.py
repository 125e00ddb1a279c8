"""Bounds: what a rule may come to, where dimensions and children need not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, settings

from kompass_core.rules import typed
from kompass_core.rules.bounds import RATIO, Around, bounds
from kompass_core.rules.check import check
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.mediant import quotient
from kompass_core.rules.parse import parse
from kompass_core.rules.text import text
from tests.rules.given import expected, locating
from tests.rules.given import given as setting_of
from tests.rules.random_rules import DIMENSIONS, SCOPE, chances, inside, rules, surroundings, widened

if TYPE_CHECKING:
    from random import Random

    from kompass_core.rules.evaluate import Surroundings
    from kompass_core.rules.syntax import Syntax

LIBRARY = (
    "maximum = 30 points",
    "dimension system = [0%, 100%], weight 3",
    "dimension use = [0%, 80%], weight 1",
    "parts.points = [0, 10] points; [2, 20] points",
    "parts.maximum = 10 points; 20 points",
    "parts.weight = 1 share; 3 share",
)


def reach(rule: str, *, optional: frozenset[str] = frozenset(), shrinks: bool = False) -> str:
    """What a rule of the library may come to, as the corpus writes it."""
    setting = setting_of(LIBRARY)
    around = setting.around
    made = bounds(
        setting.typed(rule),
        Around(around.own, around.shares, around.weights, around.children, optional, shrinks),
    )
    assert isinstance(made, Interval)
    return f"[{made.low}, {made.high}]"


@pytest.mark.parametrize(
    ("rule", "whole", "shrunk"),
    [
        ("sum(parts.points)", "[2, 30]", "[0, 30]"),
        ("sum(parts.points + 1)", "[4, 32]", "[1, 32]"),
        ("sum(-parts.points)", "[-30, -2]", "[-30, 0]"),
        ("mean(parts.points)", "[1, 15]", "[0, 20]"),
        ("min(parts.points)", "[0, 10]", "[0, 20]"),
        ("max(parts.points)", "[2, 20]", "[0, 20]"),
        ("count(parts)", "[2, 2]", "[1, 2]"),
        ("sum(parts.points where parts.points >= 0)", "[2, 30]", "[0, 30]"),
        ("mean(parts.points where parts.points >= 0 else 7)", "[1, 15]", "[0, 20]"),
        ("sum(parts.points) / sum(parts.maximum)", "[1/15, 1]", "[0, 1]"),
        ("maximum * (sum(parts.points) / sum(parts.maximum))", "[2, 30]", "[0, 30]"),
        ("sum(parts.points * parts.weight) / sum(parts.weight)", "[3/2, 35/2]", "[0, 20]"),
        ("mean(parts.points) / mean(parts.maximum) / 2", "[1/30, 1/2]", "[0, 1/2]"),
    ],
)
def test_a_child_that_need_not_apply_widens_what_a_rule_comes_to(rule: str, whole: str, shrunk: str) -> None:
    assert (reach(rule), reach(rule, shrinks=True)) == (whole, shrunk)


@pytest.mark.parametrize(
    ("rule", "optional", "expected"),
    [
        ("mean(dimensions)", (), "[0, 9/10]"),
        ("mean(dimensions)", ("use",), "[0, 1]"),
        ("mean(dimensions)", ("system", "use"), "[0, 1]"),
        ("count(dimensions)", ("system", "use"), "[1, 2]"),
        ("sum(dimensions * dimensions.weight) / sum(dimensions.weight)", ("system", "use"), "[0, 1]"),
        ("sum(dimensions where dimensions > 90%)", ("system", "use"), "[0, 1]"),
    ],
)
def test_a_dimension_that_need_not_apply_does_so_too(
    rule: str, optional: tuple[str, ...], expected: str
) -> None:
    assert reach(rule, optional=frozenset(optional)) == expected


def test_a_quotient_of_sums_lies_between_those_of_the_members() -> None:
    setting = setting_of(
        ("parts.points = [0, 10] points; [0, 20] points", "parts.maximum = [1, 10] points; 20 points")
    )
    children = tuple(
        {**child, RATIO: expected("[0%, 100%]", setting)[0]} for child in setting.around.children
    )
    around = Around(setting.around.own, {}, {}, children, shrinks=True)
    assert bounds(setting.typed("sum(parts.points) / sum(parts.maximum)"), around) == Interval(
        exactly(0).low, exactly(1).low
    )


def test_the_points_of_an_item_by_its_maximum_need_no_division() -> None:
    setting = setting_of(("maximum = 0 points", "dimension system = [0%, 100%]"))
    around = setting.around
    part = quotient(setting.typed("maximum * mean(dimensions)"), setting.typed("maximum"))
    made = bounds(part, Around(around.own, around.shares, around.weights, around.children))
    assert made == Interval(exactly(0).low, exactly(1).low)


def test_a_divisor_that_may_be_zero_is_no_quotient() -> None:
    setting = setting_of(("parts.points = [0, 10] points", "parts.maximum = [0, 10] points"))
    around = Around(setting.around.own, {}, {}, setting.around.children)
    with pytest.raises(RuleError):
        bounds(setting.typed("sum(parts.points) / sum(parts.maximum)"), around)


def checked(rule: Syntax) -> typed.Typed:
    written = text(rule)
    return check(parse(written, locating(written)), SCOPE, locating(written))


@settings(max_examples=400)
@given(rules(), chances)
def test_a_bound_holds_the_value_whatever_applies(rule: Syntax, chance: Random) -> None:
    node = checked(rule)
    named = {part.dimension for part in typed.walk(node) if isinstance(part, typed.Asked)}
    optional = frozenset(name for name in DIMENSIONS if name not in named and chance.random() < 0.7)
    for around in (surroundings(chance) for _ in range(4)):
        wide = widened(chance, around)
        open_around = Around(wide.own, wide.shares, wide.weights, wide.children, optional, shrinks=True)
        applying = thinned(chance, around, optional)
        try:
            made = bounds(node, open_around)
            value = evaluate(node, applying)
        except RuleError:
            continue
        assert inside(value, made)


def thinned(chance: Random, around: Surroundings, optional: frozenset[str]) -> Surroundings:
    """The same where some of what need not apply does not."""
    names = [name for name in around.shares if name not in optional or chance.random() < 0.5]
    names = names or [chance.choice(list(around.shares))]
    children = [child for child in around.children if chance.random() < 0.5] or [around.children[0]]
    shares = {name: around.shares[name] for name in names}
    return evolve(around, shares=shares, children=tuple(children))
