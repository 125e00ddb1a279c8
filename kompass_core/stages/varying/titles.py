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
from kompass_core.stages.varying.languages import LANGUAGE, TITLE, items
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
    own = _title(head, below(varied.root, HEAD))
    if own is not None:
        tables[HEAD] = own
    root = {
        **{name: entry for name, entry in document.root.items() if name == "schema"},
        "of": of,
        LANGUAGE: head[LANGUAGE],
        "replace": _entry(tables, place),
    }
    return Document(document.source, MappingProxyType(root))


def _title(rows: Rows, now: Rows) -> Entry | None:
    """The title of a table with where it comes from; None where there is none to give back.

    One that reads the same may be the same word of another language, so it is given back too.
    """
    if TITLE not in rows or TITLE not in now:
        return None
    said = {TITLE: rows[TITLE]}
    source = rows.get(SOURCE)
    cited = source.value.get(TITLE) if source is not None and isinstance(source.value, Mapping) else source
    if cited is not None:
        said[SOURCE] = _entry({TITLE: cited}, cited)
    return _entry(said, rows[TITLE])


def _entry(table: Mapping[str, Entry], place: Entry) -> Entry:
    return Entry(MappingProxyType(dict(table)), place.span, place.key)
