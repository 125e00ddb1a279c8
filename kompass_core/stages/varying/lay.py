"""Lay: changes over the document they hit, to a new document.

A table keeps the place where it stands in what is changed; a value that was changed has the place of
the change. The source of a value that was changed no longer says where it comes from, so it goes, and so
do verdicts on a wording that was changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.document import Document, Entry
from kompass_core.stages.varying.aim import SOURCE, UNSOURCED
from kompass_core.stages.varying.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.stages.check.values import Rows
    from kompass_core.stages.varying.change import Change, Path


def lay(document: Document, changes: Iterable[Change]) -> Document:
    """The document with the changes made, each of which hits, and no two of which clash."""
    listed = tuple(changes)
    citations = {change.path: change.entry for change in listed if change.verb == "cite"}
    below = [change for change in listed if change.verb != "cite"]
    made = _table(document.root, below, (), citations)
    return Document(document.source, standing(document.root, made))


def _table(there: Rows, changes: Iterable[Change], path: Path, citations: Mapping[Path, Entry]) -> Rows:
    rows = dict(there)
    by_name: dict[str, list[Change]] = {}
    for change in changes:
        by_name.setdefault(change.path[len(path)], []).append(change)
    for name, group in by_name.items():
        here, first = (*path, name), group[0]
        if first.path != here:
            old = rows.get(name, Entry({}, first.entry.key, first.entry.key))
            below = old.value if isinstance(old.value, Mapping) else {}
            rows[name] = Entry(_table(below, group, here, citations), old.span, old.key)
        elif first.verb == "remove":
            del rows[name]
        else:
            rows[name] = first.entry
    if path not in UNSOURCED:
        _cite(rows, there, {name: citations.get((*path, name)) for name in by_name})
    return MappingProxyType(rows)


def _cite(rows: dict[str, Entry], there: Rows, cited: Mapping[str, Entry | None]) -> None:
    """Put the sources of a table right: those of its changed values are what the overlay says, or none."""
    old = there.get(SOURCE)
    sources: dict[str, Entry] = {}
    if old is not None:
        known = old.value if isinstance(old.value, Mapping) else dict.fromkeys(there.keys() - {SOURCE}, old)
        sources = {name: known[name] for name in there if name in known and name not in cited}
    sources |= {name: entry for name, entry in cited.items() if entry is not None and name in rows}
    if sources:
        place = old or next(iter(sources.values()))
        ordered = {name: sources[name] for name in rows if name in sources}
        rows[SOURCE] = Entry(MappingProxyType(ordered), place.span, place.key)
    else:
        rows.pop(SOURCE, None)
