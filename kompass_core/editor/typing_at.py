"""Typing at: a text that is being written, and the place of the cursor in it, to what is being typed.

A text is rarely sound while somebody types in it, so this looks at lines and not at a document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from kompass_core.problems import KompassError, Source
from kompass_core.stages.locate import mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = re.compile(r"^[ \t]*\[([^\[].*)$")
ASSIGNS = re.compile(r"""^[ \t]*("[^"]*"|'[^']*'|[\w-]+)[ \t]*=[ \t]*(.*)$""", re.DOTALL)
WORD = re.compile(r"[\w.:-]*$")
QUOTES = ("'''", '"""', "'", '"')
FURTHEST = 2000
"""Lines above the cursor that are looked at."""


@frozen
class Typing:
    """What is being typed: a key of a table, part of a header, a value, or inside a text.

    `path` is the table's, `key` that of the value, `word` what stands of it before the cursor.
    """

    what: Literal["key", "header", "value", "text"]
    path: tuple[str, ...]
    key: str | None
    word: str


def typing_at(text: str, offset: int) -> Typing:
    """What is being typed at an offset of a text, in characters."""
    lines = text[:offset].split("\n")[-FURTHEST:]
    current = lines[-1]
    if (header := HEADER.match(current)) is not None:
        path, word = _parts(header[1])
        return Typing("header", path, None, word)
    path = next((_header(line) for line in reversed(lines[:-1]) if HEADER.match(line)), ())
    begun = WORD.search(current)
    typed = begun[0] if begun else ""
    opened = _opened(lines)
    if opened is None:
        return Typing("key", path, None, typed)
    key, rest = opened
    inside = any(rest.startswith(quote) and not _closed(rest, quote) for quote in QUOTES)
    return Typing("text" if inside else "value", path, key, typed)


def _opened(lines: Sequence[str]) -> tuple[str, str] | None:
    """The key whose value the cursor is in, and what there is of the value; None where it is in none."""
    for back in range(len(lines) - 1, -1, -1):
        if HEADER.match(lines[back]):
            return None
        if (found := ASSIGNS.match("\n".join(lines[back:]))) is not None:
            key, rest = found[1].strip("\"'"), found[2]
            return (key, rest) if back == len(lines) - 1 or _unfinished(rest) else None
    return None


def _unfinished(rest: str) -> bool:
    """Whether a value that began on a line above goes on at the cursor."""
    quote = next((quote for quote in QUOTES if rest.startswith(quote)), None)
    if quote is not None:
        return not _closed(rest, quote) and len(quote) > 1
    return rest.count("[") + rest.count("{") > rest.count("]") + rest.count("}")


def _closed(rest: str, quote: str) -> bool:
    """Whether a text that begins with a quote ends before the cursor."""
    if len(quote) == 1 and rest.startswith(quote * 3):
        return True  # it is one of three, which is asked for by itself
    return rest.find(quote, len(quote)) >= 0


def _header(line: str) -> tuple[str, ...]:
    """The path of a whole header."""
    try:
        named = mentions(Source("", line.rpartition("#")[0] or line))
    except KompassError:
        return ()
    return tuple(str(part) for part in named[-1][0]) if named else ()


def _parts(begun: str) -> tuple[tuple[str, ...], str]:
    """The parts of a header that is being written that are whole, and what there is of the last."""
    parts = re.findall(r"""("[^"]*"?|'[^']*'?|[^.\]"']+|\.)""", begun)
    names = [part.strip("\"' ") for part in parts if part != "."]
    last_is_open = bool(parts) and parts[-1] != "."
    return tuple(names[:-1] if last_is_open else names), names[-1] if last_is_open else ""
