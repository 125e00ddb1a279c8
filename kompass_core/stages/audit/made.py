"""Made: an item that is made of others to its standing: theirs put together, whichever of them apply."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.rules.bounds import Around
from kompass_core.rules.direction import Trends
from kompass_core.rules.interval import Interval
from kompass_core.rules.trend import EITHER, FALLS, RISES
from kompass_core.stages.audit.measures import Unfit, all_measures, all_trends, exact_measures
from kompass_core.stages.audit.mixes import mixes
from kompass_core.stages.audit.notes import Notes, parts_of
from kompass_core.stages.audit.sample import Sample
from kompass_core.stages.audit.sources import PLAIN, joint, seen_from_above
from kompass_core.stages.audit.standing import Failure, Standing, own

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.program import Line
    from kompass_core.model.scale import Scale
    from kompass_core.rules.evaluate import Value
    from kompass_core.rules.trend import Trend, Way
    from kompass_core.stages.audit.sample import Pool


MANY: Final = 40
"""Children of which each is looked at alone."""


class Making:
    """One item that is made of others on one scale."""

    def __init__(self, scale: Scale, line: Line, parts: Mapping[str, Standing]) -> None:
        """Begin with nothing looked at."""
        self.scale = scale
        self.line = line
        self.parts = parts
        self.shrinks = scale.not_applicable == "shrink" and len(parts) > 1
        self.looked: dict[tuple[int, ...], Sample | Failure] = {}

    def standing(self) -> tuple[Standing, Notes]:
        """What is known of it, and what its conditions came to."""
        notes = Notes(parts_of(self.line))
        whole = self._ranges(tuple(part.whole for part in self.parts.values()), shrinks=False)
        reach = self._ranges(
            tuple(part.reach for part in self.parts.values()), shrinks=self.shrinks, notes=notes
        )
        ways = self.trends(reach)
        samples = self._looked(ways.get("points", {}))
        points = self._points(ways)
        standing = Standing(
            line=self.line,
            whole=whole,
            reach=reach,
            trends=ways,
            samples=samples,
            lowest=self._end(points, most=False),
            highest=self._end(points, most=True),
            failure=self.failure(),
            fill=cache(self.fill),
        )
        self._tighten(standing, points)
        return standing, notes

    def trends(self, reach: Mapping[str, Value], *, mended: bool = False) -> dict[str, Trend]:
        """Which way each measure goes; `mended` as if the points of each child did what they should."""
        children = tuple(
            seen_from_above(code, part, self.scale, mended=mended) for code, part in self.parts.items()
        )
        if not reach:
            sources = [source for child in children for trend in child.values() for source in trend]
            return {rule.measure: dict.fromkeys(sources, EITHER) for rule in self.line.rules}
        around = Around({**own(self.line), **reach}, {}, {}, self._below("reach"), shrinks=self.shrinks)
        return all_trends(self.line, around, Trends({}, {}, children))

    def failure(self) -> Failure | None:
        """The first thing looked at for which a rule has no value."""
        return next((one for one in self.looked.values() if isinstance(one, Failure)), None)

    def fill(self, notes: Notes | None = None) -> Pool:  # noqa: ARG002 - as of an item that is judged
        """Everything that can be judged below it, or as much as is worth trying."""
        return mixes(self)

    def look(self, parts: Mapping[str, Sample | None]) -> Sample | Failure:
        """What comes of what is judged of its children; those without a sample do not apply."""
        key = tuple(map(id, parts.values()))
        if key not in self.looked:
            children = tuple(part.measures for part in parts.values() if part is not None)
            sample = Sample({}, {}, parts)
            try:
                made = exact_measures(self.line, Around(own(self.line), {}, {}, children))
                self.looked[key] = evolve(sample, measures=made)
            except Unfit as error:
                self.looked[key] = Failure(error.rule, error.error, sample)
        return self.looked[key]

    def _below(self, which: str) -> tuple[Mapping[str, Value], ...]:
        return tuple(getattr(part, which) for part in self.parts.values())

    def _ranges(
        self, children: Sequence[Mapping[str, Value]], *, shrinks: bool, notes: Notes | None = None
    ) -> dict[str, Value]:
        """All that its measures may come to; nothing where that cannot be said."""
        if not all(children):
            return {}
        around = Around(own(self.line), {}, {}, tuple(children), shrinks=shrinks)
        try:
            return all_measures(self.line, around, notes.watch if notes else None)
        except Unfit:
            return {}

    def _looked(self, points: Trend) -> list[Sample]:
        """What comes of the ends of all its children, and of each alone if others need not apply."""
        for most in (False, True):
            self._end(self._points({}), most=most)
            for measure in ("points", "maximum"):
                ends = {
                    code: part.extreme(measure, most=(points.get((code, PLAIN)) != FALLS) == most)
                    for code, part in self.parts.items()
                }
                if all(end is not None for end in ends.values()):
                    self.look(ends)
                for code in self._alone(ends, measure) if self.shrinks else ():
                    self.look({other: end if other == code else None for other, end in ends.items()})
        return [one for one in self.looked.values() if isinstance(one, Sample)]

    @staticmethod
    def _alone(ends: Mapping[str, Sample | None], measure: str) -> list[str]:
        """The children that are looked at alone: of many, those with the least and the most."""
        codes = [code for code, end in ends.items() if end is not None]
        if len(codes) <= MANY:
            return codes
        numbers = {code: end.number(measure) for code, end in ends.items() if end is not None}
        return [min(codes, key=numbers.__getitem__), max(codes, key=numbers.__getitem__)]

    def _points(self, ways: Mapping[str, Trend]) -> dict[str, Way]:
        """Which way its points go with each child as a whole."""
        trend = ways.get("points", {})
        return {code: joint(trend, code) for code in self.parts}

    def _end(self, points: Mapping[str, Way], *, most: bool) -> Sample | None:
        ends = {
            code: part.highest if (points[code] != FALLS) == most else part.lowest
            for code, part in self.parts.items()
        }
        found = self.look(ends) if all(ends.values()) else None
        return found if isinstance(found, Sample) else None

    def _tighten(self, standing: Standing, points: Mapping[str, Way]) -> None:
        """Where its points go one way with each child, and those of all rise, ends are at their ends."""
        rising = all(
            way in {0, RISES} for part in self.parts.values() for way in part.trend("points").values()
        )
        one_way = all(way in {0, RISES, FALLS} for way in points.values())
        low, high = standing.lowest, standing.highest
        if rising and one_way and low is not None and high is not None:
            standing.whole["points"] = Interval(low.number("points"), high.number("points"))
            if self.scale.not_applicable == "refuse":
                standing.reach["points"] = standing.whole["points"]
