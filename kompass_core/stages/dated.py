"""Dated: a document of JSON, in which days are text, to one with days where its shape has them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.files.whole import shape_of, under
from kompass_core.model.shape import Day
from kompass_core.stages.check.kinds import day_of

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.shape import Kind


def dated(document: Document) -> Document:
    """The same document; what should be a day and is none stays as it is."""
    return evolve(document, root=_table(document.root, shape_of(document.root)))


def _table(table: Mapping[str, Entry], kind: Kind | None) -> Mapping[str, Entry]:
    return MappingProxyType({name: _entry(entry, under(kind, name)) for name, entry in table.items()})


def _entry(entry: Entry, kind: Kind | None) -> Entry:
    value = entry.value
    if isinstance(value, Mapping):
        return evolve(entry, value=_table(value, kind))
    if isinstance(value, tuple):
        return evolve(entry, value=tuple(_entry(one, under(kind, None)) for one in value))
    if isinstance(kind, Day) and (day := day_of(value)) is not None:
        return evolve(entry, value=day)
    return entry
