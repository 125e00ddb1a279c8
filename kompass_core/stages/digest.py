"""Digest: what a document says, as one short text that changes with it.

Of what it says, not of how it is laid out: comments and spacing do not count, order does. Nor does what
is said of a revision's life and of how it came from the one before: whoever retires it, or judges a
wording later, changes no score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry


def digest(*documents: Document | str) -> str:
    """The SHA-256 of what the documents say, together with other digests, as 64 hexadecimal digits."""
    whole = hashlib.sha256()
    for document in documents:
        words = (document,) if isinstance(document, str) else _table(document.root, ())
        for word in words:
            whole.update(word.encode("utf-8", "surrogatepass") + b"\0")
    return whole.hexdigest()


def history(path: tuple[str, ...]) -> bool:
    """Whether what stands there in a definition is of its life or descent, and no score depends on it."""
    match path:
        case ("reworded",) | ("framework", "status" | "published" | "retired") | ("scale", "replaces"):
            return True
        case (kind, _, "was"):
            return kind != "rule"  # where it is the name of a measure
        case ("dimension", _, "steps_were"):
            return True
        case _:
            return False


def _table(table: Mapping[str, Entry], path: tuple[str, ...]) -> Iterator[str]:
    yield "{"
    for name, entry in table.items():
        here = (*path, name)
        if not history(here):
            yield name
            yield from _value(entry, here)
    yield "}"


def _value(entry: Entry, path: tuple[str, ...]) -> Iterator[str]:
    value = entry.value
    if isinstance(value, Mapping):
        yield from _table(value, path)
    elif isinstance(value, tuple):
        yield "["
        for member in value:
            yield from _value(member, path)
        yield "]"
    elif isinstance(value, int | Fraction) and not isinstance(value, bool):
        yield f"number {Fraction(value)}"
    else:
        yield f"{type(value).__name__} {value}"
