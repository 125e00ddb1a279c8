"""Judged: an item without parts to its standing, by its dimensions at their ends, as far as that tells."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.rules.bounds import RATIO, Around
from kompass_core.rules.direction import Trends
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.trend import EITHER, FALLS, RISES, together
from kompass_core.stages.audit.measures import Unfit, all_measures, all_trends, exact_measures
from kompass_core.stages.audit.notes import Notes, parts_of
from kompass_core.stages.audit.options import optional, options, patterns
from kompass_core.stages.audit.sample import Sample
from kompass_core.stages.audit.standing import Failure, Standing, merged, own
from kompass_core.stages.audit.states import FEW, states

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.program import Line
    from kompass_core.model.scale import Scale
    from kompass_core.rules.trend import Trend
    from kompass_core.stages.audit.sample import Pool


class Judging:
    """One item that is judged on one scale."""

    def __init__(self, scale: Scale, line: Line) -> None:
        """Begin with nothing looked at."""
        self.scale = scale
        self.line = line
        self.options = options(scale, line)
        self.optional = optional(scale, line)
        self.patterns = patterns(line.asked, self.optional)
        self.looked: dict[tuple[tuple[str, str], ...], Sample | Failure] = {}

    def standing(self) -> tuple[Standing, Notes]:
        """What is known of it, and what its conditions came to."""
        notes = Notes(parts_of(self.line))
        ranges, trends, fits = [], [], True
        for applying, may_lack in self.patterns:
            around = self._around(applying, may_lack)
            try:
                made = all_measures(self.line, around, notes.watch)
            except Unfit:
                fits = False
                continue
            ranges.append(made)
            shares: dict[str, Trend] = {name: {name: RISES} for name in applying}
            complete = Around(made, around.shares, around.weights, (), around.optional)
            trends.append(all_trends(self.line, complete, Trends({}, shares, ())))
        ways = _together(trends)
        self._corners(ways)
        samples = [one for one in self.looked.values() if isinstance(one, Sample)]
        reach = {}
        if fits:
            reach = ranges[0]
            for one in ranges[1:]:
                reach = merged(reach, one)
        standing = Standing(
            line=self.line,
            whole=dict(ranges[0]) if ranges else {},
            reach=dict(reach),
            trends=ways,
            samples=samples,
            lowest=self._corner(self.line.asked, ways.get("points", {}), most=False),
            highest=self._corner(self.line.asked, ways.get("points", {}), most=True),
            failure=self.failure(),
            fill=cache(self.fill),
        )
        self._tighten(standing)
        return standing, notes

    def failure(self) -> Failure | None:
        """The first thing looked at for which a rule has no value."""
        return next((one for one in self.looked.values() if isinstance(one, Failure)), None)

    def fill(self, notes: Notes | None = None, most: int = FEW) -> Pool:
        """Everything that can be judged of it, if that is no more than so much, or what is worth trying."""
        return states(self, notes, most)

    def look(self, steps: Mapping[str, str], notes: Notes | None = None) -> Sample | Failure:
        """What comes of steps; a dimension that is not among them does not apply."""
        key = tuple(steps.items())
        if key in self.looked and notes is None:
            return self.looked[key]
        shares = {name: exactly(dict(self.options[name])[step]) for name, step in steps.items()}
        weights = {name: exactly(self.scale.dimensions[name].weight) for name in steps}
        around = Around(own(self.line), shares, weights, ())
        told = {name: steps.get(name, NOT_APPLICABLE) for name in self.line.asked}
        try:
            if notes is not None and notes.parts:
                made = all_measures(self.line, around, notes.watch)
                made.pop(RATIO, None)
            else:
                made = exact_measures(self.line, around)
            self.looked[key] = Sample(made, told)
        except Unfit as error:
            self.looked[key] = Failure(error.rule, error.error, Sample({}, told))
        return self.looked[key]

    def _around(self, applying: Iterable[str], may_lack: Iterable[str]) -> Around:
        names = list(applying)
        shares = {name: Interval(self.options[name][0][1], self.options[name][-1][1]) for name in names}
        weights = {name: exactly(self.scale.dimensions[name].weight) for name in names}
        return Around(own(self.line), shares, weights, (), frozenset(may_lack))

    def _corners(self, ways: Mapping[str, Trend]) -> None:
        """Look at both ends of each measure, whatever applies, and at everything at its worst and best."""
        for applying, _ in self.patterns:
            for trend in ({}, *ways.values()):
                for most in (False, True):
                    self._corner(applying, trend, most=most)

    def _corner(self, applying: Iterable[str], trend: Trend, *, most: bool) -> Sample | None:
        steps = {
            name: self.options[name][-1 if (trend.get(name) != FALLS) == most else 0][0] for name in applying
        }
        found = self.look(steps)
        return found if isinstance(found, Sample) else None

    def _tighten(self, standing: Standing) -> None:
        """Where a measure goes one way with each dimension, its ends are those at the ends of these."""
        for measure, trend in standing.trends.items():
            if EITHER in trend.values() or not isinstance(standing.reach.get(measure), Interval):
                continue
            found: list[Interval] = []
            for applying, may_lack in self.patterns:
                ends = [self._corner(applying, trend, most=most) for most in (False, True)]
                numbers = [end.number(measure) for end in ends if end is not None]
                if len(numbers) < len(ends) or may_lack:
                    found.clear()
                    break
                found.append(Interval(min(numbers), max(numbers)))
            if found:
                standing.whole[measure] = found[0]
                low, high = min(one.low for one in found), max(one.high for one in found)
                standing.reach[measure] = Interval(low, high)


def _together(found: list[dict[str, Trend]]) -> dict[str, Trend]:
    measures = dict.fromkeys(measure for one in found for measure in one)
    return {measure: together(*(one.get(measure, {}) for one in found)) for measure in measures}
