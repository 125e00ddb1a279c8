"""Describe: figures, records and places of a population, worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.portfolio.population.describe import describe
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.statistics import Rank
from kompass_core.stages.populate import populate

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.population import Population
    from kompass_core.model.scorecard import Scorecard

F = Fraction


def four(pupil: Callable[..., Scorecard]) -> Population:
    """Reading 2, 4, 4 and 9; writing of two alone."""
    given = (("ada", "2", "10"), ("bo", "4", "20"), ("cy", "4", ""), ("di", "9", ""))
    return populate([pupil(name, a, b) for name, a, b in given], "plain")


def test_figures_are_those_of_whoever_has_points(pupil: Callable[..., Scorecard]) -> None:
    found = describe(four(pupil), ["total", "a", "b"])
    reading, writing = found["a"].figures, found["b"].figures
    assert (reading.count, reading.mean, reading.median) == (4, exactly(F(19, 4)), exactly(4))
    assert (reading.lower, reading.upper) == (exactly(F(7, 2)), exactly(F(21, 4)))
    assert (reading.least, reading.most) == (exactly(2), exactly(9))
    assert (writing.count, writing.mean) == (4, Interval(F(15, 2), F(35, 2)))


def test_places_are_in_order_of_rank_and_ties_share_one(pupil: Callable[..., Scorecard]) -> None:
    placings = describe(four(pupil), ["a"])["a"].placings
    assert [(one.member.evaluation, one.rank, one.percentile.low) for one in placings] == [
        ("di", Rank(1, 1, 4), F(7, 8)),
        ("bo", Rank(2, 2, 4), F(1, 2)),
        ("cy", Rank(2, 2, 4), F(1, 2)),
        ("ada", Rank(4, 4, 4), F(1, 8)),
    ]


def test_a_record_is_shared_by_those_who_have_the_same(pupil: Callable[..., Scorecard]) -> None:
    cards = [pupil("ada", "4"), pupil("bo", "7"), pupil("cy", "7")]
    found = describe(populate(cards, "plain"), ["a"])["a"]
    assert ([one.evaluation for one in found.highest.holders], found.highest.sure) == (["bo", "cy"], True)
    assert ([one.evaluation for one in found.lowest.holders], found.lowest.sure) == (["ada"], True)


def test_who_may_have_a_record_is_named_and_nobody_is_sure(pupil: Callable[..., Scorecard]) -> None:
    cards = [pupil("ada", '{ printed = "7" }'), pupil("bo", "7"), pupil("cy", "5")]
    found = describe(populate(cards, "plain"), ["a"])["a"]
    assert found.highest.points == Interval(F(7), F(15, 2), high_open=True)
    assert [one.evaluation for one in found.highest.holders] == ["ada", "bo"]
    assert not found.highest.sure


def test_what_nobody_has_points_of_is_left_out(pupil: Callable[..., Scorecard]) -> None:
    assert list(describe(four(pupil), ["c", "a"])) == ["a"]
