"""Rules in JavaScript: what is not known as the reference has it, and what cannot be written so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.rules import interval, limits
from kompass_core.rules.check import check
from kompass_core.rules.javascript import NoJavaScript, exact, javascript, quoted
from kompass_core.rules.parse import parse
from kompass_core.rules.rounding import rounded
from kompass_core.rules.text import text
from kompass_core.rules.typed import ROUNDINGS
from kompass_core.rules.units import SHARE, Function, Parameter
from tests.rules.evaluators import by_javascript, by_reference
from tests.rules.given import given as setting
from tests.rules.given import locating
from tests.rules.node import MISSING, NODE, interval_text, run, shown
from tests.rules.random_rules import SCOPE, chances, fractions, intervals, rules, surroundings, widened

if TYPE_CHECKING:
    from random import Random

    from kompass_core.rules.interval import Interval
    from kompass_core.rules.syntax import Syntax
    from kompass_core.rules.typed import Rounding

needs_node = pytest.mark.skipif(NODE is None, reason=MISSING)

HALF = Function("half", (Parameter("x", SHARE, "rising"),), SHARE, lambda x: x / 2, "the half")


@needs_node
@settings(max_examples=300)
@given(rules(), chances)
def test_what_is_not_known_is_as_the_reference_has_it(rule: Syntax, chance: Random) -> None:
    written = text(rule)
    node = check(parse(written, locating(written)), SCOPE, locating(written))
    for _ in range(4):
        around = widened(chance, surroundings(chance))
        assert by_reference(node, around) == by_javascript(node, around)


@needs_node
@settings(max_examples=150)
@given(fractions, st.integers(0, 3), st.sampled_from(ROUNDINGS), st.sampled_from((-1, 0, 1)))
def test_a_value_is_rounded_as_in_python(value: Fraction, decimals: int, mode: Rounding, beside: int) -> None:
    made = run(
        f"const {{ n, d }} = rounded({exact(value)}, {decimals}, {quoted(mode)}, {beside});"
        "return `${n}/${d}`;"
    )
    assert rounded(value, decimals, mode, beside) == Fraction(made["value"])


@needs_node
@settings(max_examples=150)
@given(intervals(), intervals(), st.sampled_from(("add", "multiply", "divide", "hull")))
def test_intervals_are_calculated_with_as_in_python(one: Interval, other: Interval, name: str) -> None:
    said = run(f"return shown({name}({interval_text(one)}, {interval_text(other)}));")
    try:
        expected = getattr(interval, name)(one, other)
    except ZeroDivisionError:
        assert said["slug"] == "division-by-zero"
    else:
        assert expected == shown(said["value"])


@needs_node
@pytest.mark.parametrize(
    "rule",
    [
        "if points > 3 or maximum > 3 then points else 0",
        "if points > 3 and maximum > 3 then points else maximum",
        "if not (points > 3 and maximum > 3) then points else maximum",
        "if not (points > 3 or maximum > 3) then points else maximum",
        "if points != 0 and maximum / points > 2 then maximum / points else 1",
        "if points != 10 then points else 0",
    ],
)
def test_a_condition_says_as_much_as_in_python(rule: str) -> None:
    case = setting(["points = (0, 10] points", "maximum = [1, 9) points"])
    typed = case.typed(rule)
    assert by_reference(typed, case.around) == by_javascript(typed, case.around)


@needs_node
@pytest.mark.parametrize(("value", "fits"), [("(1n << BITS) - 1n", True), ("1n << BITS", False)])
def test_a_figure_may_have_as_many_digits_as_in_python(value: str, *, fits: bool) -> None:
    made = ("fraction(value)", "fraction(-value)", "fraction(1n, value)")
    head = f"const BITS = {limits.BITS}n; const value = {value};"
    said = [run(f"{head} return isKnown(exactly(short({one})));") for one in made]
    assert [fits] * 3 == [one.get("value", False) for one in said]


@needs_node
@pytest.mark.parametrize(
    ("written", "expected"), [("0.25", "1/4"), ("-3", "-3/1"), ("1e3", None), (" 1", None), ("", None)]
)
def test_a_number_is_read_exactly_or_not_at_all(written: str, expected: str | None) -> None:
    said = run(f"const read = decimal({quoted(written)}); return read && `${{read.n}}/${{read.d}}`;")
    assert said == {"value": expected}


@needs_node
def test_a_function_that_fails_says_so() -> None:
    case = setting(["function broken", "points = 2 points"])
    assert run(f"return ({javascript(case.typed('broken(2)'))})(new Scene({{}}));") == {
        "error": "`broken` failed: the divisor is zero",
        "slug": "function-failed",
    }


def test_a_function_of_a_plugin_that_is_python_only_is_named() -> None:
    case = setting(["part = 30%"]).beside(HALF)
    with pytest.raises(NoJavaScript, match="`half` is a function of a plugin"):
        javascript(case.typed("1 - half(part)"))
    written = javascript(setting(["part = 30%"]).beside(evolve(HALF, formula="x / 2")).typed("half(part)"))
    assert 'multiplied("/", scene.own("x"), p1)' in written


def test_a_name_of_an_author_cannot_be_more_than_a_name() -> None:
    expected = r'"\u003c/script\u003e\u2028\"\\"'
    assert expected == quoted('</script>\u2028"\\')


def test_a_rule_reads_as_what_it_is() -> None:
    case = setting(["maximum = 15 points", "dimension system = 50%"])
    assert (
        javascript(case.typed("maximum * mean(dimensions)"))
        == """(() => {
  const p1 = (scene, each) => each.get("share");
  const p2 = { id: 1, name: "mean", over: "dimensions", value: p1, where: null, otherwise: null };
  return (scene, each = null) => multiplied("*", scene.own("maximum"), gathered(scene, each, p2));
})()"""
    )
