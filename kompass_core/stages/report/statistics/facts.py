"""Facts: statistics for programs, every number exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Facts
from kompass_core.rules.exact import exact
from kompass_core.stages.report.anatomy.facts import ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.model.population import Group, Member, Placing, Record, Statistics
    from kompass_core.model.report import Plain
    from kompass_core.rules.interval import Interval

NAMES = {
    "mean": "mean",
    "least": "least",
    "lower_quartile": "lower",
    "median": "median",
    "upper_quartile": "upper",
    "most": "most",
}
"""What figures are called, and what they are in a summary."""


def facts(groups: Sequence[Group]) -> Facts:
    """All of it as one value, and each figure as a row."""
    whole: dict[str, Plain] = {"groups": tuple(map(_group, groups))}
    return Facts(whole, tuple(row for group in groups for row in _rows(group)))


def _group(group: Group) -> Plain:
    framework, population = group.framework, group.population
    return {
        "common": dict(group.common),
        "framework": {
            "id": framework.id,
            "revision": framework.revision,
            "title": framework.title,
            "changes": dict(framework.changes),
        },
        "scale": population.scale,
        "population": {"digest": population.digest, "members": tuple(map(_member, population.members))},
        "items": {code: _item(group, one) for code, one in group.items.items()},
    }


def _member(one: Member) -> Plain:
    return {
        "evaluation": one.evaluation,
        "organisation": {"code": one.organisation.code, "name": one.organisation.name},
        "year": one.year,
        "country": one.country,
        "digest": one.digest,
    }


def _item(group: Group, one: Statistics) -> Plain:
    item = group.framework.items[one.item]
    figures: dict[str, Plain] = {name: ends(getattr(one.figures, key)) for name, key in NAMES.items()}
    return {
        "level": item.level,
        "title": item.title,
        "count": one.figures.count,
        **figures,
        "highest": _record(one.highest),
        "lowest": _record(one.lowest),
        "places": tuple(map(_placing, one.placings)),
    }


def _record(record: Record) -> Plain:
    holders = tuple(member.evaluation for member in record.holders)
    return {"points": ends(record.points), "evaluations": holders, "sure": record.sure}


def _placing(one: Placing) -> Plain:
    return {
        "evaluation": one.member.evaluation,
        "points": ends(one.points),
        "rank": {"best": one.rank.best, "worst": one.rank.worst, "count": one.rank.count},
        "percentile": ends(one.percentile),
    }


def _rows(group: Group) -> Iterator[Mapping[str, str]]:
    """Each figure of each item, then the points, rank and percentile of each member."""
    framework, population = group.framework, group.population
    common = {f"by_{name}": value or "" for name, value in group.common.items()}
    head = {**common, "framework": framework.id, "revision": framework.revision, "scale": population.scale}
    for code, one in group.items.items():
        item = {**head, "item": code, "level": framework.items[code].level}
        count = str(one.figures.count)
        yield {**item, "figure": "count", "evaluation": "", "low": count, "high": count}
        for name, key in NAMES.items():
            yield {**item, "figure": name, "evaluation": "", **_ends(getattr(one.figures, key))}
        for placing in one.placings:
            who = {"evaluation": placing.member.evaluation}
            yield {**item, "figure": "points", **who, **_ends(placing.points)}
            ranks = {"low": str(placing.rank.best), "high": str(placing.rank.worst)}
            yield {**item, "figure": "rank", **who, **ranks}
            yield {**item, "figure": "percentile", **who, **_ends(placing.percentile)}


def _ends(value: Interval) -> dict[str, str]:
    return {"low": exact(value.low), "high": exact(value.high)}
