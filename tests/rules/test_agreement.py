"""Random rules: every evaluator agrees, and what is bounded holds the value whatever is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from kompass_core.rules.check import check
from kompass_core.rules.parse import parse
from kompass_core.rules.text import text
from tests.rules.evaluators import DECLINED, EVALUATORS, Failed, by_columns, by_reference
from tests.rules.given import locating
from tests.rules.random_rules import SCOPE, chances, inside, rules, surroundings, widened

if TYPE_CHECKING:
    from random import Random

    from kompass_core.rules import typed
    from kompass_core.rules.syntax import Syntax


def checked(rule: Syntax) -> typed.Typed:
    written = text(rule)
    return check(parse(written, locating(written)), SCOPE, locating(written))


@settings(max_examples=100)
@given(rules())
def test_a_rule_that_is_grown_by_unit_has_a_meaning(rule: Syntax) -> None:
    assert text(rule) == text(checked(rule).syntax)


@settings(max_examples=200)
@given(rule=rules(), chance=chances)
def test_evaluators_agree(rule: Syntax, chance: Random) -> None:
    node = checked(rule)
    for around in (surroundings(chance) for _ in range(4)):
        values = {evaluator.name: evaluator.value(node, around) for evaluator in EVALUATORS}
        assert dict.fromkeys(values, by_reference(node, around)) == values


@settings(max_examples=300)
@given(rules(), chances)
def test_a_bounded_value_holds_the_exact_one(rule: Syntax, chance: Random) -> None:
    node = checked(rule)
    for around in (surroundings(chance) for _ in range(4)):
        value, bounds = by_reference(node, around), by_reference(node, widened(chance, around))
        if isinstance(value, Failed):
            assert value == bounds
        elif not isinstance(bounds, Failed):
            assert inside(value, bounds)


@settings(max_examples=200)
@given(rule=rules(), chance=chances)
def test_columns_bound_what_is_not_known_as_the_reference_does(rule: Syntax, chance: Random) -> None:
    node = checked(rule)
    around = widened(chance, surroundings(chance))
    value = by_columns(node, around)
    assert value in {DECLINED, by_reference(node, around)}
