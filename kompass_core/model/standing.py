"""Standing: where one evaluation stands among others on one scale of one revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.population import Population
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank
    from kompass_core.rules.summary import Summary


Profile: TypeAlias = Literal["dots", "radar"]
"""A picture of how far items are from a reference: on lines, which is better to read, or round a centre."""


@frozen
class Place:
    """Where an item stands: its points, and the others' points as far as anything is known of them.

    `others` are the figures of the others alone, and `quarter` (the best and the worst that it can be in, 1
    the best) is one among these; `rank` counts the evaluation among them. `above` and `above_mean` are what
    its points are above the median and the mean of the others, in points.
    """

    item: str
    points: Interval
    others: Summary
    rank: Rank
    quarter: tuple[int, int]
    above: Interval
    above_mean: Interval


@frozen
class Standing:
    """The places of the items of which points are known here and of one other at least, by their codes."""

    population: Population = field(repr=False)
    places: Mapping[str, Place]


@frozen
class Against:
    """What an evaluation is held against: a reference made of others, on each scale that has any.

    `chosen` says whether somebody named the others, so that each of them is shown beside it; `profile` how
    its items are drawn beside the reference.
    """

    reference: Literal["mean", "median"]
    standings: Mapping[str, Standing]
    chosen: bool
    profile: Profile = "dots"

    def held(self, place: Place) -> Interval:
        """What the points of an item are held against."""
        return place.others.mean if self.reference == "mean" else place.others.median

    def apart(self, place: Place) -> Interval:
        """What the points of an item are above that."""
        return place.above_mean if self.reference == "mean" else place.above
