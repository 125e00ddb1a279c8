"""Effort: how often everything is done, and with how much."""

from __future__ import annotations

from attrs import frozen


@frozen
class Effort:
    """`rounds` of timing, `sample` evaluations at most whose figures are compared, `processes` started.

    `rows` are the sizes of tables that are scored at once, `seconds` how long a service is asked,
    `draws` how many a simulation makes.
    """

    rounds: int
    sample: int
    processes: int
    rows: tuple[int, ...]
    seconds: int
    draws: int


FULL = Effort(
    rounds=40, sample=10_000, processes=60, rows=(100_000, 1_000_000, 10_000_000), seconds=10, draws=1_000_000
)
"""What the table in the README was made with."""

QUICK = Effort(rounds=5, sample=100, processes=5, rows=(100_000, 1_000_000), seconds=2, draws=100_000)
"""A look; the figures wander by a tenth and more."""

ONCE = Effort(rounds=1, sample=2, processes=1, rows=(200,), seconds=1, draws=1_000)
"""Only to see that everything runs."""
