"""Measures: the rules of one item, in what is around it, to all that its measures may come to."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.rules import typed
from kompass_core.rules.bounds import RATIO, Bounds
from kompass_core.rules.direction import direction
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.interval import meet
from kompass_core.rules.part import part
from kompass_core.rules.syntax import Name
from kompass_core.rules.trend import EITHER
from kompass_core.rules.units import POINTS

if TYPE_CHECKING:
    from kompass_core.model.program import Line
    from kompass_core.model.rule import Rule
    from kompass_core.rules.bounds import Around, Watch
    from kompass_core.rules.direction import Trends
    from kompass_core.rules.evaluate import Value
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.trend import Source, Trend


class Unfit(Exception):  # noqa: N818 - a rule that does not fit what is judged, which is what is asked about
    """A rule has no value."""

    def __init__(self, rule: Rule, error: RuleError) -> None:
        """Keep which and why."""
        super().__init__(str(error))
        self.rule = rule
        self.error = error


def exact_measures(line: Line, around: Around) -> dict[str, Value]:
    """The measures of an item around which everything is known; raises Unfit."""
    own = dict(around.own)
    there = evolve(around, own=own)
    for rule in line.rules:
        try:
            own[rule.measure] = evaluate(rule.typed, there)
        except RuleError as error:
            raise Unfit(rule, error) from None
    return own


def all_measures(line: Line, around: Around, watch: Watch | None = None) -> dict[str, Value]:
    """All that the measures of an item may come to, and its points by its maximum; raises Unfit."""
    own = dict(around.own)
    there = evolve(around, own=own)
    for rule in line.rules:
        try:
            own[rule.measure] = Bounds(there, watch).value(rule.typed, None)
        except RuleError as error:
            raise Unfit(rule, error) from None
        if RATIO not in own and {"points", "maximum"} <= own.keys():
            ratio = _ratio(line, there)
            if ratio is not None:
                own[RATIO] = ratio
    return own


def all_trends(line: Line, around: Around, trends: Trends) -> dict[str, Trend]:
    """Which way each measure goes, `around` having all that they may come to.

    What cannot be told because a rule has no value somewhere may go either way with every source.
    """
    own: dict[str, Trend] = dict(trends.own)
    there = evolve(trends, own=own)
    for rule in line.rules:
        try:
            own[rule.measure] = direction(rule.typed, around, there)
        except RuleError:
            own[rule.measure] = dict.fromkeys(_sources(trends), EITHER)
    return own


def _sources(trends: Trends) -> dict[Source, None]:
    tables = (trends.own, trends.shares, *trends.children)
    return {source: None for table in tables for trend in table.values() for source in trend}


def _ratio(line: Line, around: Around) -> Interval | None:
    """All that the points of an item may come to by its maximum; None where that cannot be said."""
    rules = {rule.measure: rule.typed for rule in line.rules}
    points = rules["points"]
    # The maximum is named as a rule names it, so that it is seen to be the one in the rule of the points.
    named = typed.Own("maximum", POINTS, Name("maximum", place=points.syntax.place))
    found = None
    for maximum in (named, rules.get("maximum")):
        with contextlib.suppress(RuleError):
            made = None if maximum is None else part(points, maximum, around)
            found = made if found is None or made is None else meet(found, made)
    return found
