"""Evaluations together: their ranks, who is refused, and what is not known."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.framework import TOTAL
from kompass_core.model.impact import Mean
from kompass_core.problems import KompassError
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.rank import ranks
from kompass_core.revisions.impact.trim import trimmed
from kompass_core.revisions.impact.weigh import Weighing
from kompass_core.rules.interval import Interval
from kompass_core.stages.compile import compile as compiled
from tests.revisions.impact.conftest import HEAD, judged

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.impact import Pair

DROPPED = ('[question."B.2"]\ntitle = "Is it warm?"\nmaximum = 10\n', "")


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([], ()),
        ([3, 1, 2], (1, 3, 2)),
        ([2, 3, 2, 1], (2, 1, 2, 4)),
        ([None, 1, None, 1], (None, 1, None, 1)),
    ],
)
def test_ties_share_a_rank_and_what_is_not_known_has_none(
    points: list[int | None], expected: tuple[int | None, ...]
) -> None:
    assert expected == ranks([None if one is None else Fraction(one) for one in points])


def test_a_rank_counts_those_that_are_known_on_both_sides(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    texts = (
        judged("low", use="no", B2="yes"),
        judged("high", use="no", A1="partly"),
        judged("unknown", use="yes").replace('plan = "yes"', 'plan = "unanswered"'),
    )
    pair = weighed(revision("1"), revision("1", [DROPPED]), *texts)
    found = {one.evaluation: (one.rank_before, one.rank_after) for one in pair.effects}
    assert found == {"low": (1, 2), "high": (1, 1), "unknown": (None, None)}


def test_an_incomplete_evaluation_has_ranges_and_no_causes_where_they_count(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    text = judged().replace('[judgement."A.1"]\nplan = "yes"\n', '[judgement."A.1"]\n')
    (effect,) = weighed(revision("1"), revision("1", [DROPPED]), text).effects
    whole, other = effect.changes[TOTAL], effect.changes["B"]
    assert whole.before == Interval(Fraction(85, 2), Fraction(105, 2))
    assert whole.after == Interval(Fraction(35), Fraction(45))
    assert (whole.points, whole.gain) == (None, None)
    assert other.gain == Fraction(-15, 2)


def test_points_given_to_an_item_stay_what_they_are(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    text = HEAD.format(id="given", revision="1") + '[given.stars.points]\nA = 30\n"B.1" = 7.5\n"B.2" = 2\n'
    changes = [("maximum = 20", "maximum = 30"), DROPPED]
    (effect,) = weighed(revision("1"), revision("1", changes), text).effects
    assert effect.changes["A"].gain == 0
    assert effect.changes[TOTAL].gain == -2


def test_what_a_what_if_drops_is_left_out_of_an_evaluation(
    revision: Callable[..., Framework], found: Callable[[str], Evaluation]
) -> None:
    text = judged() + '[finding."B.2"]\ntext = "Cold."\n'
    left = trimmed(found(text), revision("1", [DROPPED]))
    assert list(left.judgements) == ["A.1", "A.2", "A.3", "B.1"]
    assert dict(left.findings) == {}


def test_means_are_over_those_in_which_an_item_is_known(
    revision: Callable[..., Framework], weighed: Callable[..., Pair]
) -> None:
    unknown = judged("some").replace('[judgement."A.1"]\nplan = "yes"\n', '[judgement."A.1"]\n')
    pair = weighed(revision("1"), revision("1", [("maximum = 20", "maximum = 30")]), judged(), unknown)
    assert pair.means["A.1"] == Mean(Fraction(15), Fraction(45, 2), 1)
    assert pair.means["B.1"] == Mean(Fraction(30), Fraction(30), 2)


def test_a_refusal_keeps_the_reason_and_the_others_go_on(
    revision: Callable[..., Framework], found: Callable[[str], Evaluation]
) -> None:
    older, newer = revision("1"), revision("1", [("maximum = 20", "maximum = 5")])
    weighing = Weighing(compiled(older), compiled(newer), correspond(older, newer))
    high = found(HEAD.format(id="high", revision="1") + '[given.stars.points]\n"A.1" = 15\n')
    with pytest.raises(KompassError, match="which has 5 at most") as refused:
        weighing.add(high, trimmed(high, newer))
    weighing.refuse("high", refused.value)
    low = found(judged("low"))
    weighing.add(low, trimmed(low, newer))
    impact = weighing.impact()
    assert [effect.evaluation for effect in impact.pairs[0].effects] == ["low"]
    assert [(one.evaluation, one.scale) for one in impact.refused] == [("high", None)]


def test_scales_that_have_nothing_to_do_with_each_other_are_said(
    revision: Callable[..., Framework],
) -> None:
    older, newer = revision("1"), revision("1")
    with pytest.raises(KompassError, match=r"those that do: `stars`") as found:
        Weighing(compiled(older), compiled(newer), correspond(older, newer), "point")
    assert [problem.slug for problem in found.value.problems] == ["no-shared-scale"]
