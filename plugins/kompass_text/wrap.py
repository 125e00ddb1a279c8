"""Wrap: text to lines that are no wider than so many columns of a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def width(text: str) -> int:
    """How many columns the text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, most: int) -> list[str]:
    """The lines of the text, each at most so wide; a longer word is cut. An empty text has one line."""
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split(" "):
        size = width(word)
        if line and taken + 1 + size <= most:
            line, taken = f"{line} {word}", taken + 1 + size
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, most) if size > most else [word]
        lines += whole
        taken = width(line)
    return [*lines, line] if line or not lines else lines


def _cut(word: str, most: int) -> Iterator[str]:
    """The word in pieces, each at most so wide (a single character may be wider)."""
    start = taken = 0
    for place, character in enumerate(word):
        size = _columns(character)
        if taken + size > most and place > start:
            yield word[start:place]
            start, taken = place, 0
        taken += size
    yield word[start:]


def longest_word(text: str) -> int:
    """The width of the widest word of the text."""
    return max(map(width, text.split(" ")))
