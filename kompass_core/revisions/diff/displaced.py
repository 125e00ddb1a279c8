"""Displaced: two orders of the same things to those few that have another place in the second."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def displaced(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """The fewest that have to be moved to make the second order of the first, in the second.

    What is in one of them only does not count. By a longest run that is in order in both.
    """
    place = {name: number for number, name in enumerate(before)}
    kept = [name for name in after if name in place]
    ends: list[int] = []  # the least place with which a run of each length can end
    lengths = []
    for name in kept:
        length = bisect_left(ends, place[name])
        ends[length : length + 1] = [place[name]]
        lengths.append(length)
    in_order: set[str] = set()
    wanted = len(ends) - 1
    for name, length in zip(reversed(kept), reversed(lengths), strict=True):
        if length == wanted:
            in_order.add(name)
            wanted -= 1
    return tuple(name for name in kept if name not in in_order)
