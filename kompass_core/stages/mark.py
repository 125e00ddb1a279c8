"""Mark: the text of a framework's file with other words on the life of its revision, all else as it stands.

By places, so that comments, spaces and line ends stay what they are: a library that writes TOML puts a new
key after the comment that belongs to the next table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files import FRAMEWORK
from kompass_core.stages.check import values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Document, Entry

ORDER = tuple(FRAMEWORK.keys)
"""The keys in the order in which a file that is laid out has them."""


def mark(document: Document, said: Mapping[str, str]) -> str:
    """The text in which the keys of `[framework]` have these values, each written as TOML writes it."""
    rows, text = values.table(document.root, "framework"), document.source.text
    edits: list[tuple[int, int, str]] = []
    for name, value in said.items():
        if name in rows:
            span = rows[name].span
            edits.append((span.start, span.end, value))
        else:
            before = reversed(ORDER[: ORDER.index(name)])
            anchor = next(rows[one] for one in before if one in rows)  # a revision has its `id` at least
            edits.append(_after(anchor, f"{name} = {value}", document))
    # From the end, so that places before it stay; what is written at one place later, comes before it.
    said_last_first = sorted(enumerate(edits), key=lambda one: (one[1][0], one[0]), reverse=True)
    for _, (start, end, new) in said_last_first:
        text = text[:start] + new + text[end:]
    return text


def _after(anchor: Entry, line: str, document: Document) -> tuple[int, int, str]:
    """What to write, and where, so that it comes next after a key of the same table."""
    source = document.source
    if document.root["framework"].span.text.startswith("{"):
        return anchor.span.end, anchor.span.end, f", {line}"
    number, column = source.position(anchor.key.start)
    begins = source.line(number)[: column - 1]  # spaces, or `framework.`
    last, _ = source.position(anchor.span.end)
    end = source.line_starts[last - 1] + len(source.line(last))
    line_end = "\r\n" if source.text.startswith("\r\n", end) else "\n"
    return end, end, f"{line_end}{begins}{line}"
