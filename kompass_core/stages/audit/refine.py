"""Refine: a standing by its pool: where all that can be judged was looked at, nothing else can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules.bounds import RATIO
from kompass_core.rules.interval import Interval, exactly, meet
from kompass_core.rules.trend import FALLS, RISES
from kompass_core.stages.audit.standing import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.rules.evaluate import Value
    from kompass_core.rules.trend import Source, Trend, Way
    from kompass_core.stages.audit.sample import Raise, Sample
    from kompass_core.stages.audit.standing import Standing


def refine(standing: Standing) -> None:
    """Add the samples of the pool; if it is complete, ranges are what they span, and trends what they do."""
    pool = standing.filled()
    standing.samples = [*standing.samples, *pool.samples]
    if not pool.complete or not pool.samples:
        return
    spanned = _spanned(pool.samples)
    part = _parts(pool.samples)
    before = standing.reach.get(RATIO)
    if part is not None:
        spanned[RATIO] = meet(part, before) or part if isinstance(before, Interval) else part
    elif before is not None:
        spanned[RATIO] = before
    standing.reach = spanned
    standing.whole = {name: _within(value, spanned.get(name)) for name, value in standing.whole.items()}
    standing.trends = _trends(pool.raises, pool.samples[0])


def _spanned(samples: Sequence[Sample]) -> dict[str, Value]:
    made: dict[str, Value] = dict(samples[0].measures)
    for sample in samples[1:]:
        made = merged(made, sample.measures)
    return made


def _parts(samples: Sequence[Sample]) -> Interval | None:
    """From the least to the greatest part of its maximum that an item has; None where that is no part."""
    if any(sample.number("maximum") <= 0 for sample in samples):
        return None
    parts = [exactly(sample.number("points") / sample.number("maximum")) for sample in samples]
    return Interval(min(one.low for one in parts), max(one.high for one in parts))


def _within(whole: Value, reach: Value) -> Value:
    if isinstance(whole, Interval) and isinstance(reach, Interval):
        return meet(whole, reach) or whole
    return whole if reach is None else reach


def _trends(raises: Sequence[Raise], like: Sample) -> dict[str, Trend]:
    made: dict[str, dict[Source, Way]] = {measure: {} for measure in like.measures}
    for before, after, source in raises:
        for measure, trend in made.items():
            first, second = before.number(measure), after.number(measure)
            if first != second:
                way = RISES if first < second else FALLS
                trend[source] = trend.get(source, 0) | way  # type: ignore[assignment]  # bits of two bits
    return dict(made)
