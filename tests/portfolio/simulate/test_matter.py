"""How much hangs on what is drawn: as much as it is known to, within what chance leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.portfolio.simulate.simulate import simulate

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.portfolio.simulate.entered import Asked, Entry

    Made = Callable[..., Entry]
    Asking = Callable[..., Asked]

DRAWS = 20_000
NEAR = Fraction(1, 40)


def test_parts_of_the_variance_are_those_of_what_is_added(points: Made, asking: Asking) -> None:
    made = simulate([points("one", a1=50, a2=50)], asking("?points by 5%", draws=DRAWS))
    totals = {one.name: one.total or Fraction(0) for one in made.influences}
    assert list(totals) == ["judgements 1", "judgements 2"]
    assert all(abs(one - Fraction(1, 2)) < NEAR for one in totals.values())


def test_nothing_hangs_on_what_changes_no_rank(points: Made, asking: Asking) -> None:
    there = [points("first", a1=60, a2=50), points("last", a1=40, a2=50), points("middle", a1=50, a2=50)]
    made = simulate(there, asking("maximum 1 from 50 to 150", "maximum 2 from 50 to 150", draws=DRAWS))
    assert [(one.share, one.total) for one in made.influences] == [(None, None)] * 2


def test_nearly_all_hangs_on_what_is_varied_most(points: Made, asking: Asking) -> None:
    pair = [points("steep", a1=60, a2=40), points("flat", a1=40, a2=50)]
    asked = asking("maximum 1 from 10 to 90", "maximum 2 from 99.9 to 100.1", draws=DRAWS)
    one, two = simulate(pair, asked).influences
    assert min(one.share or 0, one.total or 0) > Fraction(9, 10)
    assert max(two.share or 0, two.total or 0) < NEAR
    assert one.pull["steep"] > 0 > one.pull["flat"]


def test_who_gains_is_who_is_better_where_it_counts_more(points: Made, asking: Asking) -> None:
    pair = [points("first", a1=70, a2=50), points("second", a1=50, a2=70)]
    one, two = simulate(pair, asking("maximum 1 by 50%", "maximum 2 by 50%", draws=DRAWS)).influences
    assert one.pull["first"] > Fraction(1, 5)
    assert two.pull["first"] < -Fraction(1, 5)
    assert one.pull["second"] < 0 < two.pull["second"]
