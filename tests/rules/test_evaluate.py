"""The reference: what it looks at, what it records, and how it fails."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.evaluate import RuleError, Surroundings, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.text import text
from kompass_core.rules.units import POINTS, Function, Parameter
from tests.rules.given import given, value

if TYPE_CHECKING:
    from kompass_core.rules import typed
    from kompass_core.rules.evaluate import Value

LINES = (
    "maximum = 20 points",
    "nothing = 0 points",
    "open = [1, 3] points",
    "passed = true",
    "subareas.points = 3 points; 5 points",
    "dimension system = 25%",
    "dimension deployment = 75%",
    "function wayward",
    "function floating",
    "function broken",
)
SETTING = given(LINES)


def recorded(rule: str) -> dict[str, Value]:
    parts: dict[str, Value] = {}

    def record(node: typed.Typed, came_to: Value) -> None:
        parts[text(node.syntax)] = came_to

    evaluate(SETTING.typed(rule), SETTING.around, record)
    return parts


def failure(rule: str) -> tuple[str, str, str]:
    with pytest.raises(RuleError) as raised:
        evaluate(SETTING.typed(rule), SETTING.around)
    return raised.value.slug, str(raised.value), text(raised.value.node.syntax)


def test_what_each_part_came_to_is_recorded_with_the_smallest_first() -> None:
    parts = recorded("maximum * mean(dimensions) + 1")
    assert parts == {
        "maximum": exactly(20),
        "mean(dimensions)": exactly(Fraction(1, 2)),
        "maximum * mean(dimensions)": exactly(10),
        "1": exactly(1),
        "maximum * mean(dimensions) + 1": exactly(11),
    }
    assert list(parts)[-1] == "maximum * mean(dimensions) + 1"


def test_what_is_not_looked_at_is_not_recorded() -> None:
    assert "maximum / nothing" not in recorded("if passed then 1 else maximum / nothing")
    assert "maximum / nothing" not in recorded("sum(1, if passed or maximum / nothing > 1 then 2 else 3)")


def test_parts_of_a_gathering_are_not_recorded_for_each_member() -> None:
    assert list(recorded("sum(subareas.points * 2)")) == ["sum(subareas.points * 2)"]


def test_a_value_is_recorded_as_it_is_known_and_not_as_it_is_assumed() -> None:
    parts = recorded("if open < 2 then open else 0")
    assert parts["open"] == Interval(Fraction(1), Fraction(3))
    assert parts["if open < 2 then open else 0"] == Interval(Fraction(0), Fraction(2), high_open=True)


def test_a_failure_names_the_part_that_has_no_value() -> None:
    assert failure("1 + maximum / (nothing * 2)") == (
        "division-by-zero",
        "the divisor is zero",
        "nothing * 2",
    )
    assert failure("maximum / (open - 2)") == ("division-by-zero", "the divisor may be zero", "open - 2")


def test_a_function_of_a_plugin_that_fails_is_named() -> None:
    assert failure("broken(1)") == (
        "function-failed",
        "`broken` failed: ZeroDivisionError: Fraction(1, 0)",
        "broken(1)",
    )


def test_a_function_of_a_plugin_that_is_not_exact_is_named() -> None:
    assert failure("floating(1)") == (
        "function-failed",
        "`floating` made 0.5, not an exact number",
        "floating(1)",
    )


def test_a_function_of_a_plugin_that_goes_the_wrong_way_is_named() -> None:
    slug, message, _ = failure("wayward(open / maximum)")
    assert (slug, message) == (
        "function-failed",
        "`wayward` does not follow its parameters in the direction that it states",
    )


def test_a_function_of_a_plugin_is_called_with_exact_fractions_and_twice_at_most() -> None:
    calls: list[tuple[Fraction, ...]] = []

    def compute(*arguments: Fraction) -> Fraction:
        calls.append(arguments)
        return max(arguments)

    parameters = (Parameter("a", POINTS, "rising"), Parameter("b", POINTS, "rising"))
    setting = SETTING.beside(Function("larger", parameters, POINTS, compute, "."))
    evaluate(setting.typed("larger(maximum, 3)"), setting.around)
    assert calls == [(Fraction(20), Fraction(3))]
    evaluate(setting.typed("larger(open, 2)"), setting.around)
    assert calls[1:] == [(Fraction(1), Fraction(2)), (Fraction(3), Fraction(2))]
    assert {type(argument) for call in calls for argument in call} == {Fraction}


def test_where_nothing_applies_a_mean_has_no_value_and_the_caller_is_to_blame() -> None:
    nobody = Surroundings({}, {}, {}, ())
    assert evaluate(SETTING.typed("sum(subareas.points)"), nobody) == exactly(0)
    assert evaluate(SETTING.typed("count(dimensions)"), nobody) == exactly(0)
    with pytest.raises(TypeError, match="may gather nothing"):
        evaluate(SETTING.typed("mean(dimensions)"), nobody)


def test_dimensions_that_do_not_apply_are_not_there() -> None:
    around = Surroundings({}, {"system": exactly(1)}, {"system": exactly(1)}, ())
    assert evaluate(SETTING.typed("mean(dimensions)"), around) == exactly(1)
    assert evaluate(SETTING.typed("count(dimensions)"), around) == exactly(1)


@pytest.mark.parametrize(("rule", "wrong"), [("maximum + 1", True), ("not passed", exactly(1))])
def test_a_value_of_another_kind_than_its_unit_is_a_mistake_of_ours(rule: str, wrong: Value) -> None:
    around = Surroundings({"maximum": wrong, "passed": wrong}, {}, {}, ())
    with pytest.raises(TypeError, match="where its type promised"):
        evaluate(SETTING.typed(rule), around)


def test_the_same_rule_gives_the_same_again() -> None:
    rule = SETTING.typed("sum(if subareas.points > mean(subareas.points) then open else subareas.points)")
    assert value("[4, 6] points")[0] == evaluate(rule, SETTING.around) == evaluate(rule, SETTING.around)


def test_a_gathering_inside_another_is_worked_out_once() -> None:
    calls: list[Fraction] = []

    def compute(points: Fraction) -> Fraction:
        calls.append(points)
        return points

    setting = given([*LINES, "subareas.points = " + "; ".join(["1 points"] * 100)])
    function = Function("seen", (Parameter("x", POINTS, "rising"),), POINTS, compute, ".")
    rule = setting.beside(function).typed("sum(subareas.points + sum(seen(subareas.points)))")
    assert evaluate(rule, setting.around) == exactly(100 + 100 * 100)
    assert len(calls) == 100
