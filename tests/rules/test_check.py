"""Checking: every mistake of a rule at once, in order, in its author's words; the corpus has each kind."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError, Source, Span
from kompass_core.rules import typed
from kompass_core.rules.check import check
from kompass_core.rules.parse import parse
from kompass_core.rules.units import COUNT, POINTS, SHARE, TRUTH
from tests.rules.given import given

if TYPE_CHECKING:
    from tests.rules.given import Setting

SETTING = given(
    [
        "maximum = 20 points",
        "passed = true",
        "subareas.points = 1 points; 2 points",
        "subareas.passed = true; false",
        "dimension system = 25%, weight 2",
        "dimension deployment = 50%",
        "bands grade = low 0; high 50%",
        "function stretch",
        "rounding half-even",
    ]
)


def mistakes(rule: str, setting: Setting = SETTING) -> list[str]:
    with pytest.raises(KompassError) as raised:
        setting.typed(rule)
    return [f"{problem.slug}: {problem.message}" for problem in raised.value.problems]


def test_all_mistakes_are_told_in_the_order_of_the_text() -> None:
    assert mistakes("maximm + sum(subareas.point) * (if maximum then sytem else 0) + clamp(1)") == [
        "unknown-name: nothing in scope is called `maximm`",
        "unknown-name: `subareas` have no measure called `point`",
        "unit-mismatch: this is points, not true or false",
        "unknown-name: nothing in scope is called `sytem`",
        "wrong-arguments: `clamp` takes a value, the least and the most, not 1 argument",
    ]


def test_what_is_made_of_a_mistake_is_none_itself() -> None:
    assert mistakes("not (maximm > 3) and (if maximm > 3 then passed else 1) = grade.low") == [
        "unknown-name: nothing in scope is called `maximm`",
        "unknown-name: nothing in scope is called `maximm`",
        "unit-mismatch: one outcome is true or false, the other a plain number",
    ]


def test_a_mistake_is_shown_with_its_line_its_caret_and_what_to_do() -> None:
    file = Source("scale.toml", "[rule.judged]\npoints = 'maximum * mean(system, deplyment)'\n")
    rule = "maximum * mean(system, deplyment)"
    start = file.text.index(rule)

    def locate(first: int, last: int) -> Span:
        return Span(file, start + first, start + last)

    with pytest.raises(KompassError) as raised:
        check(parse(rule, locate), SETTING.scope, locate)
    assert str(raised.value).splitlines() == [
        "scale.toml:2:34: error[unknown-name]: nothing in scope is called `deplyment`",
        "  |",
        "2 | points = 'maximum * mean(system, deplyment)'",
        "  |                                  ^^^^^^^^^",
        "  = hint: did you mean `deployment`?",
    ]


def test_a_mistake_in_a_file_without_spans_names_the_file() -> None:
    with pytest.raises(KompassError) as raised:
        check(parse("a + b", lambda *_: "scale.toml"), SETTING.scope, lambda *_: "scale.toml")
    assert [problem.place for problem in raised.value.problems] == ["scale.toml", "scale.toml"]


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        ("maximum * mean(dimensions)", POINTS),
        ("sum(subareas.points) / maximum", SHARE),
        ("count(subareas where subareas.passed)", COUNT),
        ("passed and system > 0", TRUTH),
        ("maximum * system.weight", POINTS),
    ],
)
def test_a_rule_has_a_unit(rule: str, unit: str) -> None:
    assert unit == SETTING.typed(rule).unit


def test_a_typed_rule_knows_what_it_was_made_of() -> None:
    rule = "round(maximum * mean(dimensions), 1)"
    kinds = [
        (type(node).__name__, rule[node.syntax.place.start : node.syntax.place.end])
        for node in typed.walk(SETTING.typed(rule))
    ]
    assert kinds == [
        ("Round", rule),
        ("Product", "maximum * mean(dimensions)"),
        ("Own", "maximum"),
        ("Gather", "mean(dimensions)"),
        ("Each", "dimensions"),
    ]


def test_rounding_is_that_of_the_scale() -> None:
    node = SETTING.typed("round(maximum, 2)")
    assert isinstance(node, typed.Round)
    assert (node.mode, node.decimals) == ("half-even", 2)


def test_a_band_is_its_place_in_the_set() -> None:
    node = SETTING.typed("grade.high")
    assert isinstance(node, typed.Constant)
    assert node.value == Fraction(1)


def test_a_measure_comes_before_a_dimension_of_its_name() -> None:
    setting = given(["system = 4 points", "dimension system = 25%"])
    assert isinstance(setting.typed("system"), typed.Own)


def test_children_that_share_no_measure_have_none() -> None:
    setting = given(["subareas.points = 1 points"])
    assert mistakes("sum(subareas.passed)", setting) == [
        "unknown-name: `subareas` have no measure called `passed`"
    ]
