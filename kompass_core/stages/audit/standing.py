"""Standing: what is known of one item before anything is said of it: ranges, trends, samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, frozen

from kompass_core.rules.interval import Interval, exactly, hull
from kompass_core.rules.trend import STILL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.program import Line
    from kompass_core.model.rule import Rule
    from kompass_core.rules.evaluate import RuleError, Value
    from kompass_core.rules.trend import Trend
    from kompass_core.stages.audit.sample import Pool, Sample


@frozen(eq=False)
class Failure:
    """A rule that has no value for something that can be judged."""

    rule: Rule
    error: RuleError
    sample: Sample


@define(eq=False)
class Standing:
    """One item on one scale.

    `whole` is all that its measures may come to where everything applies, `reach` whatever applies; in
    both, what is not there is not bounded. `trends` is which way they go, by measure, when a dimension,
    or anything below a child, is raised. `samples` are those that were looked at; `lowest` and `highest`
    are where everything applies and is judged worst or best. `failure` is a rule that has no value.
    `dominated` says that its points are below its maximum because those of its parts are.
    """

    line: Line
    whole: dict[str, Value]
    reach: dict[str, Value]
    trends: dict[str, Trend]
    samples: list[Sample]
    lowest: Sample | None
    highest: Sample | None
    failure: Failure | None
    fill: Callable[[], Pool]
    pool: Pool | None = None
    dominated: bool = False

    def trend(self, measure: str) -> Trend:
        """Which way a measure goes."""
        return self.trends.get(measure, STILL)

    def filled(self) -> Pool:
        """The pool, filled when it is first asked for."""
        if self.pool is None:
            self.pool = self.fill()
        return self.pool

    def extreme(self, measure: str, *, most: bool) -> Sample | None:
        """The sample with the most, or the least, of a measure."""
        told = [sample for sample in self.samples if isinstance(sample.measures.get(measure), Interval)]
        if not told:
            return None
        return (max if most else min)(told, key=lambda sample: sample.number(measure))


def own(line: Line) -> dict[str, Value]:
    """The measures that an item has before its rules are run."""
    known: dict[str, Value] = {"weight": exactly(line.item.weight)}
    if line.item.maximum is not None:
        known["maximum"] = exactly(line.item.maximum)
    return known


def merged(one: Mapping[str, Value], other: Mapping[str, Value]) -> dict[str, Value]:
    """All that measures may come to that may be what the one says, or what the other says."""
    made: dict[str, Value] = {}
    for name in one.keys() & other.keys():
        first, second = one[name], other[name]
        if isinstance(first, Interval) and isinstance(second, Interval):
            made[name] = hull(first, second)
        else:
            made[name] = first if first is second else None
    return made
