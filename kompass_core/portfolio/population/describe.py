"""Describe: a population to the statistics of each of its items."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.population import Placing, Record, Statistics
from kompass_core.rules.interval import compare, greatest, least
from kompass_core.rules.statistics import places
from kompass_core.rules.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kompass_core.model.population import Member, Population
    from kompass_core.rules.interval import Interval


def describe(population: Population, items: Iterable[str]) -> Mapping[str, Statistics]:
    """The statistics of those items, by code and in their order, of which anybody has points."""
    found = {}
    for item in items:
        points = population.points(item)
        if points:
            members = [member for member in population.members if item in member.points]
            found[item] = _statistics(item, members, points)
    return MappingProxyType(found)


def _statistics(item: str, members: Sequence[Member], points: Sequence[Interval]) -> Statistics:
    placings = [
        Placing(member, own, rank, percentile)
        for member, own, (rank, percentile) in zip(members, points, places(points), strict=True)
    ]
    placings.sort(key=lambda one: (one.rank.best, one.rank.worst))
    return Statistics(
        item=item,
        figures=summary(points),
        highest=_record(">", greatest(points), members, points),
        lowest=_record("<", least(points), members, points),
        placings=tuple(placings),
    )


def _record(further: str, record: Interval, members: Sequence[Member], points: Sequence[Interval]) -> Record:
    """Everybody who may have the record, and nobody than whom somebody surely goes further."""
    holding = [place for place, one in enumerate(points) if compare(further, record, one) is not True]
    sure = len(holding) == 1 or all(points[place].known for place in holding)
    return Record(record, tuple(members[place] for place in holding), sure)
