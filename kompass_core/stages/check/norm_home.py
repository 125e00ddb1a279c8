"""Norm home: bring the rules of the norms of a scale home to the items of a framework.

An item has the rules under its code, else those of its level, else, without parts, those under `judged`. An
item for which a norm has no rules is not held against anybody by it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.norm import FIGURES, RANK, SHARE_BELOW
from kompass_core.model.rule import Rule
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.rules.check import check
from kompass_core.rules.scope import POPULATION, Scope
from kompass_core.rules.units import COUNT, POINTS, SHARE
from kompass_core.stages.check.names import JUDGED, reserved
from kompass_core.stages.check.order import needs, order
from kompass_core.stages.check.sort import MOST
from kompass_core.stages.check.written import placing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.framework import Item
    from kompass_core.model.norm import Norm
    from kompass_core.rules.units import Unit
    from kompass_core.stages.check.rules import Home, Written

KNOWN: Final[dict[str, Unit]] = {name: COUNT if name == "size" else POINTS for name in FIGURES}
AMONG: Final[dict[str, Unit]] = {RANK: COUNT, SHARE_BELOW: SHARE}


def norm_rules(home: Home, norm: Norm) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of a norm at every item that it has any for, by code, each after those that it needs.

    The rules of the scale itself have come home; what is wrong is added to the problems, once.
    """
    found: dict[str, tuple[Rule, ...]] = {}
    units: dict[str, Mapping[str, Unit]] = {}
    failed: set[int] = set()
    home.problems.extend(islice(_misplaced(home, norm), MOST))
    for code in reversed(tuple(home.items)):
        item = home.items[code]
        written = _written(norm, item)
        units[code] = home.units.get(code, {})
        if written is None or id(written) in failed:
            continue
        problems: list[Problem] = []
        rules = tuple(_typed(home, norm, item, written, units, problems))
        if problems:
            failed.add(id(written))
            home.problems.extend(problems)
        units[code] = {**units[code], **{rule.measure: rule.unit for rule in rules}}
        found[code] = rules
    return {code: found[code] for code in home.items if code in found}


def _written(norm: Norm, item: Item) -> Written | None:
    keys = (item.code, item.level, *(() if item.children else (JUDGED,)))
    return next((norm.rules[key] for key in keys if key in norm.rules), None)


def _typed(  # noqa: PLR0913, PLR0917 - what is known of an item
    home: Home,
    norm: Norm,
    item: Item,
    written: Written,
    units: Mapping[str, Mapping[str, Unit]],
    problems: list[Problem],
) -> Iterator[Rule]:
    own, plural = units[item.code], home.plurals.get(_below(home, item))
    for measure, rule in written.items():
        problems.extend(reserved(measure, own, "a measure of a norm", rule.span))
    for name in filter(None, (plural, *home.scale.bands)):
        problems.extend(reserved(name, (POPULATION,), "what rules of a norm know", norm.span))
    scope = Scope(
        measures={**own, **AMONG},
        dimensions=(),
        children=plural,
        child_measures=_shared([units[code] for code in item.children]),
        bands={**home.scale.bands, **norm.bands},
        functions=home.functions,
        rounding=home.scale.rounding,
        population=KNOWN,
    )
    failed: set[str] = set()
    measures = dict(scope.measures)
    for measure in order(written, problems):
        rule = written[measure]
        if failed & needs(rule):
            failed.add(measure)
            continue
        try:
            typed = check(rule.syntax, evolve(scope, measures=measures), placing(rule.span))
        except KompassError as error:
            problems.extend(error.problems)
            failed.add(measure)
            continue
        measures[measure] = typed.unit
        yield Rule(rule, typed, typed.unit)


def _below(home: Home, item: Item) -> str:
    return home.items[item.children[0]].level if item.children else ""


def _shared(units: list[Mapping[str, Unit]]) -> Mapping[str, Unit]:
    """The measures that every child has, with one unit."""
    if not units:
        return {}
    first, *others = units
    return {name: unit for name, unit in first.items() if all(one.get(name) == unit for one in others)}


def _misplaced(home: Home, norm: Norm) -> Iterator[Problem]:
    """`unknown-name` for each table of rules that no item would ever use."""
    places = (TOTAL, JUDGED, *home.plurals)
    for key in norm.rules:
        if key not in places and key not in home.items:
            message = f"the framework has neither a level nor an item `{key}`"
            hint = did_you_mean(key, (*places, *home.items))
            yield Problem("unknown-name", message, norm.spans[f"rule.{key}"], hint)
