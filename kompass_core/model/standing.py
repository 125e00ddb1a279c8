"""Standing: where one evaluation stands among others on one scale of one revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank


@frozen
class Place:
    """Where an item stands: its points, and the others' points as far as anything is known of them.

    `lower` and `upper` are quartiles. `mean`, the quartiles and `quarter` (the best and the worst that it
    can be in, 1 the best) are held against the others alone; `rank` counts the evaluation among them.
    `above` is what its points are above the median of the others, in points.
    """

    item: str
    points: Interval
    mean: Interval
    lower: Interval
    median: Interval
    upper: Interval
    rank: Rank
    quarter: tuple[int, int]
    above: Interval


@frozen
class Standing:
    """The places of the items of which points are known here and of one other at least, by their codes."""

    scale: str
    others: tuple[Scorecard, ...] = field(repr=False)
    places: Mapping[str, Place]
