"""Words of statistics: what is said of evaluations together, and of one held against them by a norm."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STATISTICS: Mapping[str, str] = MappingProxyType(
    {
        "statistics.title": "{framework}: statistics",
        "statistics.title.several": "Statistics",
        "statistics.whom": "Evaluations: {count}. Revision {revision}, {scale}.",
        "statistics.common.country": "Country",
        "statistics.common.year": "Year",
        "statistics.common.revision": "Revision",
        "statistics.common.scale": "Scale",
        "statistics.common.organisation": "Organisation",
        "table.groups": "The groups: {item}",
        "table.statistics": "Points",
        "table.records": "The highest and the lowest points",
        "table.ranking": "Ranks: {item}",
        "chart.statistics": "The median between the lowest and the highest",
        "column.size": "No.",
        "column.lower": "Lower quartile",
        "column.upper": "Upper quartile",
        "column.highest": "Highest",
        "column.lowest": "Lowest",
        "column.who": "Who",
        "column.percentile": "Percentile",
        "record.perhaps": "one of {names}",
        "note.percentile": "A percentile is the share of evaluations with fewer points, and half of those "
        "with the same; the evaluation itself is one of these",
        "note.ranges": "Where figures are known as printed only, so are those that are made of them: a range "
        "is all that is known",
        "note.twice": "Of one visit more than one evaluation is counted: {names}",
        "note.alone": "{scale}: of {count} further items, points of one evaluation alone are known",
        "note.population": "Population of {count}, digest {digest}",
        # held against a population by a norm
        "held.whom": "{norm}: held against a population of {count}, on {scale}.",
        "held.nothing": "Too little is known for anything to be said.",
        "held.few": "too few",
        "held.undefined": "no value",
        "held.parts": "no value",
        "held.why.few": "{items}: points are known of too few; {least} are needed",
        "held.why.parts": "{items}: something that it is made of has no value",
        "held.why.undefined": "{items}: what is divided by, {part}, is zero or may be",
        "held.why.otherwise": "{items}: {part} has no value",
        "held.state.unknown": "Its points are not known, so it is held against nobody",
        "held.seen.size": "how many have points of it",
        "held.seen.mean": "mean of the population",
        "held.seen.least": "least of the population",
        "held.seen.first_quartile": "lower quartile of the population",
        "held.seen.median": "median of the population",
        "held.seen.third_quartile": "upper quartile of the population",
        "held.seen.most": "most of the population",
        "held.seen.rank": "rank among the population",
        "held.seen.share_below": "percentile in the population",
        "illustration.least": "the smallest population",
        "held.size": "Of these, {count} have points of it",
        "note.held": "{norm} says how an evaluation stands among others, and nothing about what it is worth: "
        "with other evaluations in the population it comes out otherwise",
        "note.held.scales": "{scale} was not the same when the population was made",
    }
)
"""By what `--by` names, `statistics.common.` and a column of a register is that column's own name."""
