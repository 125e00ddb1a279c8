"""Stand: a scorecard and others to where it stands among them, on a scale and revision that all have."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.standing import Place, Standing
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.interval import Interval, add, negate
from kompass_core.rules.statistics import mean, quarter, quartile, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.model.scorecard import Scorecard


def stand(scorecard: Scorecard, others: Iterable[Scorecard], scale: str) -> Standing:
    """Where the scorecard stands.

    Raises:
        KompassError: `no-shared-scale`, where one of the others has another revision, or not the scale:
            points say nothing about each other then.
    """
    there = tuple(others)
    alike(scorecard, there, scale)
    places = {}
    for code in scorecard.sheets[scale].scores:
        own = points(scorecard, scale, code)
        theirs = [one for one in (points(other, scale, code) for other in there) if one is not None]
        if own is not None and theirs:
            places[code] = _place(code, own, theirs)
    return Standing(scale, there, MappingProxyType(places))


def alike(scorecard: Scorecard, others: Iterable[Scorecard], scale: str) -> None:
    """Raise KompassError where others cannot be held against the scorecard on a scale, as `stand` does."""
    if problems := [problem for one in others for problem in _apart(scorecard, one, scale)]:
        raise KompassError(problems)


def points(scorecard: Scorecard, scale: str, code: str) -> Interval | None:
    """The points of an item; None where it has none, or where nobody looked at it."""
    score = scorecard.sheets[scale].scores.get(code)
    value = score.measures.get("points") if score else None
    return value if isinstance(value, Interval) else None


def less(one: Interval, other: Interval) -> Interval:
    """What is left of one without the other."""
    return add(one, negate(other))


def _place(code: str, own: Interval, others: Sequence[Interval]) -> Place:
    lower, median, upper = (quartile(others, which) for which in (1, 2, 3))
    middle = mean(others)
    return Place(
        item=code,
        points=own,
        mean=middle,
        lower=lower,
        median=median,
        upper=upper,
        rank=rank(own, others),
        quarter=quarter(own, others),
        above=less(own, median),
        above_mean=less(own, middle),
    )


def _apart(scorecard: Scorecard, other: Scorecard, scale: str) -> Iterable[Problem]:
    here, there = scorecard.framework.name, other.framework.name
    place = other.evaluation.framework.span
    related = ((f"`{scorecard.evaluation.id}`", scorecard.evaluation.framework.span),)
    if there != here:
        message = f"`{other.evaluation.id}` is of `{there}`, and `{scorecard.evaluation.id}` of `{here}`"
        hint = "points are compared within one revision and scale only"
        yield Problem("no-shared-scale", message, place, hint, related)
    elif scale not in other.sheets:
        listed = ", ".join(f"`{name}`" for name in other.sheets)
        message = f"`{other.evaluation.id}` is not on the scale `{scale}`, but on {listed}"
        place = other.evaluation.spans.get(("evaluation", "scales"), place)
        yield Problem("no-shared-scale", message, place, "compare those that are on one scale", related)
