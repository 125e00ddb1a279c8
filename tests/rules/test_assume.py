"""What a condition says of the values that it compares, where it holds and where it does not."""

from __future__ import annotations

import pytest

from kompass_core.rules.assume import assume
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.interval import Interval
from tests.rules.given import given, value

SETTING = given(
    [
        "a = [0, 4]",
        "b = (1, 6]",
        "passed = not known",
        "dimension system = [0%, 100%]",
        "dimension deployment = [0%, 100%]",
        "dimension results = 50%",
        "subareas.points = [1, 2] points; [0, 5] points",
    ]
)


def said(condition: str, *, holds: bool) -> dict[str, object]:
    """What is assumed, by the name of the value."""

    def number(node: object, _: object) -> Interval:
        result = evaluate(node, SETTING.around)  # type: ignore[arg-type]
        assert isinstance(result, Interval)
        return result

    return {
        str(name): known for name, known in assume(SETTING.typed(condition), {}, number, holds=holds).items()
    }


@pytest.mark.parametrize(
    ("condition", "where", "where_not"),
    [
        ("a < 3", "[0, 3)", "[3, 4]"),
        ("a <= 3", "[0, 3]", "(3, 4]"),
        ("a > 3", "(3, 4]", "[0, 3]"),
        ("a >= 3", "[3, 4]", "[0, 3)"),
        ("3 > a", "[0, 3)", "[3, 4]"),
        ("3 <= a", "[3, 4]", "[0, 3)"),
        ("a = 3", "3", "[0, 4]"),
        ("a != 3", "[0, 4]", "3"),
        ("a = 0", "0", "(0, 4]"),
        ("a != 4", "[0, 4)", "4"),
        ("not a < 3", "[3, 4]", "[0, 3)"),
        ("a + 0 < 3", None, None),
    ],
)
def test_a_comparison_narrows_what_it_names(condition: str, where: str | None, where_not: str | None) -> None:
    assert said(condition, holds=True).get("a") == (where and value(where)[0])
    assert said(condition, holds=False).get("a") == (where_not and value(where_not)[0])


def test_both_sides_are_narrowed() -> None:
    assert said("a > b", holds=True) == {"a": value("(1, 4]")[0], "b": value("(1, 4)")[0]}
    assert said("a >= b", holds=True) == {"a": value("(1, 4]")[0], "b": value("(1, 4]")[0]}
    assert said("a = b", holds=True) == {"a": value("(1, 4]")[0], "b": value("(1, 4]")[0]}


def test_a_dimension_is_narrowed_and_a_truth_is_settled() -> None:
    assert said("system >= 50%", holds=True) == {"('system', 'share')": value("[50%, 100%]")[0]}
    assert said("passed", holds=True) == {"passed": True}
    assert said("not passed", holds=True) == {"passed": False}


def test_a_count_is_a_whole_number() -> None:
    (many,) = said("count(dimensions where dimensions > 50%) > 0", holds=True).values()
    assert many == value("[1, 2]")[0]
    (many,) = said("count(dimensions where dimensions > 50%) >= 1.5", holds=False).values()
    assert many == value("[0, 1]")[0]


def test_all_that_has_to_hold_together_does() -> None:
    assert said("a > 1 and a < 3 and passed", holds=True) == {"a": value("[0, 3)")[0], "passed": True}
    assert said("a < 1 or a > 3", holds=False) == {"a": value("[0, 3]")[0]}


@pytest.mark.parametrize(("condition", "holds"), [("a < 1 or a > 3", True), ("a > 1 and a < 3", False)])
def test_what_one_of_several_does_is_not_known(condition: str, holds: bool) -> None:
    assert said(condition, holds=holds) == {}


def test_where_both_cannot_be_nothing_is_narrowed() -> None:
    assert evaluate(SETTING.typed("if a < 1 and a > 3 then a else 5"), SETTING.around) == value("5")[0]
    assert (
        evaluate(SETTING.typed("if a < 1 then (if a > 3 then a else 5) else 5"), SETTING.around)
        == value("5")[0]
    )


def test_what_is_said_of_a_member_is_not_said_of_the_others() -> None:
    rule = SETTING.typed("sum(if subareas.points < 2 then 0 else subareas.points)")
    assert evaluate(rule, SETTING.around) == value("[0, 7] points")[0]


def test_a_guard_that_is_out_of_reach_of_its_divisor_does_not_help() -> None:
    with pytest.raises(RuleError, match="may be zero"):
        evaluate(SETTING.typed("if b > 2 then 1 / a else 0"), SETTING.around)
    assert evaluate(SETTING.typed("if a >= 1 then 1 / a else 0"), SETTING.around) == value("[0, 1]")[0]
