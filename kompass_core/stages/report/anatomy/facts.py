"""Facts: what a report says beside its scorecard, for programs: comparisons and next points, all exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Facts
from kompass_core.rules.exact import exact
from kompass_core.stages.populate import points
from kompass_core.stages.report.anatomy.change import comparable
from kompass_core.stages.stand import less

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.model.improvement import Improvements
    from kompass_core.model.report import Plain
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.standing import Against, Place, Standing
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.report.anatomy.best import Best
    from kompass_core.stages.report.anatomy.told import Told


def facts(
    told: Told, found: Sequence[Improvements], against: Against | None, before: Scorecard | None
) -> Facts | None:
    """What there is of it under `against`, `change` and `next`; None where there is nothing."""
    made: dict[str, Plain] = {}
    if against is not None:
        made["against"] = {
            "reference": against.reference,
            "scales": {scale: _standing(one) for scale, one in against.standings.items()},
        }
    if before is not None:
        scales = {scale: _change(told, before, scale) for scale in comparable(told.card, before)}
        made["change"] = {"evaluation": before.evaluation.id, "scales": scales}
    if judged := [one for one in found if one.raises or one.unjudged]:
        made["next"] = {one.scale: _next(one) for one in judged}
    return Facts(made, ()) if made else None


def leaders(found: Sequence[Best], scale: str) -> Facts:
    """Who has the most points of each item, under `best`."""
    best: dict[str, Plain] = {
        one.item: {"evaluations": tuple(told.card.evaluation.id for told in one.leading), "sure": one.sure}
        for one in found
        if one.leading
    }
    return Facts({"scale": scale, "best": best}, ())


def _standing(standing: Standing) -> Plain:
    return {
        "others": tuple(other.evaluation for other in standing.population.members),
        "items": {code: _place(place) for code, place in standing.places.items()},
    }


def _place(place: Place) -> Plain:
    return {
        "mean": ends(place.others.mean),
        "lower_quartile": ends(place.others.lower),
        "median": ends(place.others.median),
        "upper_quartile": ends(place.others.upper),
        "above_mean": ends(place.above_mean),
        "above_median": ends(place.above),
        "rank": {"best": place.rank.best, "worst": place.rank.worst, "count": place.rank.count},
        "quarter": {"best": place.quarter[0], "worst": place.quarter[1]},
    }


def _change(told: Told, before: Scorecard, scale: str) -> Plain:
    made: dict[str, Plain] = {}
    for code in (*told.card.framework.items, TOTAL):
        then, now = points(before, scale, code), points(told.card, scale, code)
        if then is not None and now is not None:
            made[code] = {"before": ends(then), "change": ends(less(now, then))}
    return made


def _next(one: Improvements) -> Plain:
    return {
        "raises": tuple(
            {
                "item": step.item,
                "dimension": step.dimension,
                "before": step.before,
                "after": step.after,
                "gain": ends(step.gain),
                "left": ends(step.left),
            }
            for step in one.raises
        ),
        "unjudged": tuple(
            {"item": one_.item, "dimension": one_.dimension, "depending": ends(one_.depending)}
            for one_ in one.unjudged
        ),
    }


def ends(value: Interval) -> Plain:
    """A known value as text, any other by its ends."""
    low, high = exact(value.low), exact(value.high)
    if value.known:
        return low
    return {"low": low, "high": high, "low_open": value.low_open, "high_open": value.high_open}
