"""Titles: a document, and what overlays made of it, to the overlay that gives back its own titles.

A report in the language of the framework itself has the framework's own titles, also where a country
that speaks another has changed them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.document import Document, Entry
from kompass_core.stages.varying.aim import SOURCE
from kompass_core.stages.varying.languages import ABOUT, LANGUAGE, TITLE, items
from kompass_core.stages.varying.miss import below

if TYPE_CHECKING:
    from kompass_core.stages.check.values import Rows

HEAD = "framework"


def titles(document: Document, varied: Document) -> Document:
    """The overlay; `varied` is the document with other overlays laid over it."""
    place = document.root[HEAD]
    head = below(document.root, HEAD)
    of = Entry(f"{head['id'].value}@{head['revision'].value}", place.span, place.key)
    levels: dict[str, dict[str, Entry]] = {}
    for (level, code), rows in items(document):
        title = _title(rows, below(below(varied.root, level), code))
        if title is not None:
            levels.setdefault(level, {})[code] = title
    tables = {level: _entry(codes, place) for level, codes in levels.items()}
    own = _title(head, below(varied.root, HEAD), TITLE, ABOUT)
    if own is not None:
        tables[HEAD] = own
    root = {
        **{name: entry for name, entry in document.root.items() if name == "schema"},
        "of": of,
        LANGUAGE: head[LANGUAGE],
        "replace": _entry(tables, place),
    }
    return Document(document.source, MappingProxyType(root))


def _title(rows: Rows, now: Rows, *keys: str) -> Entry | None:
    """The wordings of a table, each with where it comes from; None where there is none to give back.

    One that reads the same may be the same word of another language, so it is given back too.
    """
    said = {key: rows[key] for key in keys or (TITLE,) if key in rows and key in now}
    if not said:
        return None
    source = rows.get(SOURCE)
    cited = {
        key: source.value.get(key) if isinstance(source.value, Mapping) else source
        for key in said
        if source is not None
    }
    named = {key: entry for key, entry in cited.items() if entry is not None}
    first = next(iter(said.values()))
    sources = {SOURCE: _entry(named, next(iter(named.values())))} if named else {}
    return _entry({**said, **sources}, first)


def _entry(table: Mapping[str, Entry], place: Entry) -> Entry:
    return Entry(MappingProxyType(dict(table)), place.span, place.key)
