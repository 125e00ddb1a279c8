"""Clock: the time that pieces of work take, each in turn, round by round.

In turn, because a machine that is shared gets faster and slower by the minute: what is compared
must have met the same minutes. The minimum says what the work costs, the median what one meets.
"""

from __future__ import annotations

import gc
from math import inf
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

Key = TypeVar("Key", bound="Hashable")

ROUND = 0.02
"""Seconds that one piece of work takes in a round, by as many calls as that needs."""


@frozen
class Times:
    """Seconds a call, one number for each round; `processor` is what all threads together were at work."""

    rounds: tuple[float, ...]
    processor: tuple[float, ...] = ()

    @property
    def minimum(self) -> float:
        """Of the rounds."""
        return min(self.rounds)

    @property
    def median(self) -> float:
        """Of the rounds."""
        return median(self.rounds)

    def over(self, other: Times) -> float:
        """The median of how many times longer this took than the other in a round that both ran."""
        return median(one / two for one, two in zip(self.rounds, other.rounds, strict=False))

    def work(self, other: Times) -> float:
        """The median of how many times more the processors did than for the other in the same round."""
        return median(one / two for one, two in zip(self.processor, other.processor, strict=False))

    def divided(self, calls: int) -> Times:
        """The times of one of so many calls."""
        both = (self.rounds, self.processor)
        return Times(*(tuple(seconds / calls for seconds in one) for one in both))


def interleaved(
    work: Mapping[Key, Callable[[], object]], rounds: int, patience: float = inf
) -> dict[Key, Times]:
    """The times of all pieces of work, whose calls alternate; what took `patience` seconds sits out."""
    calls = {name: max(1, round(ROUND / _once(call, 1)[0])) for name, call in work.items()}
    times: dict[Key, list[tuple[float, float]]] = {name: [] for name in work}
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, call in work.items():
                if calls[name] * sum(seconds for seconds, _ in times[name]) <= patience:
                    times[name].append(_once(call, calls[name]))
            gc.collect()
    finally:
        if collecting:
            gc.enable()
    return {name: Times(*zip(*taken, strict=True)) for name, taken in times.items()}


def each(run: Callable[[object], object], inputs: Sequence[object]) -> Callable[[], None]:
    """The work of running over all inputs, so that none is always in the cache."""

    def work() -> None:
        for one in inputs:
            run(one)

    return work


def _once(call: Callable[[], object], calls: int) -> tuple[float, float]:
    begin, worked = perf_counter(), process_time()
    for _ in range(calls):
        call()
    return (perf_counter() - begin) / calls, (process_time() - worked) / calls
