"""Steps: by their names where they are worth the same, else by what somebody decided to keep."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.revisions.carry.steps import step
from kompass_core.stages.check.scale import check_scale
from kompass_core.stages.read import read_text
from tests.revisions.carry.short import short, slugs
from tests.revisions.conftest import STARS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.carriage import Carriage, MovedSteps, Result
    from kompass_core.model.scale import Dimension

    Carried = Callable[..., Carriage]

HALF, FIFTHS, ALL = Fraction(1, 2), Fraction(2, 5), Fraction(1)


PLAN = check_scale(read_text(STARS, "stars.toml")).dimensions["plan"]


def dimension(**steps: Fraction | int) -> Dimension:
    return evolve(PLAN, steps={name: Fraction(share) for name, share in steps.items()})


OLD = dimension(no=0, partly=HALF, mostly=Fraction(3, 4), yes=1)
NEW = dimension(no=0, partly=FIFTHS, half=HALF, fine=ALL, yes=ALL)
ORIGINS = {"no": "no", "partly": "partly", "yes": "yes"}


@pytest.mark.parametrize(
    ("value", "strategy", "result", "expected"),
    [
        ("no", None, "carried", "no"),
        (ALL, None, "carried", ALL),
        ("not applicable", "reset", "carried", "not applicable"),
        ("unanswered", None, "carried", "unanswered"),
        ("partly", None, "refused", None),
        ("partly", "keep-step", "converted", "partly"),
        ("partly", "keep-share", "converted", "half"),
        ("partly", "reset", "dropped", None),
        (HALF, None, "refused", None),
        (HALF, "keep-step", "converted", "partly"),
        (HALF, "keep-share", "converted", "half"),
        ("mostly", None, "refused", None),
        ("mostly", "keep-step", "refused", None),
        ("mostly", "keep-share", "refused", None),
        ("mostly", "reset", "dropped", None),
    ],
)
def test_a_judgement_becomes_what_was_decided(
    value: str | Fraction, strategy: MovedSteps | None, result: Result, expected: str | Fraction | None
) -> None:
    made = step(value, OLD, NEW, ORIGINS, strategy)
    assert (made.result, made.value) == (result, expected)


def test_a_share_that_several_steps_are_worth_is_judged_as_a_share() -> None:
    made = step("partly", OLD, dimension(low=HALF, middle=HALF), {}, "keep-share")
    assert (made.result, made.value) == ("converted", HALF)


def test_a_step_that_became_two_is_neither_of_them() -> None:
    newer = dimension(a=HALF, b=HALF)
    origins = {"a": "partly", "b": "partly"}
    assert step("partly", OLD, newer, origins, None).result == "refused"
    assert step("partly", OLD, newer, origins, "keep-step").result == "refused"


def test_a_step_whose_name_is_a_percentage_is_judged_as_that_share() -> None:
    even = evolve(PLAN, steps={"0%": Fraction(0), "50%": HALF, "100%": ALL})
    assert step("partly", OLD, even, {"50%": "partly"}, None).value == HALF


def test_each_step_that_moved_is_named_once(carried: Carried) -> None:
    text = '[judgement."A.1"]\nplan = "partly"\n[judgement."B.1"]\nplan = "partly"\nuse = "yes"\n'
    found = carried(text, "1", "2")
    assert slugs(found) == ["8 moved-step"]
    assert found.problems[0].message == (
        "`partly` (worth 50%) became `partly` of `plan` on the scale `points`, worth 40%"
    )
    assert short(found)[1] == "B.1.plan partly: refused (moved-step)"


def test_a_strategy_that_does_not_help_says_so(carried: Carried) -> None:
    found = carried('[judgement."A.1"]\nplan = "partly"\n', "1", "2", moved_steps="keep-share")
    assert [problem.message for problem in found.problems] == [
        "no one step of `plan` on the scale `points` is worth what `partly` (worth 50%) was"
    ]
