"""Said: an overlay to what it says of one target: its framework, or one of the scales."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from kompass_core.model.document import Entry
from kompass_core.model.files import SCALE_FILE
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check import values
from kompass_core.stages.check.kinds import kind_of
from kompass_core.stages.varying.change import written
from kompass_core.stages.varying.miss import below
from kompass_core.stages.varying.target import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.definition import Definition
    from kompass_core.model.document import Document
    from kompass_core.stages.check.values import Rows

Verb: TypeAlias = Literal["add", "replace", "remove"]
VERBS: Final[tuple[Verb, ...]] = ("remove", "replace", "add")
TABLES: Final = SCALE_FILE.keys.keys() - {SCALE, "schema"}
"""The tables of a scale's file beside the one that says what it is."""
KEPT: Final = ("id", "of")
"""By them everybody knows a scale."""


@frozen
class Said:
    """What an overlay adds, replaces and removes, as tables that mirror what is changed."""

    overlay: Document
    tables: Mapping[Verb, Rows]


def said(overlay: Document, document: Document) -> Said:
    """What an overlay says of a document: of a framework, all but what it says of scales."""
    tables = {verb: values.table(overlay.root, verb) for verb in VERBS}
    if SCALE not in document.root:
        tables = {
            verb: {name: entry for name, entry in rows.items() if name != SCALE}
            for verb, rows in tables.items()
        }
    return Said(overlay, tables)


def said_of_scales(overlay: Document, definition: Definition, problems: list[Problem]) -> dict[str, Said]:
    """What an overlay says of each scale that it changes; what it says of others is added to the problems."""
    if SCALE in definition.document.root:
        return {}
    found: dict[str, dict[Verb, Rows]] = {}
    for verb in VERBS:
        for name, entry in _scales(values.table(overlay.root, verb), problems):
            problem = _misses(verb, name, entry, definition)
            if problem is None and isinstance(entry.value, Mapping):
                found.setdefault(name, {})[verb] = _unfolded(entry, entry.value)
            elif problem is not None:
                problems.append(problem)
    return {
        name: Said(overlay, {verb: tables.get(verb, {}) for verb in VERBS}) for name, tables in found.items()
    }


def _scales(rows: Rows, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    entry = rows.get(SCALE)
    if entry is None:
        return
    if isinstance(entry.value, Mapping):
        yield from entry.value.items()
        return
    message = f"`{SCALE}` is {kind_of(entry.value)}; it has to be a table with one for each scale"
    problems.append(Problem("wrong-kind", message, entry.span))


def _misses(verb: Verb, name: str, entry: Entry, definition: Definition) -> Problem | None:
    """The problem with what is said of a scale that is not there, or of a scale as a whole."""
    if name not in definition.scales:
        named = below(definition.document.root, "framework").get("scales")
        related = (("the scales", named.key),) if named else ()
        hint = did_you_mean(name, definition.scales) or there_are(definition.scales)
        return Problem("not-there", f"there is no scale `{name}` here to change", entry.key, hint, related)
    if not isinstance(entry.value, Mapping):
        message = f"`{name}` is {kind_of(entry.value)}; it has to be a table of what changes in it"
        return Problem("wrong-kind", message, entry.span)
    if verb == "remove" and (not entry.value or "because" in entry.value):
        hint = "leave it out of the list: `[replace.framework]`, and below it `scales = [...]`"
        return Problem("wrong-kind", f"the scale `{name}` cannot be removed as a whole", entry.key, hint)
    if not entry.value:
        message = f"`{verb}.{written((SCALE, name))}` changes nothing"
        return Problem("missing-key", message, entry.key, f"say what it is to {verb}, or leave it out")
    kept = next((entry.value[key] for key in KEPT if key in entry.value), None)
    if kept is not None:
        message = f"changes of a scale have no key `{kept.key.text}`"
        return Problem("unknown-key", message, kept.key, "a scale keeps the name by which it is changed")
    return None


def _unfolded(entry: Entry, rows: Rows) -> Rows:
    """What is said of a scale, as its file has it: its own table stands beside the others there."""
    own = {name: child for name, child in rows.items() if name not in TABLES}
    tables = {name: child for name, child in rows.items() if name in TABLES}
    return {SCALE: Entry(MappingProxyType(own), entry.span, entry.key), **tables} if own else tables
