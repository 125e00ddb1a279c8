"""Stand: a scorecard and a population to where it stands in it, on the scale and revision that both have."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.standing import Place, Standing
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.interval import add, negate
from kompass_core.rules.statistics import quarter, rank
from kompass_core.rules.summary import summary
from kompass_core.stages.populate import points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.model.population import Population
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.rules.interval import Interval


def stand(scorecard: Scorecard, population: Population) -> Standing:
    """Where the scorecard stands among a population, of which it is none itself.

    Raises:
        KompassError: `no-shared-scale`, where the population has another revision, or a scale that the
            scorecard has not: points say nothing about each other then.
    """
    comparable(scorecard, population)
    places = {}
    for code in scorecard.sheets[population.scale].scores:
        own, theirs = points(scorecard, population.scale, code), population.points(code)
        if own is not None and theirs:
            places[code] = _place(code, own, theirs)
    return Standing(population, MappingProxyType(places))


def comparable(scorecard: Scorecard, population: Population) -> None:
    """Raise KompassError, as `stand` does, where the population says nothing of the scorecard."""
    here, one = scorecard.framework.name, scorecard.evaluation
    if population.framework != here:
        other = population.members[0]
        message = f"`{other.evaluation}` is of `{population.framework}`, and `{one.id}` of `{here}`"
        hint = "points are compared within one revision and scale only"
        related = ((f"`{one.id}`", one.framework.span),)
        raise KompassError([Problem("no-shared-scale", message, other.span, hint, related)])
    if population.scale not in scorecard.sheets:
        listed = ", ".join(f"`{name}`" for name in scorecard.sheets)
        message = f"`{one.id}` is not on the scale `{population.scale}`, but on {listed}"
        hint = "compare those that are on one scale"
        raise KompassError([Problem("no-shared-scale", message, one.framework.span, hint)])


def less(one: Interval, other: Interval) -> Interval:
    """What is left of one without the other."""
    return add(one, negate(other))


def _place(code: str, own: Interval, others: Sequence[Interval]) -> Place:
    figures = summary(others)
    return Place(
        item=code,
        points=own,
        others=figures,
        rank=rank(own, others),
        quarter=quarter(own, figures),
        above=less(own, figures.median),
        above_mean=less(own, figures.mean),
    )
