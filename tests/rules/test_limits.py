"""Limits: what is too large is refused, soon, with a place; and nothing grows without end."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError
from kompass_core.rules import limits
from kompass_core.rules.evaluate import RuleError, Surroundings, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.text import text
from tests.rules.given import given

if TYPE_CHECKING:
    from kompass_core.rules.evaluate import Value

SETTING = given(
    ["maximum = 20 points", "part = 37%", "dimension system = 25%", "subareas.points = 3 points; 5 points"]
)


def refusal(rule: str) -> str:
    with pytest.raises(KompassError) as raised:
        SETTING.typed(rule)
    (problem,) = raised.value.problems
    assert problem.slug == "rule-limit"
    return problem.message


def comes_to(rule: str) -> object:
    return evaluate(SETTING.typed(rule), SETTING.around)


@pytest.mark.parametrize(
    ("fits", "too_large", "message"),
    [
        (
            "1" + " " * (limits.CHARACTERS - 1),
            "1" + " " * limits.CHARACTERS,
            "the rule has 20001 characters; the most is 20000",
        ),
        (
            "+".join(["1"] * (limits.NODES - 1)),
            "+".join(["1"] * limits.NODES),
            "the rule has more than 2000 parts",
        ),
        (
            "-" * (limits.DEPTH - 1) + "1",
            "-" * limits.DEPTH + "1",
            "the rule nests deeper than 64 levels",
        ),
        ("9" * limits.DIGITS, "9" * (limits.DIGITS + 1), "the number has more than 40 digits"),
        (
            "sum(subareas.points / sum(subareas.points))",
            "sum(subareas.points * count(subareas where subareas.points > max(subareas.points)))",
            "gatherings stand inside each other more than 2 deep",
        ),
    ],
)
def test_a_rule_has_a_limit_and_reaches_it(fits: str, too_large: str, message: str) -> None:
    comes_to(fits)
    assert message == refusal(too_large)


@pytest.mark.parametrize(
    "rule",
    [
        "max(" * 63 + "1" + ", 2)" * 63,
        "(" * 63 + "1" + " + 1)" * 63,
        "if part > 1 then 1 else " * 62 + "2",
        "if " * 62 + "part > 1" + " then true else false" * 62,
        "(if part > " * 31 + "1" + " then 1 else 2)" * 31,
        "round(" * 63 + "1" + ")" * 63,
    ],
    ids=lambda rule: rule[:12],
)
def test_the_deepest_rule_is_checked_evaluated_and_printed(rule: str) -> None:
    node = SETTING.typed(rule)
    started = perf_counter()
    evaluate(node, SETTING.around)
    evaluate(node, Surroundings({"part": Interval(exactly(0).low, exactly(9).low)}, {}, {}, ()))
    assert perf_counter() - started < 2
    assert len(text(node.syntax)) <= len(rule) + 200


def test_conditions_in_conditions_in_conditions_are_soon_bounded() -> None:
    rule = "part < 50%"
    for _ in range(12):
        rule = f"(if {rule} then part else 20%) < 30% and not part = 40%"
    around = Surroundings({"part": Interval(exactly(0).low, exactly(1).low)}, {}, {}, ())
    started = perf_counter()
    assert evaluate(SETTING.typed(rule), around) is None
    assert perf_counter() - started < 2


def test_gatherings_in_gatherings_over_many_children_are_soon_done() -> None:
    setting = given(["subareas.points = " + "; ".join(["[1, 2] points"] * 400)])
    inner = " + ".join(["sum(subareas.points where subareas.points > 1.5)"] * 8)
    started = perf_counter()
    evaluate(setting.typed(f"sum(subareas.points + {inner})"), setting.around)
    assert perf_counter() - started < 4


@pytest.mark.parametrize(
    "rule",
    [
        " * ".join(["0." + "7" * 39] * 440),
        " / ".join(["part", *["0." + "7" * 39] * 440]),
        " + ".join(f"1 / {10**38 + place}" for place in range(300)),
        "mean(" + ", ".join(f"1 / {10**30 + place}" for place in range(400)) + ")",
        "1" + f" / {10**39 + 1}" * 400,
    ],
    ids=["a product", "a quotient", "a sum", "a mean", "a long way down"],
)
def test_a_figure_does_not_grow_without_end(rule: str) -> None:
    node = SETTING.typed(rule)
    started = perf_counter()
    with pytest.raises(RuleError, match="the figure has too many digits") as raised:
        evaluate(node, SETTING.around)
    assert raised.value.slug == "rule-limit"
    assert perf_counter() - started < 2


def test_the_figures_of_a_large_instrument_fit() -> None:
    result = comes_to("mean(" + ", ".join(f"1 / {n}" for n in range(10_001, 10_600)) + ")")
    assert isinstance(result, Interval)
    assert result.low.denominator.bit_length() < limits.BITS / 2


def test_measures_that_square_and_square_again_end_in_an_error() -> None:
    rule = SETTING.typed("part * part * part * part * part * part * part * part")
    value: Value = SETTING.around.own["part"]

    def again(times: int) -> None:
        nonlocal value
        for _ in range(times):
            value = evaluate(rule, Surroundings({"part": value}, {}, {}, ()))

    again(3)
    with pytest.raises(RuleError, match="the figure has too many digits"):
        again(3)
