"""Rank: points to places, the most first; those with the same points share the place."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


def ranks(points: Sequence[Fraction | None]) -> tuple[int | None, ...]:
    """The place of each: one more than there are with more points; None where they are not known."""
    ordered = sorted(-one for one in points if one is not None)
    return tuple(None if one is None else bisect_left(ordered, -one) + 1 for one in points)
