"""Improvement: what one judgement more would give, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from kompass_core.rules.interval import Interval


@frozen
class Raise:
    """One judgement of an item, one step up, all else being as it is.

    `before` and `after` name the steps. `gain` is what that gives the whole, in points: where the whole
    is not known exactly, what it gives the least and the most that the whole may be. `left` is what the
    whole would gain if everything that is judged of the item was judged best.
    """

    item: str
    dimension: str
    before: str
    after: str
    gain: Interval
    left: Interval


@frozen
class Unjudged:
    """One judgement that is missing, and how many points of the whole depend on it."""

    item: str
    dimension: str
    depending: Interval


@frozen
class Improvements:
    """What gives the whole anything, the most first, else in order of print; and what nobody judged yet."""

    scale: str
    raises: tuple[Raise, ...]
    unjudged: tuple[Unjudged, ...]
