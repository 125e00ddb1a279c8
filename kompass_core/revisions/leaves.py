"""Leaves: a definition to every value that its digest covers, each under one dotted name, and back.

Flat, so that a record of them is read and compared line by line. What is said of a revision's life or
descent is no part of it, as it is none of the digest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kompass_core.model.document import Entry
from kompass_core.stages.digest import history
from kompass_core.stages.reading.limits import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.document import Document

Path: TypeAlias = tuple[str, ...]

BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
PART: Final = re.compile(r'([A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*")(?:\.|$)')


def leaves(document: Document) -> dict[str, Entry]:
    """Every value by its dotted name, in the order of the document; a table only where it is empty."""
    return {dotted(path): entry for path, entry in _leaves(document.root, ())}


def grown(values: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """The tables that the values under dotted names were in; the place of one is that of its first value.

    A value that stands where another one makes a table, which no definition has, is left out.
    """
    root: dict[str, Any] = {}
    for name, entry in values.items():
        *above, last = parted(name)
        table = root
        for part in above:
            below = table.setdefault(part, (entry, {}))
            if not isinstance(below, tuple):
                break
            table = below[1]
        else:
            table.setdefault(last, entry)
    return _closed(root)


def dotted(path: Iterable[str]) -> str:
    """The names on the way to a value, with points between them: `question."A.1".maximum`."""
    return ".".join(name if BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in path)


def parted(name: str) -> Path:
    """The names on the way to a value; the whole as one where it is no dotted name."""
    found: list[str] = []
    at = 0
    while at < len(name) or not found:
        part = PART.match(name, at)
        if part is None or len(found) == DEEPEST:
            return (name,)
        try:
            found.append(json.loads(part[1]) if part[1].startswith('"') else part[1])
        except ValueError:
            return (name,)
        at = part.end()
    return tuple(found)


def _leaves(table: Mapping[str, Entry], path: Path) -> Iterator[tuple[Path, Entry]]:
    for name, entry in table.items():
        here = (*path, name)
        if history(here):
            continue
        below = list(_leaves(entry.value, here)) if isinstance(entry.value, Mapping) else []
        yield from below or [(here, entry)]


def _closed(table: dict[str, Any]) -> Mapping[str, Entry]:
    return MappingProxyType(
        {
            name: Entry(_closed(one[1]), one[0].span, one[0].key) if isinstance(one, tuple) else one
            for name, one in table.items()
        }
    )
