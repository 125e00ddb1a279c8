"""Improve: what one step up gives is what a whole scoring with that judgement gives."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.improve import improve
from kompass_core.stages.populate import points

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard

F = Fraction
FOUND: dict[str, dict[str, str]] = {
    "g.k.1": {"look": "half", "work": "all"},
    "g.k.2": {"look": "all", "work": "third"},
    "g.h.1": {"look": "none", "work": "none"},
    "u.b.1": {"look": "all", "work": "all"},
}
ABOVE = {"none": "half", "half": "all", "third": "all"}
LEAST = ("points = 'maximum * mean(dimensions)'", "points = 'maximum * min(dimensions)'")
WORK = {"none": "third", "third": "all"}


def written(found: dict[str, dict[str, str]]) -> str:
    """Judgements as an evaluation has them."""
    tables = (
        f'[judgement."{code}"]\n' + "".join(f'{name} = "{step}"\n' for name, step in said.items())
        for code, said in found.items()
    )
    return "".join(tables)


def whole(card: Scorecard) -> Interval:
    """The points of the whole."""
    found = points(card, "strict", "total")
    assert found is not None
    return found


@pytest.mark.parametrize("changes", [(), (LEAST,)], ids=["mean", "least"])
def test_each_gain_is_that_of_scoring_anew(house: Callable[..., Scorecard], changes: Any) -> None:
    card = house(written(FOUND), *changes)
    found = {(one.item, one.dimension): one for one in improve(card, "strict").raises}
    expected: dict[tuple[str, str], Fraction] = {}
    for code, said in FOUND.items():
        for name, step in said.items():
            above = (WORK if name == "work" else ABOVE).get(step)
            if above is not None:
                raised = {**FOUND, code: {**said, name: above}}
                gain = whole(house(written(raised), *changes)).low - whole(card).low
                expected |= {(code, name): gain} if gain else {}
    assert {place: one.gain.low for place, one in found.items()} == expected
    assert expected
    assert all(one.gain.known for one in found.values())


def test_the_most_comes_first_and_says_what_is_left(house: Callable[..., Scorecard]) -> None:
    raises = improve(house(written(FOUND)), "strict").raises
    assert [(one.item, one.dimension, one.before, one.after, one.gain.low) for one in raises] == [
        ("g.k.1", "look", "half", "all", F(5, 2)),
        ("g.h.1", "look", "none", "half", F(3, 2)),
        ("g.h.1", "work", "none", "third", F(9, 10)),
        ("g.k.2", "work", "third", "all", F(7, 8)),
    ]
    assert [one.left.low for one in raises] == [F(5, 2), 6, 6, F(7, 8)]


def test_what_is_not_judged_is_apart_with_what_depends_on_it(house: Callable[..., Scorecard]) -> None:
    found = improve(
        house('[judgement."g.k.1"]\nlook = "half"\n[judgement."g.k.2"]\nitem = "not applicable"\n'), "strict"
    )
    assert [(one.item, one.dimension) for one in found.raises] == [("g.k.1", "look")]
    assert {(one.item, one.dimension): one.depending for one in found.unjudged} == {
        ("g.k.1", "work"): exactly(5),
        ("g.h.1", "look"): exactly(3),
        ("g.h.1", "work"): exactly(3),
        ("u.b.1", "look"): exactly(F(5, 2)),
        ("u.b.1", "work"): exactly(F(5, 2)),
    }


def test_a_gain_is_a_range_where_it_depends_on_what_is_not_judged(house: Callable[..., Scorecard]) -> None:
    found = improve(house('[judgement."g.k.1"]\nlook = "half"\n', LEAST), "strict")
    (one,) = found.raises
    assert (one.item, one.gain) == ("g.k.1", Interval(F(0), F(5)))


def test_points_that_were_given_have_no_next_step(shipped: Callable[..., Scorecard]) -> None:
    found = improve(shipped("borlange-2010"), "2010")
    assert (found.raises, found.unjudged) == ((), ())


def test_a_printed_figure_above_does_not_hold_a_gain_down(house: Callable[..., Scorecard]) -> None:
    claimed = '[given.strict.points]\ng = { printed = "9,1" }\n'
    told, plain = (improve(house(written(FOUND) + more), "strict") for more in (claimed, ""))
    assert told == plain
