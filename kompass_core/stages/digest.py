"""Digest: what a document says, as one short text that changes with it.

Of what it says, not of how it is laid out: comments and spacing do not count, nor does the spelling of a
rule, nor the place of a key that has a meaning of its own. The order of items, steps and all else that its
author has named does: it is the order of print. What is said of a revision's life, of how it came from
the one before, and about it, does not: whoever retires it, or judges a wording later, changes no score.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.files.kinds import RULE
from kompass_core.model.files.whole import shape_of, table_in, under
from kompass_core.model.shape import Day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.model.shape import Kind


def digest(*documents: Document | str) -> str:
    """The SHA-256 of what the documents say, together with other digests, as 64 hexadecimal digits."""
    whole = hashlib.sha256()
    for document in documents:
        words = (
            (document,) if isinstance(document, str) else _table(document.root, (), shape_of(document.root))
        )
        for word in words:
            whole.update(word.encode("utf-8", "surrogatepass") + b"\0")
    return whole.hexdigest()


def basis(scale: Document) -> str:
    """The digest of a scale without its norms and what it cites, on which no points depend."""
    root = {name: entry for name, entry in scale.root.items() if name not in {"norm", "sources"}}
    return digest(evolve(scale, root=root))


def same(one: Entry, other: Entry, path: tuple[str, ...], kind: Kind | None) -> bool:
    """Whether a digest knows no difference between two values that stand at a path, of a kind."""
    return tuple(_value(one, path, kind)) == tuple(_value(other, path, kind))


def history(path: tuple[str, ...]) -> bool:
    """Whether what stands there is of a definition's life or descent, or about it: no score depends on it."""
    match path:
        case ("reworded",) | ("framework", "status" | "published" | "retired") | ("scale", "replaces"):
            return True
        case ("framework" | "scale", "about" | "about_language") | ("framework" | "scale", "source", "about"):
            return True  # told in a report, and no more
        case ("norm", _, "about"):
            return True  # as above
        case (kind, _, "was"):
            return kind != "rule"  # where it is the name of a measure
        case ("dimension", _, "steps_were"):
            return True
        case _:
            return False


def _table(table: Mapping[str, Entry], path: tuple[str, ...], kind: Kind | None) -> Iterator[str]:
    shape = table_in(kind)
    known = shape.keys if shape else {}
    named = sorted(name for name in table if name in known)
    yield "{"
    for name in (*named, *(name for name in table if name not in known)):
        here = (*path, name)
        if not history(here):
            yield name
            yield from _value(
                table[name], here, known[name].kind if name in known else shape and shape.others
            )
    yield "}"


def _value(entry: Entry, path: tuple[str, ...], kind: Kind | None) -> Iterator[str]:
    value = entry.value
    if isinstance(value, Mapping):
        yield from _table(value, path, kind)
    elif isinstance(value, tuple):
        yield "["
        for member in value:
            yield from _value(member, path, under(kind, None))
        yield "]"
    elif isinstance(value, int | Fraction) and not isinstance(value, bool):
        yield f"number {Fraction(value)}"
    elif isinstance(value, str) and isinstance(kind, Day):
        yield f"{date.__name__} {value}"  # JSON has days as text, and says the same with it
    elif isinstance(value, str) and kind is RULE:
        from kompass_core.rules.canonical import canonical  # noqa: PLC0415 - only scales and their changes need it

        yield f"str {canonical(value)}"
    else:
        yield f"{type(value).__name__} {value}"
