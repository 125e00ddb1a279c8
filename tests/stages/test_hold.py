"""Hold: rules of a norm see the figures of a population, and say why where they have no value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.problems import KompassError
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.hold import hold
from kompass_core.stages.populate import populate
from tests.rules.random_rules import inside
from tests.stages.school import pupil

if TYPE_CHECKING:
    from kompass_core.model.norm import Normed

F = Fraction

MARKS = """
[norm.marks]
title = "Marks"
least = 3
print = { mark = 1 }
[norm.marks.bands.colour]
red = 0
green = 1
[norm.marks.rule.part]
mark = '(points - population.mean) / (population.most - population.least)'
colour = 'if points >= population.median then colour.green else colour.red'
below = 'share_below'
place = 'rank'
of = 'population.size'
[norm.marks.rule.total]
mark = 'mean(parts.mark)'
"""


def held(own: str, *others: str, name: str = "new", norm: str = MARKS) -> Normed:
    """One pupil held against others, all with these points of reading and as many of writing."""
    population = populate([pupil(f"p{place}", one, one, norm) for place, one in enumerate(others)], "plain")
    return hold(pupil(name, own, own, norm), "marks", population)


def test_figures_of_a_population_are_worked_out_by_hand() -> None:
    score = held("6", "2", "4", "9").scores["a"]
    assert (score.state, score.size) == ("made", 3)
    assert score.measures == {
        "mark": exactly(F(1, 7)),
        "colour": exactly(1),
        "below": exactly(F(2, 3)),
        "place": exactly(2),
        "of": exactly(3),
    }


def test_who_is_in_the_population_is_counted_once() -> None:
    score = held("4", "2", "4", "9", name="p1").scores["a"]
    assert (score.measures["place"], score.measures["below"]) == (exactly(2), exactly(F(1, 2)))
    assert held("4", "2", "4", "9").scores["a"].measures["below"] == exactly(F(1, 2))
    assert held("9", "2", "4", "9").scores["a"].measures["below"] == exactly(F(5, 6))


def test_the_whole_is_made_of_what_its_parts_have() -> None:
    found = held("6", "2", "4", "9")
    assert found.scores["total"].measures["mark"] == exactly(F(1, 7))
    assert list(found.scores) == ["total", "a", "b"]


def test_too_few_say_nothing_and_nothing_is_made_of_it() -> None:
    found = held("6", "2", "4")
    assert [(one.state, one.size) for one in found.scores.values()] == [("few", 2), ("few", 2), ("few", 2)]
    assert not any(one.measures for one in found.scores.values())


def test_where_all_are_alike_nothing_is_divided_by_nothing() -> None:
    found = held("6", "4", "4", "4")
    assert found.scores["a"].state == "undefined"
    assert found.scores["a"].fault == ("division-by-zero", "population.most - population.least")
    assert found.scores["total"].state == "parts"


def test_what_is_not_known_is_held_against_nobody() -> None:
    population = populate([pupil(name, "4", "4", MARKS) for name in "abc"], "plain")
    given = hold(pupil("new", '"not applicable"', "5", MARKS), "marks", population)
    assert given.scores["a"].state == "unknown"
    assert given.scores["b"].state == "undefined"


def test_where_a_range_spans_bands_it_is_both() -> None:
    score = held('{ printed = "4" }', "2", "4", "9").scores["a"]
    assert score.measures["colour"] == Interval(F(0), F(1))
    assert score.measures["place"] == Interval(F(2), F(3))


def test_how_it_came_about_names_all_that_the_rule_saw() -> None:
    derivation = held("6", "2", "4", "9").scores["a"].derivations[0]
    assert [(one.name, one.value) for one in derivation.inputs] == [
        ("points", exactly(6)),
        ("population.mean", exactly(5)),
        ("population.most", exactly(9)),
        ("population.least", exactly(2)),
    ]
    assert derivation.parts[-1].value == exactly(F(1, 7))


def test_another_population_says_nothing() -> None:
    others = populate([pupil("p", "1", revision="2")], "plain")
    with pytest.raises(KompassError, match="is of `school@2`, and `new` of `school@1`"):
        hold(pupil("new", "1", norms=MARKS), "marks", others)


def test_another_name_is_told_what_there_is() -> None:
    others = populate([pupil("p", "1", norms=MARKS)], "plain")
    with pytest.raises(KompassError) as caught:
        hold(pupil("new", "1", norms=MARKS), "mark", others)
    assert caught.value.problems[0].slug == "unknown-norm"
    assert caught.value.problems[0].hint == "did you mean `marks`?"


printed = st.integers(1, 8)


@settings(max_examples=40)
@given(st.lists(printed, min_size=3, max_size=5), printed, st.data())
def test_what_is_known_exactly_lies_in_what_is_known_as_printed(
    others: list[int], own: int, data: st.DataObject
) -> None:
    spread = st.sampled_from(["-0.5", "-0.25", "0.0", "0.25"])
    exact = [str(Decimal(one) + Decimal(data.draw(spread))) for one in (own, *others)]
    wide = held(f'{{ printed = "{own}" }}', *(f'{{ printed = "{one}" }}' for one in others))
    known = held(*exact)
    for code, score in wide.scores.items():
        for measure, value in score.measures.items():
            assert inside(known.scores[code].measures[measure], value)
