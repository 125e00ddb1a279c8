"""Ways: where a rule goes one way or another, which ways it goes, and that what is not known goes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.rules.evaluate import evaluate
from kompass_core.rules.ways import Forks
from tests.rules.given import given

if TYPE_CHECKING:
    from tests.rules.given import Setting

LINES = (
    "maximum = 20 points",
    "open = [1, 3] points",
    "passed = true",
    "failed = false",
    "subareas.points = 3 points; 5 points; 4 points",
    "subareas.passed = true; false; true",
    "dimension system = 25%",
    "dimension deployment = [0%, 100%]",
    "bands grade = low 0; middle 50%; high 80%",
)
SETTING = given(LINES)


def forks(rule: str) -> Forks:
    return Forks(SETTING.typed(rule))


def listed(rule: str) -> list[str]:
    return [f"{rule[way.place.start : way.place.end]}: {way.when}" for way in forks(rule).ways()]


def gone(rule: str, setting: Setting = SETTING) -> list[str]:
    return sorted(way.when for way in forks(rule).gone(setting.around))


def unsure() -> list[str]:
    """The same with parts of which nothing is known."""
    return [line for line in LINES if not line.startswith("subareas.")] + ["subareas.points = [0, 9] points"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("maximum * mean(dimensions)", []),
        ("if open > 2 then 1 else 0", ["1: where `open > 2` holds", "0: where `open > 2` does not hold"]),
        (
            "band(system, grade)",
            [f"band(system, grade): in the band `{name}` of `grade`" for name in ("low", "middle", "high")],
        ),
        (
            "count(subareas where subareas.passed)",
            [
                "subareas.passed: of a member for which `subareas.passed` holds",
                "subareas.passed: of a member for which `subareas.passed` does not hold",
            ],
        ),
        (
            "min(subareas.points where subareas.passed else 7)",
            [
                "subareas.passed: of a member for which `subareas.passed` holds",
                "subareas.passed: of a member for which `subareas.passed` does not hold",
                "7: where nothing is left to take the min of",
            ],
        ),
        ("open > 2", ["open > 2: where `open > 2` is true", "open > 2: where `open > 2` is false"]),
        (
            "if passed and failed then 1 else 0",
            [
                "passed: where `passed` holds",
                "passed: where `passed` does not hold",
                "failed: where `failed` holds",
                "failed: where `failed` does not hold",
                "1: where `passed and failed` holds",
                "0: where `passed and failed` does not hold",
            ],
        ),
    ],
)
def test_a_rule_has_its_ways_in_the_order_of_its_text(rule: str, expected: list[str]) -> None:
    assert expected == listed(rule)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("maximum * 2", []),
        ("if system > 20% then 1 else 0", ["where `system > 20%` holds"]),
        ("if system > 30% then 1 else 0", ["where `system > 30%` does not hold"]),
        ("band(system, grade)", ["in the band `low` of `grade`"]),
        ("band(system + 30%, grade)", ["in the band `middle` of `grade`"]),
        (
            "sum(subareas.points where subareas.passed)",
            [
                "of a member for which `subareas.passed` does not hold",
                "of a member for which `subareas.passed` holds",
            ],
        ),
        (
            "max(subareas.points where subareas.points > 9 else 0)",
            [
                "of a member for which `subareas.points > 9` does not hold",
                "where nothing is left to take the max of",
            ],
        ),
        (
            "max(subareas.points where subareas.points > 2 else 0)",
            ["of a member for which `subareas.points > 2` holds"],
        ),
        (
            "sum(if subareas.passed then subareas.points else 0)",
            ["where `subareas.passed` does not hold", "where `subareas.passed` holds"],
        ),
        ("maximum > 5", ["where `maximum > 5` is true"]),
    ],
)
def test_it_goes_those_that_the_figures_decide(rule: str, expected: list[str]) -> None:
    assert expected == gone(rule)


def test_an_operand_that_is_not_looked_at_goes_no_way() -> None:
    assert gone("if failed and passed then 1 else 0") == [
        "where `failed and passed` does not hold",
        "where `failed` does not hold",
    ]
    assert gone("if passed or failed then 1 else 0") == [
        "where `passed or failed` holds",
        "where `passed` holds",
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "if open > 2 then 1 else 0",
        "if open > 2 then (if passed then 1 else 2) else (if failed then 3 else 4)",
        "if open > 2 then (if open > 1 then 1 else 2) else 3",
        "band(deployment, grade)",
        "open > 2",
        "if open > 2 and passed then 1 else 0",
        "max(subareas.points where subareas.points > open + 1.5 else 0)",
    ],
)
def test_what_is_not_known_decides_nothing_nor_does_what_it_supposes(rule: str) -> None:
    wide = given(unsure())
    assert Forks(wide.typed(rule)).gone(wide.around) == set()


def test_what_a_gathering_may_leave_is_not_nothing() -> None:
    rule = "max(subareas.points where subareas.points > 5 else 0)"
    assert gone(rule, given(unsure())) == []


def test_a_gathering_of_no_member_is_nothing() -> None:
    nobody = evolve(SETTING, around=evolve(SETTING.around, children=()))
    rule = "max(subareas.points where subareas.passed else 0)"
    assert gone(rule, nobody) == ["where nothing is left to take the max of"]


def test_looking_on_changes_no_value() -> None:
    around = SETTING.around
    for rule in ("if open > 2 then maximum else 0", "sum(subareas.points where subareas.passed)"):
        typed = SETTING.typed(rule)
        before = evaluate(typed, around)
        Forks(typed).gone(around)
        assert evaluate(typed, around) == before
