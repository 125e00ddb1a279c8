"""Survey: one scale of a program to the standing of each item: by signs, and by trying where they fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from kompass_core.rules.bounds import RATIO
from kompass_core.rules.interval import Interval
from kompass_core.rules.trend import EITHER, FALLS
from kompass_core.stages.audit.dominated import dominated
from kompass_core.stages.audit.judged import Judging
from kompass_core.stages.audit.made import Making
from kompass_core.stages.audit.notes import Notes, parts_of
from kompass_core.stages.audit.refine import refine
from kompass_core.stages.audit.sample import exceeds
from kompass_core.stages.audit.sources import plain
from kompass_core.stages.audit.states import MOST, number_of_states

if TYPE_CHECKING:
    from collections.abc import Hashable

    from kompass_core.model.program import Line, Sheet
    from kompass_core.model.scale import Scale
    from kompass_core.stages.audit.notes import Part, Place
    from kompass_core.stages.audit.standing import Standing

PATIENCE: Final = 400_000
"""Items that are looked at on one scale while something is tried; what is not decided by then stays so."""


@define(eq=False)
class Survey:
    """One scale: the standing of each item, children first, and what its conditions and bands came to."""

    scale: Scale
    standings: dict[str, Standing] = field(factory=dict)
    makings: dict[str, Making] = field(factory=dict)
    seen: dict[Place, set[object]] = field(factory=dict)
    parts: dict[Place, list[Part]] = field(factory=dict)
    tried: int = 0

    def note(self, notes: Notes) -> None:
        """Keep what the conditions and bands of an item came to."""
        for place, noted in notes.seen.items():
            self.seen.setdefault(place, set()).update(noted)
        for part in notes.parts.values():
            self.parts.setdefault(part.place, []).append(part)


def survey(sheet: Sheet) -> Survey:
    """The survey of a sheet."""
    made = Survey(sheet.scale)
    alike: dict[Hashable, Standing] = {}
    for line in sheet.lines:
        if line.item.children:
            made.standings[line.item.code] = _made(line, made)
            continue
        key = (id(line.rules), line.asked, line.item.maximum, line.item.weight)
        if key not in alike:
            alike[key] = _judged(line, made)
        else:
            made.note(Notes(parts_of(line)))
        made.standings[line.item.code] = evolve(alike[key], line=line)
    return made


def _judged(line: Line, into: Survey) -> Standing:
    judging = Judging(into.scale, line)
    standing, notes = judging.standing()
    many = number_of_states(judging)
    open_questions = vague(standing, into.scale) or (
        many <= MOST
        and (_unsettled(notes, into) or any(EITHER in trend.values() for trend in standing.trends.values()))
    )
    if open_questions and standing.failure is None and into.tried <= PATIENCE:
        exactly = notes.emptied() if many <= MOST else None
        standing.pool = judging.fill(exactly, MOST)
        into.tried += max(many if many <= MOST else 0, standing.pool.tried)
        standing.failure = judging.failure()
        refine(standing)
        if exactly is not None and standing.pool.complete:
            notes = exactly
    into.note(notes)
    return standing


def _made(line: Line, into: Survey) -> Standing:
    making = Making(into.scale, line, {code: into.standings[code] for code in line.item.children})
    standing, notes = making.standing()
    standing.dominated = dominated(line) and all(map(fits, making.parts.values()))
    into.makings[line.item.code] = making
    into.note(notes)
    faulty = any(plain(part.trend("points"), into.scale) & FALLS for part in making.parts.values())
    mended = making.trends(standing.reach, mended=True) if faulty else standing.trends
    failing = standing.failure or any(part.failure or not part.reach for part in making.parts.values())
    if not failing and vague(standing, into.scale, mended.get("points")) and into.tried <= PATIENCE:
        pool = standing.filled()
        into.tried += (pool.tried + len(pool.samples)) * len(making.parts)
        standing.failure = standing.failure or making.failure()
        refine(standing)
    return standing


def vague(standing: Standing, scale: Scale, points: object = None) -> bool:
    """Whether a closer look may tell more of the points of an item: which way they go, and how far."""
    trend = standing.trend("points") if not isinstance(points, dict) else points
    if plain(trend, scale) & FALLS or not standing.reach:
        return True
    for most in (False, True):
        sample, bound = standing.extreme("points", most=most), standing.reach["points"]
        if sample is None or not isinstance(bound, Interval):
            return True
        if sample.number("points") != (bound.high if most else bound.low):
            return True
    return not fits(standing) and not any(exceeds(one.measures) for one in standing.samples)


def fits(standing: Standing) -> bool:
    """Whether it is certain that an item never has more points than its maximum."""
    if standing.dominated:
        return True
    points, most, part = (standing.reach.get(name) for name in ("points", "maximum", RATIO))
    if isinstance(part, Interval) and part.high <= 1:
        return True
    return isinstance(points, Interval) and isinstance(most, Interval) and points.high <= most.low


def _unsettled(notes: Notes, into: Survey) -> bool:
    """Whether some condition or band may come out otherwise than was seen so far."""
    return any(
        None in noted or len(noted) > 1
        for place, noted in notes.seen.items()
        if not {True, False} <= into.seen.get(place, set())
    )
