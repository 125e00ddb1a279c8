"""Remarks: what a reader has to know about comparisons, and about texts in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.stages.populate import points
from kompass_core.stages.report.anatomy.among import FOR_QUARTERS
from kompass_core.stages.report.anatomy.change import comparable
from kompass_core.stages.report.anatomy.instrument import untold
from kompass_core.stages.stand import less

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.standing import Against, Place
    from kompass_core.stages.report.anatomy.told import Told


def remarks(
    told: Told, against: Against | None, before: Scorecard | None, without: Collection[str]
) -> Iterator[str]:
    """Only those that bear on what this report says."""
    words, places = told.words, list(_places(told, against))
    if any(not place.above.known for place in places) or _changes_unknown(told, before):
        yield words.word("note.off")
    if any(place.rank.best != place.rank.worst for place in places):
        yield words.word("note.rank")
    if any(place.item == TOTAL and place.rank.count > FOR_QUARTERS for place in places):
        yield words.word("note.quartiles")
    for scale in told.card.sheets:
        standing = against.standings.get(scale) if against else None
        if standing and set(standing.population.scales) - {told.scale(scale).basis}:
            yield words.word("note.scales", scale=told.named(scale))
    if "instrument" not in without:
        yield from untold(told)


def _places(told: Told, against: Against | None) -> Iterator[Place]:
    """The places that are told of."""
    for scale, standing in (against.standings if against else {}).items():
        codes = (*told.compared(scale), TOTAL)
        yield from (standing.places[code] for code in codes if code in standing.places)


def _changes_unknown(told: Told, before: Scorecard | None) -> bool:
    """Whether any change that is told of is not known exactly."""
    for scale in comparable(told.card, before) if before else ():
        for code in (*told.compared(scale), TOTAL):
            now, then = points(told.card, scale, code), points(before, scale, code) if before else None
            if now is not None and then is not None and not less(now, then).known:
                return True
    return False
