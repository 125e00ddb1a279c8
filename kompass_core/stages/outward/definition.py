"""Definition: a checked framework and its documents to nested values: all that there is to know of it.

`items`, `scales` and `functions` are what was checked: every name resolved, every default spelt out, every
rule with its text and as a tree. `files` are the files that would say the same, as they stand in JSON; from
these it is read back. Version 1 of `definition.schema.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kompass_core.model.engine import __version__
from kompass_core.rules.exact import exact
from kompass_core.rules.formula import formula
from kompass_core.rules.text import text
from kompass_core.rules.typed import Extension, walk
from kompass_core.stages.outward.scale import told_scale
from kompass_core.stages.outward.tree import tree
from kompass_core.stages.write_json import nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kompass_core.model.definition import Definition
    from kompass_core.model.framework import Framework, Item
    from kompass_core.rules.units import Function

SCHEMA: Final = 1
KIND: Final = "definition"
"""What such a document calls itself."""


def told_definition(
    framework: Framework, definition: Definition, scales: Iterable[str] | None = None
) -> dict[str, Any]:
    """The framework that was checked of the documents, with some of its scales, or all of them."""
    wanted = [name for name in framework.scales if scales is None or name in scales]
    files = {name: definition.scales[name] for name in wanted}
    return {
        "schema": SCHEMA,
        "kind": KIND,
        "framework": framework.name,
        "id": framework.id,
        "revision": framework.revision,
        "title": framework.title,
        "language": framework.language,
        **_said(about=framework.about, replaces=framework.replaces),
        "status": framework.status,
        **_said(published=_day(framework.published), retired=_day(framework.retired)),
        "digest": framework.digest,
        "changes": dict(framework.changes),
        "engine": __version__,
        "plugins": dict(framework.plugins),
        "levels": [{"name": level, "plural": framework.plurals[level]} for level in framework.levels],
        "items": [_item(item) for item in framework.items.values()],
        "scales": {name: told_scale(framework, name) for name in wanted},
        "functions": {one.name: _function(one) for one in _functions(framework, wanted)},
        "sources": dict(framework.sources),
        "files": {
            "framework": nested(definition.document),
            "scales": {name: nested(document) for name, document in files.items()},
        },
    }


def _said(**texts: str | None) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text is not None}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _item(item: Item) -> dict[str, Any]:
    maximum = None if item.maximum is None else exact(item.maximum)
    return {
        "code": item.code,
        "level": item.level,
        "title": item.title,
        "language": item.language,
        **_said(parent=item.parent, maximum=maximum),
        "weight": exact(item.weight),
        "children": list(item.children),
        "aliases": list(item.aliases),
        **({} if item.was is None else {"was": list(item.was)}),
        "sources": dict(item.sources),
    }


def _functions(framework: Framework, scales: Iterable[str]) -> Iterator[Function]:
    """Those of plugins that a rule calls, each once."""
    found: dict[str, Function] = {}
    for name in scales:
        for rules in framework.rules[name].values():
            for node in (node for rule in rules for node in walk(rule.typed)):
                if isinstance(node, Extension):
                    found.setdefault(node.function.name, node.function)
    return iter(found.values())


def _function(function: Function) -> dict[str, Any]:
    written = formula(function)
    parameters = [
        {"name": one.name, "unit": one.unit, "direction": one.direction} for one in function.parameters
    ]
    return {
        "summary": function.summary,
        "parameters": parameters,
        "unit": function.unit,
        **({} if written is None else {"formula": text(written.syntax), "tree": tree(written)}),
    }
