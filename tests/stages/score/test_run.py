"""Rules over states: what drops out, what a rule sees, and what is told of how a value came about."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.scorecard import Input, Part
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.compile import sheet
from kompass_core.stages.read import read_text
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.run import RunError, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.stages.score.run import Outcome

    Ran = Callable[..., Mapping[str, Outcome]]

HEAD = 'schema = 1\n[evaluation]\nid = "e"\nframework = "library@1"\norganisation = { name = "X" }\n'


@pytest.fixture
def ran(checked: Callable[..., Framework]) -> Ran:
    """What comes of an evaluation, without points given."""

    def make(
        text: str = "", simple: tuple[tuple[str, str], ...] = (), *, derive: bool = True
    ) -> Mapping[str, Outcome]:
        laid_out = sheet(checked(simple=simple), "simple")
        states = fit(laid_out, check_evaluation(read_text(HEAD + text, "e.toml")), [])
        return run(laid_out, states, lambda _, points, __: points, derive=derive)

    return make


def points(outcomes: Mapping[str, Outcome]) -> dict[str, object]:
    """The points of what applies."""
    return {code: outcome.measures["points"] for code, outcome in outcomes.items() if outcome.applies}


def test_children_come_before_what_is_made_of_them(ran: Ran) -> None:
    assert list(ran()) == ["b", "a.2", "a.1", "a", "total"]


def test_what_is_judged_makes_points_all_the_way_up(ran: Ran) -> None:
    below = '[judgement."a.1"]\nkept = 1\nknown = 0.5\n[judgement."a.2"]\nkept = 0.5\n'
    assert points(ran(f"{below}[judgement.b]\nkept = 0\nknown = 1\n")) == {
        "b": exactly(5),
        "a.2": exactly(4),
        "a.1": exactly(9),
        "a": exactly(13),
        "total": exactly(18),
    }


def test_what_nobody_answered_is_a_range_all_the_way_up(ran: Ran) -> None:
    made = points(ran('[judgement."a.1"]\nkept = 1\nknown = 0.5\n[judgement.b]\nkept = 0\n'))
    assert made == {
        "b": Interval(Fraction(0), Fraction(5)),
        "a.2": Interval(Fraction(0), Fraction(8)),
        "a.1": exactly(9),
        "a": Interval(Fraction(9), Fraction(17)),
        "total": Interval(Fraction(9), Fraction(22)),
    }


def test_what_does_not_apply_drops_out_with_its_maximum(ran: Ran) -> None:
    outcomes = ran('[judgement."a.1"]\nitem = "not applicable"\n[judgement."a.2"]\nkept = 1\n')
    assert [code for code, outcome in outcomes.items() if not outcome.applies] == ["a.1"]
    assert outcomes["a"].measures["maximum"] == exactly(8)
    assert outcomes["total"].measures["maximum"] == exactly(18)


def test_an_item_whose_parts_all_drop_out_drops_out_too(ran: Ran) -> None:
    first = '[judgement."a.1"]\nkept = "not applicable"\nknown = "not applicable"\n'
    outcomes = ran(f'{first}[judgement."a.2"]\nitem = "not applicable"\n')
    assert [code for code, outcome in outcomes.items() if not outcome.applies] == ["a.2", "a.1", "a"]
    assert outcomes["total"].measures["maximum"] == exactly(10)


def test_where_nothing_applies_there_is_nothing(ran: Ran) -> None:
    text = "".join(f'[judgement."{code}"]\nitem = "not applicable"\n' for code in ("a.1", "a.2", "b"))
    assert [outcome.measures for outcome in ran(text).values()] == [{}] * 5


def test_a_derivation_tells_what_the_rule_saw_and_what_its_parts_came_to(ran: Ran) -> None:
    (made,) = ran('[judgement."a.1"]\nkept = "yes"\n')["a.1"].derivations
    half = Interval(Fraction(1, 2), Fraction(1))
    whole = Interval(Fraction(6), Fraction(12))
    assert made.rule.written.text == "maximum * mean(dimensions)"
    assert made.inputs == (
        Input("maximum", "a.1", exactly(12)),
        Input("kept", "a.1", exactly(1), "yes"),
        Input("known", "a.1", Interval(Fraction(0), Fraction(1)), "unanswered"),
    )
    assert set(made.parts) == {Part("mean(dimensions)", half), Part("maximum * mean(dimensions)", whole)}
    assert made.value == whole


def test_a_derivation_of_a_sum_tells_the_items_that_apply(ran: Ran) -> None:
    made = ran('[judgement."a.1"]\nitem = "not applicable"\n[judgement."a.2"]\nkept = 1\n')["a"].derivations[
        1
    ]
    assert made.inputs == (Input("points", "a.2", exactly(8)),)


def test_derivations_are_left_out_where_nobody_asks(ran: Ran) -> None:
    assert [outcome.derivations for outcome in ran(derive=False).values()] == [()] * 5


def test_a_rule_without_a_value_names_itself_and_the_item(ran: Ran) -> None:
    rule = "points = 'sum(questions.points)'"
    simple = ((rule, f"{rule}\nquality = 'points / (maximum - 8)'"),)
    with pytest.raises(RunError) as caught:
        ran('[judgement."a.1"]\nitem = "not applicable"\n', simple)
    assert (caught.value.line.item.code, caught.value.rule.measure) == ("a", "quality")
    assert str(caught.value) == "the divisor is zero"
