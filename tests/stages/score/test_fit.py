"""The state of every item before any rule runs: given, not applicable, unanswered, or known as printed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.compile import sheet
from kompass_core.stages.read import read_text
from kompass_core.stages.score.fit import fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework
    from kompass_core.problems import Problem
    from kompass_core.stages.score.state import State

    Fitted = Callable[..., dict[str, State]]

HEAD = 'schema = 1\n[evaluation]\nid = "e"\nframework = "library@1"\norganisation = { name = "X" }\n'
OPEN = Interval(Fraction(0), Fraction(1))


@pytest.fixture
def fitted(checked: Callable[..., Framework]) -> Fitted:
    """The states of an evaluation without misfits."""

    def make(text: str = "", simple: tuple[tuple[str, str], ...] = ()) -> dict[str, State]:
        problems: list[Problem] = []
        evaluation = check_evaluation(read_text(HEAD + text, "e.toml"))
        states = fit(sheet(checked(simple=simple), "simple"), evaluation, problems)
        assert problems == []
        return states

    return make


def test_what_nobody_answered_can_be_anything_from_the_worst_step_to_the_best(fitted: Fitted) -> None:
    state = fitted()["a.1"]
    assert (state.origin, state.shares, state.unanswered) == (
        "rule",
        {"kept": OPEN, "known": OPEN},
        ("kept", "known"),
    )


def test_what_nobody_answered_is_nothing_where_the_scale_says_so(fitted: Fitted) -> None:
    state = fitted(simple=(('"bounds"', '"zero"'),))["a.1"]
    assert (state.shares, state.unanswered) == ({"kept": exactly(0), "known": exactly(0)}, ("kept", "known"))


def test_the_worst_step_may_be_worth_something(fitted: Fitted) -> None:
    state = fitted(simple=(("no = 0", "no = '10%'"),))["a.2"]
    assert state.shares == {"kept": Interval(Fraction(1, 10), Fraction(1))}


def test_a_step_is_worth_its_share_by_its_name_or_as_a_number(fitted: Fitted) -> None:
    states = fitted('[judgement."a.1"]\nkept = "partly"\nknown = 1\n[judgement.b]\nkept = \'50%\'\n')
    assert states["a.1"].shares == {"kept": exactly(Fraction(1, 2)), "known": exactly(1)}
    assert states["a.1"].unanswered == ()
    assert (states["b"].shares, states["b"].unanswered) == (
        {"kept": exactly(Fraction(1, 2)), "known": OPEN},
        ("known",),
    )


def test_an_item_is_asked_for_its_own_dimensions_in_the_order_of_the_scale(fitted: Fitted) -> None:
    assert {code: list(state.shares) for code, state in fitted().items()} == {
        "total": [],
        "a": [],
        "a.1": ["kept", "known"],
        "a.2": ["kept"],
        "b": ["kept", "known"],
    }


def test_a_dimension_that_does_not_apply_is_left_out(fitted: Fitted) -> None:
    state = fitted('[judgement."a.1"]\nkept = "not applicable"\nknown = "unanswered"\n')["a.1"]
    assert (state.origin, state.shares, state.unanswered) == ("rule", {"known": OPEN}, ("known",))


def test_an_item_that_does_not_apply_is_left_out(fitted: Fitted) -> None:
    states = fitted(
        '[judgement."a.1"]\nitem = "not applicable"\n[given.simple.points]\nb = "not applicable"\n'
    )
    assert {code: states[code].origin for code in ("a.1", "b")} == {
        "a.1": "not applicable",
        "b": "not applicable",
    }


def test_an_item_that_is_unanswered_as_a_whole_is_like_one_nobody_mentions(fitted: Fitted) -> None:
    state = fitted('[judgement."a.1"]\nitem = "unanswered"\n')["a.1"]
    assert (state.origin, state.unanswered) == ("rule", ("kept", "known"))


def test_points_given_cover_everything_below(fitted: Fitted) -> None:
    states = fitted("[given.simple.points]\na = 3.5\n")
    assert {code: state.origin for code, state in states.items()} == {
        "total": "rule",
        "a": "given",
        "a.1": "covered",
        "a.2": "covered",
        "b": "rule",
    }
    given = states["a"].given
    assert given is not None
    assert given.points == Fraction("3.5")


def test_what_is_printed_covers_what_nobody_looked_at(fitted: Fitted) -> None:
    states = fitted('[given.simple.points]\na = { printed = "3,5" }\n')
    assert {code: states[code].origin for code in ("a", "a.1", "a.2", "b")} == {
        "a": "printed",
        "a.1": "covered",
        "a.2": "covered",
        "b": "rule",
    }


def test_a_printed_total_covers_everything_where_nothing_else_is_known(fitted: Fitted) -> None:
    states = fitted('[given.simple.points]\ntotal = { printed = "12" }\n', (('"bounds"', '"zero"'),))
    assert {code: state.origin for code, state in states.items()} == {
        "total": "printed",
        "a": "covered",
        "a.1": "covered",
        "a.2": "covered",
        "b": "covered",
    }
    assert states["b"].shares == {"kept": OPEN, "known": OPEN}


@pytest.mark.parametrize(
    "below", ['[judgement."a.1"]\nkept = "yes"', '[judgement."a.1"]\nkept = "unanswered"']
)
def test_what_is_judged_below_a_printed_figure_is_looked_at(below: str, fitted: Fitted) -> None:
    states = fitted(f'[given.simple.points]\ntotal = {{ printed = "12" }}\n{below}\n')
    assert {code: state.origin for code, state in states.items()} == {
        "total": "printed",
        "a": "rule",
        "a.1": "rule",
        "a.2": "rule",
        "b": "rule",
    }


def test_what_is_printed_covers_nothing_where_anything_below_is_given(fitted: Fitted) -> None:
    states = fitted('[given.simple.points]\na = { printed = "3,5" }\n"a.1" = 2\n')
    assert {code: states[code].origin for code in ("a", "a.1", "a.2")} == {
        "a": "printed",
        "a.1": "given",
        "a.2": "rule",
    }


def test_what_is_printed_was_judged_so_that_a_scale_does_not_make_it_nothing(fitted: Fitted) -> None:
    state = fitted('[given.simple.points]\n"a.2" = { printed = "3,5" }\n', (('"bounds"', '"zero"'),))["a.2"]
    assert (state.origin, state.shares, state.unanswered) == ("printed", {"kept": OPEN}, ())
