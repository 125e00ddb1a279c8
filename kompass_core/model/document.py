"""Document: what a file says, each value with the place it stands at.

A document knows nothing of frameworks: it is the text, parsed. `vary` makes another document
of it, and `check` is the first to ask what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, time
    from fractions import Fraction

    from kompass_core.problems import Source, Span

    Scalar: TypeAlias = str | bool | int | Fraction | date | datetime | time
    Value: TypeAlias = Scalar | Mapping[str, "Entry"] | tuple["Entry", ...]


@frozen
class Entry:
    """One value of a document.

    `value` is a scalar, a read-only mapping of names to entries, or a tuple of entries. Numbers
    with decimals are exact fractions. `span` is where the value stands (for a table, its
    header), `key` where its name stands (the same as `span` for members of an array).
    """

    value: Value
    span: Span
    key: Span


@frozen
class Document:
    """A whole file: its text and the table at its root.

    `made_for` is the digest of the definition that a workbook was made of. `scales` are those that a
    framework was handed on with, by id.
    """

    source: Source
    root: Mapping[str, Entry]
    made_for: Entry | None = None
    scales: Mapping[str, Document] = field(factory=dict, eq=False, repr=False)
