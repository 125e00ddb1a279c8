"""Small simulations whose outcome is known beforehand: exactly, or within what chance leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.portfolio.simulate.simulate import simulate
from kompass_core.problems import KompassError
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.statistics import Rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.portfolio.simulate.entered import Asked, Entry

    Made = Callable[..., Entry]
    Asking = Callable[..., Asked]

DRAWS = 20_000


def near(count: int, share: Fraction, draws: int = DRAWS) -> bool:
    """Whether a count is within three standard errors of what it is on average."""
    return (Fraction(count, draws) - share) ** 2 <= 9 * share * (1 - share) / draws


def test_who_is_alike_everywhere_stays_where_he_is_whatever_the_maxima(points: Made, asking: Asking) -> None:
    made = simulate(
        [points("high", a1=70, a2=70), points("low", a1=30, a2=30)], asking("maximum areas by 50%")
    )
    assert made.above == ((0, 2000), (0, 0))
    assert not made.swapped
    assert not made.shift
    for one, share in zip(made.standings, (70, 30), strict=True):
        assert one.spread.sure == one.spread.points == exactly(share)
        assert {one.spread.least, one.spread.most, *one.spread.quantiles} == {share}
    assert [one.share for one in made.influences] == [None, None]


def test_equal_ones_share_the_first_place(points: Made, asking: Asking) -> None:
    pair = [points("one", a1=70, a2=30), points("other", a1=70, a2=30)]
    made = simulate(pair, asking("maximum 1 by 50%"))
    assert [one.rank for one in made.standings] == [Rank(1, 1, 2)] * 2
    assert [one.ranks for one in made.standings] == [(2000, 0), (2000, 0)]
    assert made.above == ((0, 0), (0, 0))
    assert made.swapped is None


@pytest.mark.parametrize(
    ("bounds", "share"),
    [("0 to 1", Fraction(1, 2)), ("0 to 2", Fraction(3, 4)), ("0.4 to 1.4", Fraction(9, 10))],
)
def test_an_order_flips_as_often_as_the_weight_is_beyond_the_one_at_which_it_does(
    points: Made, asking: Asking, bounds: str, share: Fraction
) -> None:
    # 60 w + 40 against 40 w + 50, by 1 + w: the first is before the other where w is above 1/2.
    pair = [points("steep", a1=60, a2=40), points("flat", a1=40, a2=50)]
    asked = asking(f"weight 1 from {bounds}", scale="weighted", draws=DRAWS)
    made = simulate(pair, asked)
    assert near(made.above[0][1], share)
    assert made.above[0][1] == DRAWS - made.standings[1].ranks[0]
    # As they are, with weight 1, the first is before the other.
    assert made.swapped == Fraction(made.above[1][0], DRAWS)
    ties = DRAWS - made.above[0][1] - made.above[1][0]
    assert made.shift == Fraction(2 * made.above[1][0] + ties, 2 * DRAWS)


def test_a_maximum_counts_double_where_it_is_doubled(points: Made, asking: Asking) -> None:
    # 100 points from 50 to 150 for the first area: 0.6 m + 40 against 0.4 m + 55; before the other above 75.
    pair = [points("steep", a1=60, a2=40), points("flat", a1=40, a2=55)]
    made = simulate(pair, asking("maximum 1 from 50 to 150", draws=DRAWS))
    assert near(made.above[0][1], Fraction(3, 4))
    # (0.6 m + 40) / (m + 100) of a maximum from 150 to 250.
    assert made.standings[0].spread.sure == Interval(Fraction(7000, 150), Fraction(13000, 250))
    assert made.standings[0].spread.points == exactly(50)


def test_questions_grow_with_the_area_that_they_are_a_part_of(
    judged: Made, points: Made, asking: Asking
) -> None:
    deep = judged("deep", "all all", "none none", "none none")
    flat = points("flat", a1=60, a2=0)
    made = simulate([deep, flat], asking("maximum 1 from 50 to 150"))
    assert made.above == ((0, 0), (0, 0))
    assert made.standings[0].spread == made.standings[1].spread


def test_what_nobody_judged_is_any_step_and_lies_in_the_range_that_the_reference_gives(
    judged: Made, asking: Asking
) -> None:
    open_ = judged("open", "all all", "all all", "- all")
    made = simulate([open_], asking(draws=DRAWS))
    (one,) = made.standings
    # how is worth a third of 100 points: 0, 40 % or all of it.
    low, middle, high = (
        100 + Fraction(200, 3) + Fraction(100, 3) * share for share in (0, Fraction(2, 5), 1)
    )
    assert one.points == one.spread.sure == Interval(low, high)
    assert (one.spread.least, *one.spread.quantiles, one.spread.most) == (
        low,
        low,
        low,
        middle,
        high,
        high,
        high,
    )
    assert (one.drawn, one.open, one.rank) == (1, True, Rank(1, 1, 1))
    assert list(one.items) == ["1", "2"]
    assert one.items["1"].sure == exactly(100)


def test_evaluators_who_differ_are_each_as_likely(entry: Callable[[str, str], Entry], asking: Asking) -> None:
    tables = '[judgement."1.1"]\nhow = { anna = "none", leif = "all" }\nwide = "all"\n'
    tables += '[judgement."1.2"]\nhow = "all"\nwide = "all"\n[judgement."2.1"]\nhow = "none"\nwide = "none"\n'
    other = tables.replace('{ anna = "none", leif = "all" }', '"partly"')
    made = simulate([entry("both", tables), entry("sure", other)], asking(draws=DRAWS))
    assert near(made.above[0][1], Fraction(1, 2))
    assert made.above[0][1] + made.above[1][0] == DRAWS
    assert [one.rank for one in made.standings] == [Rank(1, 2, 2), Rank(1, 2, 2)]
    assert made.shift is None


def test_one_step_is_half_as_likely_as_what_was_judged_and_ends_at_the_last(
    judged: Made, asking: Asking
) -> None:
    made = simulate(
        [
            judged("one", "partly none", "none none", "none none"),
            judged("two", "none none", "none none", "none none"),
        ],
        asking("?one step", draws=DRAWS, item="1.1"),
    )
    one, two = made.standings
    # `how` is worth 20 points of 60 and `wide` 40: partly may be none or all, none may be half the next one.
    assert one.spread.sure == Interval(Fraction(0), Fraction(40))
    assert (one.spread.least, one.spread.most) == (Fraction(0), Fraction(40))
    assert (two.spread.sure, two.points) == (Interval(Fraction(0), Fraction(28)), exactly(0))
    # Both stay at none as often as wide (3/4), and how (3/4 for the second, 1/4 for the first) do.
    assert near(one.ranks[0], _before())


def _before() -> Fraction:
    """How often the first has at least as many points as the second."""
    first = {(0, 0): Fraction(3, 16), (8, 0): Fraction(6, 16), (20, 0): Fraction(3, 16)}
    first |= {(0, 20): Fraction(1, 16), (8, 20): Fraction(2, 16), (20, 20): Fraction(1, 16)}
    second = {
        (0, 0): Fraction(9, 16),
        (8, 0): Fraction(3, 16),
        (0, 20): Fraction(3, 16),
        (8, 20): Fraction(1, 16),
    }
    return sum(
        (
            here * there
            for one, here in first.items()
            for other, there in second.items()
            if sum(one) >= sum(other)
        ),
        Fraction(0),
    )


def test_points_given_may_be_lower_or_higher_but_no_more_than_there_are(points: Made, asking: Asking) -> None:
    made = simulate([points("top", a1=98, a2=50)], asking("?points by 5%", draws=DRAWS))
    (one,) = made.standings
    assert one.spread.sure == Interval(Fraction(138), Fraction(155))
    assert one.spread.sure.low <= one.spread.least <= one.spread.most <= one.spread.sure.high
    assert {code: spread.sure for code, spread in one.items.items()} == {
        "1": Interval(Fraction(93), Fraction(100)),
        "2": Interval(Fraction(45), Fraction(55)),
    }


def test_what_a_step_is_worth_is_varied_where_it_was_judged(judged: Made, asking: Asking) -> None:
    pair = [
        judged("partly", "partly none", "none none", "none none"),
        judged("none", "none none", "none none", "none none"),
    ]
    made = simulate(pair, asking("step how partly from 20% to 60%", item="1.1"))
    assert made.standings[0].spread.sure == Interval(Fraction(4), Fraction(12))
    assert made.standings[1].spread.sure == exactly(0)


def test_the_weight_of_a_dimension_is_varied(judged: Made, asking: Asking) -> None:
    pair = [
        judged("deep", "all none", "none none", "none none"),
        judged("wide", "none half", "none none", "none none"),
    ]
    # 60 / (1 + w) against 30 w / (1 + w): the first is before the other below 2.
    made = simulate(pair, asking("dimension wide from 1 to 5", draws=DRAWS, item="1.1"))
    assert near(made.above[0][1], Fraction(1, 4))
    assert made.standings[0].spread.sure == Interval(Fraction(10), Fraction(30))


def test_a_band_is_counted(judged: Made, asking: Asking) -> None:
    one = judged("open", "- all", "all all", "none none")
    made = simulate([one], asking(scale="graded", draws=DRAWS))
    counts = made.standings[0].bands["grade"]
    assert sum(counts.values()) == DRAWS
    assert near(counts["high"], Fraction(1, 3))


@pytest.mark.parametrize("size", [14, 98, 100])
def test_it_does_not_matter_in_which_pieces_it_is_drawn(
    points: Made, judged: Made, asking: Asking, size: int
) -> None:
    there = [points("one", a1=60, a2=40), points("two", a1=45, a2=52.5), points("three", a1=50, a2=50)]
    asked = asking(
        "maximum areas by 30%", "weight 2 from 1 to 2", "?points by 2%", scale="weighted", draws=100
    )
    assert simulate(there, asked, size=size) == simulate(there, asked)


def test_another_seed_is_another_simulation(points: Made, asking: Asking) -> None:
    pair = [points("one", a1=60, a2=40), points("two", a1=40, a2=55)]
    first, second, third = (simulate(pair, asking("maximum 1 by 50%", seed=seed)) for seed in (1, 1, 2))
    assert first == second
    assert first.above != third.above


def test_what_else_is_varied_changes_nothing_of_what_is_drawn(points: Made, asking: Asking) -> None:
    pair = [points("one", a1=60, a2=40), points("two", a1=40, a2=55)]
    third = points("three", a1='{ printed = "50" }', a2=50)
    alone = simulate(pair, asking("maximum 1 by 50%"))
    beside = simulate([*pair, third], asking("maximum 1 by 50%", "maximum 2 from 100 to 101"))
    without = simulate(pair, asking("maximum 1 by 50%", "maximum 2 from 100 to 101"))
    assert beside.standings[2].drawn == 1
    assert beside.above[0][1] == without.above[0][1]
    assert [one.spread for one in beside.standings[:2]] == [one.spread for one in without.standings]
    assert alone.above != without.above


def test_who_knows_only_the_whole_is_not_among_those_whose_parts_are_varied(
    points: Made, asking: Asking
) -> None:
    known, whole = points("known", a1=60, a2=40), points("whole", total=120)
    made = simulate([known, whole], asking("maximum areas by 20%"))
    assert [one.evaluation for one in made.standings] == ["known"]
    (refusal,) = made.refused
    assert refusal.problems[0].message == (
        "only points are known of `total`, so nobody knows what another `maximum 1`, `maximum 2` "
        "makes of them"
    )
    with pytest.raises(KompassError, match="only points are known"):
        simulate([whole], asking("maximum areas by 20%"))


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (("weight 1 from 1 to 2",), "nobody's points depend on `weight 1` on the scale `plain`"),
        ((), "nothing is varied, and everything is known"),
        (("?one step",), "no judgement is known of any of them"),
        (("?opinions", "maximum 1 by 5%"), "nowhere do several evaluators differ who have not agreed"),
    ],
)
def test_what_would_change_nothing_is_refused(
    points: Made, asking: Asking, said: tuple[str, ...], message: str
) -> None:
    with pytest.raises(KompassError) as caught:
        simulate([points("one", a1=60, a2=40)], asking(*said))
    assert [problem.message for problem in caught.value.problems] == [message]


def test_a_draw_without_a_value_is_told_as_the_reference_tells_it(points: Made, asking: Asking) -> None:
    alone = points("one", a1=60, a2='"not applicable"')
    with pytest.raises(KompassError) as caught:
        simulate([alone], asking("weight 1 from 0 to 1", scale="weighted", draws=60_000))
    assert [problem.slug for problem in caught.value.problems] == ["division-by-zero"]
