"""Moved: a document, or a part of one, to the same in a source of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.document import Document, Entry
from kompass_core.problems import Source, Span

if TYPE_CHECKING:
    from kompass_core.model.variant import Variant


def part(entry: Entry, name: str) -> Document:
    """The document that a table makes which stands in another; its places count from where it begins."""
    source = Source(name, entry.span.text)
    moved = _moved(entry, source, entry.span.start).value
    return Document(source, moved if isinstance(moved, Mapping) else {})


def renamed(document: Document, name: str) -> Document:
    """The same document under another name."""
    source = evolve(document.source, name=name)
    root = {key: _moved(entry, source, 0) for key, entry in document.root.items()}
    return evolve(document, source=source, root=MappingProxyType(root))


def short(path: str) -> str:
    """The last two parts of the way to a file: what it is, and nothing of where it lies."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])


def shortened(variant: Variant) -> Variant:
    """The variant, each of its documents by the short name of its file."""
    overlays = {
        of: tuple(renamed(one, short(one.source.name)) for one in documents)
        for of, documents in variant.overlays.items()
    }
    document = variant.document and renamed(variant.document, short(variant.document.source.name))
    return evolve(variant, overlays=MappingProxyType(overlays), document=document)


def _moved(entry: Entry, source: Source, start: int) -> Entry:
    """The same value in a source that begins where its own has the character `start`."""
    value = entry.value
    if isinstance(value, Mapping):
        value = MappingProxyType({name: _moved(one, source, start) for name, one in value.items()})
    elif isinstance(value, tuple):
        value = tuple(_moved(one, source, start) for one in value)
    span, key = entry.span, entry.key
    here = Span(source, span.start - start, span.end - start)
    # The name of the whole part stands before it.
    named = here if key.start < start else Span(source, key.start - start, key.end - start)
    return Entry(value, here, named)
