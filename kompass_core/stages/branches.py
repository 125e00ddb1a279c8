"""Branches: a framework, or a scale, to a tree in which every value has the place that it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.model.branch import Branch
from kompass_core.model.framework import TOTAL
from kompass_core.stages.check import values
from kompass_core.stages.varying.change import written as header
from kompass_core.stages.write import written

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.framework import Framework
    from kompass_core.stages.check.values import Rows


def framework_tree(framework: Framework, document: Document) -> Branch:
    """The document of a framework: its head, then its items, each in the one that it is a part of."""
    rows = {name: entry for name, entry in document.root.items() if name not in framework.levels}
    made: dict[str, Branch] = {}
    # Parts first: there may be more levels than functions can call each other.
    for code, item in reversed(tuple(framework.items.items())):
        parts = tuple(made[child] for child in item.children)
        if code == TOTAL:
            return Branch(framework.name, (*_parts(rows), *parts))
        said = values.rows(values.table(document.root, item.level)[code])
        made[code] = Branch(header((item.level, code)), (*_parts(said), *parts))
    message = "a framework has a whole"
    raise KeyError(message)


def scale_tree(document: Document, name: str) -> Branch:
    """The document of a scale, under a name."""
    return Branch(name, _parts(document.root))


def _parts(rows: Rows) -> tuple[Branch, ...]:
    return tuple(_branch(name, entry) for name, entry in rows.items())


def _branch(name: str, entry: Entry) -> Branch:
    if isinstance(entry.value, Mapping):
        return Branch(header((name,)), _parts(entry.value))
    return Branch(f"{header((name,))} = {written(entry)}", (), entry.span)
