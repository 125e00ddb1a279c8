"""Direction: what is said never to fall never falls, and of what is usual in rules it is said."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, settings

from kompass_core.rules.bounds import Around
from kompass_core.rules.check import check
from kompass_core.rules.direction import Trends, direction
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.parse import parse
from kompass_core.rules.text import text
from kompass_core.rules.trend import FALLS, RISES
from tests.rules.given import given as setting_of
from tests.rules.given import locating
from tests.rules.random_rules import SCOPE, chances, inside, rules, surroundings, widened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from kompass_core.rules import typed
    from kompass_core.rules.evaluate import Surroundings, Value
    from kompass_core.rules.syntax import Syntax

WAYS = {0: "still", 1: "rises", 2: "falls", 3: "either"}
LIBRARY = (
    "maximum = 30 points",
    "points = [0, 30] points",
    "bands grade = low 0; middle 50%; high 80%",
    "dimension system = [0%, 100%], weight 3",
    "dimension use = [0%, 100%], weight 0",
    "parts.points = [0, 10] points; [2, 20] points",
    "parts.maximum = 10 points; 20 points",
    "parts.weight = 1 share; 3 share",
    "function gap",
)


def ways(rule: str) -> dict[str, str]:
    """Which way goes the value of a rule of the library, by what is raised."""
    setting = setting_of(LIBRARY)
    around = setting.around
    trends = Trends(
        {"points": {"points": RISES}},
        {name: {name: RISES} for name in around.shares},
        tuple({"points": {f"part {number}": RISES}} for number in range(len(around.children))),
    )
    found = direction(
        setting.typed(rule), Around(around.own, around.shares, around.weights, around.children), trends
    )
    return {str(source): WAYS[way] for source, way in found.items()}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("maximum * mean(dimensions)", {"system": "rises", "use": "rises"}),
        ("maximum * (1 - system)", {"system": "falls"}),
        ("maximum * system * use", {"system": "rises", "use": "rises"}),
        ("maximum * (system - use)", {"system": "rises", "use": "falls"}),
        ("maximum * system * (system - 50%)", {"system": "either"}),
        ("sum(dimensions * dimensions.weight) / sum(dimensions.weight)", {"system": "rises"}),
        ("maximum / (1 + system)", {"system": "falls"}),
        ("points - 10% * points", {"points": "rises"}),
        ("points - points", {}),
        ("points + maximum * system - points", {"system": "rises"}),
        ("round(maximum * system, 1)", {"system": "rises"}),
        ("min(12, points)", {"points": "rises"}),
        ("max(40, points)", {}),
        ("clamp(points, 5, 10)", {"points": "rises"}),
        ("gap(points, maximum)", {"points": "falls"}),
        ("gap(maximum * system, points)", {"system": "falls", "points": "rises"}),
        ("if system >= 50% then maximum else points", {"system": "rises", "points": "rises"}),
        ("if system >= 50% then points else maximum", {"system": "falls", "points": "rises"}),
        ("if system < 50% then points else 120% * points", {"system": "rises", "points": "rises"}),
        ("if points >= 20 then points else points / 2", {"points": "rises"}),
        ("if points >= 20 then points / 2 else points", {"points": "either"}),
        ("if system < 50% then system else min(100%, system + 5%)", {"system": "rises"}),
        ("if not system >= 50% then 0 else maximum", {"system": "rises"}),
        ("if system = 100% then maximum else 0", {"system": "rises"}),
        ("if system = 0 then maximum else 0", {"system": "falls"}),
        ("if system = 50% then maximum else 0", {"system": "either"}),
        ("if system >= 50% and use >= 50% then maximum else 0", {"system": "rises", "use": "rises"}),
        ("if system >= 50% or use < 50% then maximum else 0", {"system": "rises", "use": "falls"}),
        ("if band(system, grade) >= grade.middle then maximum else 0", {"system": "rises"}),
        ("sum(parts.points)", {"part 0": "rises", "part 1": "rises"}),
        ("sum(parts.points where parts.points > 5)", {"part 0": "rises", "part 1": "rises"}),
        ("sum(parts.points where parts.points < 5)", {"part 0": "either", "part 1": "either"}),
        ("sum(parts.points where parts.points > 15)", {"part 1": "rises"}),
        ("count(parts where parts.points > 5)", {"part 0": "rises", "part 1": "rises"}),
        ("mean(parts.points where parts.points > 5 else 0)", {"part 0": "either", "part 1": "either"}),
        ("max(parts.points where parts.points > 1 else 0)", {"part 0": "rises", "part 1": "rises"}),
        ("min(parts.points / parts.maximum)", {"part 0": "rises", "part 1": "rises"}),
        ("maximum - sum(parts.points)", {"part 0": "falls", "part 1": "falls"}),
    ],
)
def test_a_rule_goes_the_way_that_can_be_told(rule: str, expected: dict[str, str]) -> None:
    assert ways(rule) == expected


def checked(rule: Syntax) -> typed.Typed:
    written = text(rule)
    return check(parse(written, locating(written)), SCOPE, locating(written))


@settings(max_examples=500)
@given(rules(), chances)
def test_what_is_said_of_a_rule_is_so(rule: Syntax, chance: Random) -> None:
    node = checked(rule)
    for around in (surroundings(chance) for _ in range(3)):
        wide = widened(chance, around)
        trends = Trends(
            {name: {name: RISES} for name in wide.own},
            {name: {name: RISES} for name in wide.shares},
            tuple(
                {name: {(place, name): RISES} for name in child} for place, child in enumerate(wide.children)
            ),
        )
        try:
            found = direction(node, Around(wide.own, wide.shares, wide.weights, wide.children), trends)
        except RuleError:
            continue
        for source, before, after in raised(chance, around, wide):
            try:
                values = evaluate(node, before), evaluate(node, after)
            except RuleError:
                continue
            first, second = (int(one) if isinstance(one, bool) else one.low for one in values)  # type: ignore[union-attr]
            way = found.get(source, 0)
            assert second >= first or way & FALLS
            assert second <= first or way & RISES


def raised(
    chance: Random, around: Surroundings, wide: Surroundings
) -> Iterator[tuple[object, Surroundings, Surroundings]]:
    """Surroundings, and the same with one thing raised, for each thing that may be more than it is."""
    for name in around.own:
        if (more := above(chance, around.own[name], wide.own[name])) is not None:
            yield name, around, evolve(around, own={**around.own, name: more})
    for name, share in around.shares.items():
        more = above(chance, share, wide.shares[name])
        if isinstance(more, Interval):
            yield name, around, evolve(around, shares={**around.shares, name: more})
    for place, child in enumerate(around.children):
        for name in child:
            if (more := above(chance, child[name], wide.children[place][name])) is not None:
                children = list(around.children)
                children[place] = {**child, name: more}
                yield (place, name), around, evolve(around, children=tuple(children))


def above(chance: Random, value: Value, wide: Value) -> Value:
    """Something above a value that its bounds allow; None where nothing is."""
    if not isinstance(value, Interval) or not isinstance(wide, Interval):
        return True if value is False and wide is None else None
    more = exactly(value.low + (wide.high - value.low) * Fraction(chance.randint(1, 4), 4))
    if value.low == wide.high or not inside(more, wide):
        return None
    return more
