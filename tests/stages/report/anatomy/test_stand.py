"""Stand: an evaluation among others, on one scale and revision or not at all."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError
from kompass_core.rules.interval import exactly
from kompass_core.rules.statistics import Rank
from kompass_core.stages.populate import populate
from kompass_core.stages.stand import stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard

FIVE = ("fagersta-2009", "gallivare-2009", "mark-2009", "skovde-2010", "botkyrka-2005")


def test_the_published_five_are_ranked(shipped: Callable[..., Scorecard]) -> None:
    standing = stand(shipped("borlange-2010"), populate([*map(shipped, FIVE)], "2002"))
    whole, eighth = standing.places["total"], standing.places["8"]
    assert (whole.others.median, whole.above) == (exactly(466), exactly(-23))
    assert whole.others.mean == exactly(Fraction(5171, 10))
    assert (whole.others.lower, whole.others.upper) == (exactly(Fraction(931, 2)), exactly(513))
    assert (whole.rank, whole.quarter) == (Rank(6, 6, 6), (4, 4))
    assert (eighth.rank, eighth.quarter) == (Rank(2, 2, 6), (1, 1))
    assert "1.1" not in standing.places


def test_what_was_printed_alike_has_no_rank_of_its_own(shipped: Callable[..., Scorecard]) -> None:
    standing = stand(
        shipped("orebro-2012"), populate([shipped("grastorp-2014"), shipped("orebro-2010")], "2010")
    )
    assert standing.places["5"].rank == Rank(1, 2, 3)
    assert standing.places["1"].rank == Rank(1, 1, 3)


def test_who_is_known_in_all_only_stands_there_alone(shipped: Callable[..., Scorecard]) -> None:
    standing = stand(shipped("orebro-2012"), populate([shipped("nacka-2011")], "2010"))
    assert list(standing.places) == ["total"]


def test_another_scale_says_nothing(shipped: Callable[..., Scorecard]) -> None:
    with pytest.raises(KompassError) as caught:
        populate([shipped("mark-2009"), shipped("grastorp-2014")], "2002")
    assert [(problem.slug, problem.message) for problem in caught.value.problems] == [
        ("no-shared-scale", "`grastorp-2014` is not on the scale `2002`, but on `2010`")
    ]


NEXT = """
schema = 1
[evaluation]
id = "theirs"
framework = "house@2"
organisation = { name = "Number eight" }
"""


def test_another_revision_says_nothing(house: Callable[..., Scorecard]) -> None:
    with pytest.raises(KompassError) as caught:
        stand(house(), populate([house("", ('revision = "1"', 'revision = "2"'), head=NEXT)], "strict"))
    assert [problem.slug for problem in caught.value.problems] == ["no-shared-scale"]
    assert caught.value.problems[0].message == "`theirs` is of `house@2`, and `ours` of `house@1`"
