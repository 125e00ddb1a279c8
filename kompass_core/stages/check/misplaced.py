"""Misplaced: rules and lines of print of a scale for what its framework does not have."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check.names import JUDGED
from kompass_core.stages.check.sort import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.framework import Item
    from kompass_core.model.scale import Scale


def misplaced(scale: Scale, items: Mapping[str, Item], levels: tuple[str, ...]) -> Iterator[Problem]:
    """`unknown-name` for each table of rules or line of print that no item would ever use."""
    places = (TOTAL, *levels)
    rules = ((f"rule.{key}", key) for key in scale.rules if key not in (*places, JUDGED) and key not in items)
    prints = (
        (f"print.{table}.{level}", level)
        for table, lines in scale.prints.items()
        for level in lines
        if level not in places
    )
    for key, name in islice(rules, MOST):
        message = f"the framework has neither a level nor an item `{name}`"
        hint = did_you_mean(name, (*places, JUDGED, *items))
        yield Problem("unknown-name", message, scale.spans[key], hint)
    for key, name in islice(prints, MOST):
        hint = did_you_mean(name, places) or there_are(places)
        yield Problem("unknown-name", f"the framework has no level `{name}`", scale.spans[key], hint)
