"""Effort: how often everything is done."""

from __future__ import annotations

from attrs import frozen


@frozen
class Effort:
    """`rounds` of timing, `sample` evaluations at most whose figures are compared, `processes` started."""

    rounds: int
    sample: int
    processes: int


FULL = Effort(rounds=40, sample=10_000, processes=60)
"""What the table in the README was made with."""

QUICK = Effort(rounds=5, sample=100, processes=5)
"""A look; the figures wander by a tenth and more."""

ONCE = Effort(rounds=1, sample=2, processes=1)
"""Only to see that everything runs."""
