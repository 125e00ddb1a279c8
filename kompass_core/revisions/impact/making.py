"""Making: what changes in how points are made: one table of rules after the other, then how they round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.impact import Cause
from kompass_core.revisions.impact.homes import order, table
from kompass_core.rules.text import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.rule import WrittenRule
    from kompass_core.revisions.impact.chain import Between
    from kompass_core.revisions.impact.mixture import Mixture

    Steps = Iterator[tuple[Cause, Mixture]]


def making(between: Between, mixture: Mixture) -> Steps:
    """New rules that round as before; the rounding last, which is all that is left then."""
    after, homes, nodes = between.correspondence.after, between.homes, between.nodes
    wanted = {key: between.new_line(key).rules for key in mixture.lines}
    changed = [
        key
        for key, line in mixture.lines.items()
        if line.rules is not wanted[key] and homes.meaning(line.rules) != homes.meaning(wanted[key])
    ]
    tables = {key: table(after.items[nodes.all[key].after or ""], between.after) for key in changed}
    for name in order(after, between.after):
        keys = [key for key in changed if tables[key] == name]
        if keys:
            lines = {
                key: evolve(mixture.lines[key], rules=homes.rounding_as_before(wanted[key])) for key in keys
            }
            mixture = mixture.with_lines(lines)
            yield _cause(between, keys[0], name), mixture
    lines = {key: evolve(line, rules=wanted[key]) for key, line in mixture.lines.items()}
    last = mixture.with_lines(lines)
    if between.before.rounding != between.after.rounding:
        yield Cause("rounding", "", between.before.rounding, between.after.rounding), last


def _cause(between: Between, key: str, name: str) -> Cause:
    """The table of rules, with what it says of points where that is what differs."""
    node, before = between.nodes.all[key], between.correspondence.before
    was: Mapping[str, WrittenRule] = {}
    if node.before is not None:
        was = between.before.rules[table(before.items[node.before], between.before)]
    now = between.after.rules[name]
    differing = [
        measure
        for measure in dict.fromkeys((*now, *was))
        if measure not in was or measure not in now or was[measure].syntax != now[measure].syntax
    ]
    if len(differing) != 1:
        return Cause("rule", name)
    texts = (_text(rules, differing[0]) for rules in (was, now))
    return Cause("rule", name, *texts)


def _text(rules: Mapping[str, WrittenRule], measure: str) -> str | None:
    return f"{measure} = {text(rules[measure].syntax)}" if measure in rules else None
