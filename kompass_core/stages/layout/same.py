"""Same: whether two texts of a file say the same, and have the same remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kompass_core.model.files.kinds import RULE
from kompass_core.model.files.whole import shape_of, under
from kompass_core.rules.canonical import canonical
from kompass_core.stages.digest import digest
from kompass_core.stages.layout.pieces import Group
from kompass_core.stages.layout.take_apart import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.model.shape import Kind
    from kompass_core.stages.layout.pieces import Value


def same(one: Document, other: Document) -> bool:
    """Whether two documents have all values in common, in every order that counts, and all remarks.

    The digest knows of that order, but not of what a score does not depend on.
    """
    return (
        digest(one) == digest(other)
        and _plain(one.root, shape_of(one.root)) == _plain(other.root, shape_of(other.root))
        and _remarks(one) == _remarks(other)
    )


def _plain(value: object, kind: Kind | None) -> Any:  # noqa: ANN401 - whatever a file can hold
    """A value without its place, and a rule without its spelling."""
    if isinstance(value, Mapping):
        return {name: _plain(entry.value, under(kind, name)) for name, entry in value.items()}
    if isinstance(value, tuple):
        members: tuple[Entry, ...] = value
        return tuple(_plain(member.value, under(kind, None)) for member in members)
    meant = canonical(value) if kind is RULE and isinstance(value, str) else value
    return type(value).__name__, meant


def _remarks(document: Document) -> Counter[str]:
    pieces = take_apart(document.source.text)
    found = Counter(filter(None, pieces.end))
    for line in pieces.lines:
        found.update(filter(None, (*line.above, line.beside, *line.after)))
        if line.value is not None:
            found.update(_within(line.value))
    return found


def _within(value: Value) -> Iterator[str]:
    if isinstance(value, Group):
        yield from value.below
        for member in value.members:
            yield from filter(None, (*member.above, member.beside))
            yield from _within(member.value)
