"""Norm: the table of a norm in a scale to the norm, as far as that can be said without its framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.norm import RANK, SHARE_BELOW, Norm
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.rules.scope import POPULATION
from kompass_core.stages.check import values
from kompass_core.stages.check.decimals import decimals
from kompass_core.stages.check.judging import bands
from kompass_core.stages.check.names import reserved
from kompass_core.stages.check.written import written_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kompass_core.model.document import Entry
    from kompass_core.model.rule import WrittenRule
    from kompass_core.problems import Span

TAKEN: Final = ("points", "maximum", POPULATION, RANK, SHARE_BELOW)
"""What no measure of a norm can be called, for its rules know it already."""


def norm(name: str, entry: Entry, dimensions: Collection[str], problems: list[Problem]) -> Norm:
    """The norm under a name; what is wrong with it is added to the problems.

    `dimensions` are those of the scale, whose names no measure and no set of bands can have.
    """
    rows = values.rows(entry)
    sets = values.table(rows, "bands")
    for key, one in sets.items():
        problems.extend(reserved(key, (POPULATION,), "a set of bands", one.key))
    banded = {key: bands(key, one, dimensions, problems) for key, one in sets.items()}
    rules: dict[str, Mapping[str, WrittenRule]] = {}
    for key, one in values.table(rows, "rule").items():
        for measure, rule in values.rows(one).items():
            problems.extend(reserved(measure, TAKEN, "a measure of a norm", rule.key))
        rules[key] = written_rules(one, dimensions, problems, needed=())
    if not rules:
        message = f"the norm `{name}` has no rules"
        hint = "add a table of a level or of the whole, such as `[norm.NAME.rule.total]`"
        problems.append(Problem("missing-rule", message, entry.key, hint))
    printed = values.table(rows, "print")
    problems.extend(_unmade(printed, rules))
    return Norm(
        name=name,
        title=values.text(rows, "title"),
        about=values.optional_text(rows, "about"),
        least=values.whole(rows, "least") or 1,
        bands=values.frozen_map(banded),
        rules=values.frozen_map(rules),
        prints=values.frozen_map(decimals(printed, problems)),
        sources=values.sources(rows),
        spans=values.frozen_map(dict(_spans(rows))),
        span=entry.key,
    )


def sourced(entry: Entry) -> Iterator[values.Rows]:
    """The tables of a norm that say where their values come from."""
    rows = values.rows(entry)
    yield rows
    for rules in values.table(rows, "rule").values():
        yield values.rows(rules)


def _unmade(printed: values.Rows, rules: Mapping[str, Mapping[str, WrittenRule]]) -> Iterator[Problem]:
    """`unknown-name` where decimals are those of no measure of the norm."""
    made = dict.fromkeys(measure for written in rules.values() for measure in written)
    for measure, entry in printed.items():
        if measure not in made:
            hint = did_you_mean(measure, made) or there_are(made)
            yield Problem("unknown-name", f"the norm makes no measure `{measure}`", entry.key, hint)


def _spans(rows: values.Rows) -> Iterator[tuple[str, Span]]:
    for key, entry in values.table(rows, "rule").items():
        yield f"rule.{key}", entry.key
