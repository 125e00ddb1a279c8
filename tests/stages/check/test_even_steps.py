"""A dimension that is judged in any share, in steps of even width, which need no names."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework
    from kompass_core.model.scorecard import Scorecard

STEPS = "title = \"Kept\"\nsteps = { no = 0, partly = '50%', yes = 1 }"


def even(every: str) -> tuple[str, str]:
    """The change that makes `kept` a dimension of even steps."""
    return STEPS, f'title = "Kept"\nevery = {every}'


def test_steps_lead_from_nothing_to_all(checked: Callable[..., Framework]) -> None:
    steps = checked(simple=[even("'25%'")]).scales["simple"].dimensions["kept"].steps
    assert dict(steps) == {
        "0%": 0,
        "25%": Fraction(1, 4),
        "50%": Fraction(1, 2),
        "75%": Fraction(3, 4),
        "100%": 1,
    }


@pytest.mark.parametrize(
    ("every", "names"),
    [("1", ["0%", "100%"]), ("0.5", ["0%", "50%", "100%"]), ("'12.5%'", ["0%", "12.5%", "25%"])],
)
def test_a_step_is_called_by_what_it_is_worth(
    every: str, names: list[str], checked: Callable[..., Framework]
) -> None:
    steps = checked(simple=[even(every)]).scales["simple"].dimensions["kept"].steps
    assert list(steps)[:3] == names


@pytest.mark.parametrize("written", ["'65%'", "0.65"])
def test_a_judgement_is_a_share(written: str, scored: Callable[..., Scorecard]) -> None:
    scorecard = scored(simple=[even("'5%'")], main_street=[('kept = "yes"', f"kept = {written}")])
    score = scorecard.sheets["simple"].scores["a.1"]
    assert score.measures["points"] == Interval(Fraction("6.9"), Fraction("6.9"))
    assert [one.state for one in score.derivations[0].inputs if one.name == "kept"] == ["65%"]


def test_what_is_not_judged_may_be_anything(scored: Callable[..., Scorecard]) -> None:
    scorecard = scored(simple=[even("'5%'")], main_street=[('kept = "yes"\n', "")])
    assert scorecard.sheets["simple"].scores["a.1"].measures["points"] == Interval(Fraction(3), Fraction(9))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("'63%'", ["main-street.toml:7:8: error[off-scale]: `kept` has no step `63%`"]),
        ('"yes"', ["main-street.toml:7:8: error[off-scale]: `kept` has no step `yes`"]),
    ],
)
def test_what_lies_between_the_steps_is_none(
    written: str, expected: list[str], heads: Callable[..., list[str]], told: Callable[..., str]
) -> None:
    changes = {"simple": [even("'5%'")], "main_street": [('kept = "yes"', f"kept = {written}")]}
    assert heads(**changes) == expected
    assert "the steps are `0%`, `5%` and so on, up to `100%`" in told(**changes)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (*even("'30%'"), "13:9: error[out-of-range]: steps of 30% do not lead from 0% to 100%"),
        (*even("0"), "13:9: error[out-of-range]: steps of 0% do not lead from 0% to 100%"),
        (*even("'0.05%'"), "13:9: error[out-of-range]: steps of 0.05% do not lead from 0% to 100%"),
        (*even("2"), "13:9: error[out-of-range]: `every` is 2; it has to be from 0 to 1, or from 0% to 100%"),
        (
            *even("'often'"),
            "13:9: error[wrong-kind]: `every` is text; it has to be a number, or a percentage such as `'25%'`",
        ),
        (
            STEPS,
            f"{STEPS}\nevery = '5%'",
            "14:1: error[unknown-key]: the dimension `kept` has steps with names, so `every` has no place in it",
        ),
        (STEPS, 'title = "Kept"', "11:12: error[missing-key]: the dimension `kept` has no steps"),
    ],
)
def test_steps_that_are_none_are_refused(
    old: str, new: str, expected: str, heads: Callable[..., list[str]]
) -> None:
    assert heads(simple=[(old, new)]) == [f"scales/simple.toml:{expected}"]
