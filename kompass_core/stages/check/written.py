"""Written: the tables of rules of a scale to rules as they are written, not yet at home at an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.rule import WrittenRule
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.parse import parse
from kompass_core.stages.check import values
from kompass_core.stages.check.names import MEASURES, reserved
from kompass_core.stages.inside import inside

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kompass_core.model.document import Entry
    from kompass_core.problems import Span
    from kompass_core.rules.parse import Locate


def written_rules(
    entry: Entry, dimensions: Collection[str], problems: list[Problem], needed: Sequence[str] = ("points",)
) -> Mapping[str, WrittenRule]:
    """The rules of one table by the measure that they make; what is wrong is added to the problems.

    `dimensions` are those of the scale, whose names no measure can have; `needed` are measures that have to
    be there.
    """
    rows = values.rows(entry)
    cited = values.sources(rows)
    rules = {}
    for measure, rule in rows.items():
        if measure == "source":
            continue
        problems.extend(reserved(measure, MEASURES, "a measure", rule.key))
        if measure in dimensions:
            message = f"`{measure}` is a dimension, so no measure can be called so"
            problems.append(Problem("reserved-name", message, rule.key, "give it another name"))
        text = str(rule.value)
        try:
            syntax = parse(text, placing(rule.span))
        except KompassError as error:
            problems.extend(error.problems)
        else:
            rules[measure] = WrittenRule(measure, text, syntax, cited.get(measure), rule.span)
    for measure in needed:
        if measure not in rows:
            message = f"the rules of an item have to have `{measure}`"
            problems.append(Problem("missing-key", message, entry.span, f"add a line `{measure} = '...'`"))
    return values.frozen_map(rules)


def placing(span: Span) -> Locate:
    """How places within a text are found in its file, given the span of the text with its quotes."""
    return lambda start, end: inside(span, start, end)
