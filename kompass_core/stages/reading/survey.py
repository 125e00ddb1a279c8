"""Survey: what is open at a place of a TOML text, and whether the text keeps the limits.

Runs over text that nobody has parsed yet, wrong text among it. Quotes, comments and brackets mean
the same wherever they stand in TOML, so up to the first mistake it sees what the parser sees:
if nothing is too deep here, nothing is too deep for the parser.
"""

from __future__ import annotations

import re
from typing import Literal

from attrs import field, frozen

from kompass_core.stages.reading.limits import DEEPEST, MOST

MARK = re.compile(r"""\#[^\n]*(?:[ \t\r\n]+\#[^\n]*){0,500}|"[^"\\\n]*"(?!")|'[^'\n]*'(?!')|["'\[\]{}=,.]""")

WORD = 1000
"""Characters of a word without quotes: a number, or a name."""

LONG = re.compile(rf"[A-Za-z0-9_+-]{{{WORD},}}")
LONG_OR_POINT = re.compile(r"[A-Za-z0-9_+.-]")

MARKS_PER_VALUE = 3
"""At most: the value of `,a={}` has as many, so a text with more than this has too many values."""

ONE_LINE = re.compile(r'(?:[^"\\\n]+|\\[^\n]){0,500}')
MORE_LINES = re.compile(r'(?:[^"\\]+|\\[\s\S]|"(?!"")){0,500}')
"""Bounded, since the regex engine remembers every repetition of a group; the caller repeats."""

Fault = Literal["deep", "many", "number", "name"]


@frozen
class Survey:
    """What a survey found: offsets, and where it stopped.

    `brackets` are those open at the end, outermost first; `text` is the opening quote of the text
    that the end lies in; `fault` is the first limit that is passed, at `at`.
    """

    brackets: tuple[int, ...] = ()
    text: int | None = None
    fault: Fault | None = None
    at: int = field(default=0)


def survey(text: str, end: int | None = None) -> Survey:
    """A survey of the text up to the end, or to the first limit that is passed."""
    stop = len(text) if end is None else end
    brackets: list[int] = []
    offset = points = point = marks = 0
    while match := MARK.search(text, offset, stop):
        start = match.start()
        if start - offset >= WORD and (word := LONG.search(text, offset, start)):
            return _long(text, word.start(), brackets)
        offset = match.end()
        mark = text[start]
        if mark in "\"'":
            if offset == start + 1:
                offset = text_end(text, start)
            if not 0 <= offset <= stop:
                return Survey(tuple(brackets), start)
        elif mark == ".":
            # A key with many points stands on one line.
            points = points + 1 if text.find("\n", point, start) < 0 else 1
            point = start
        elif mark != "#":
            points = 0
            marks += 1
            if mark in "[{":
                brackets.append(start)
            elif mark in "]}" and brackets:
                brackets.pop()
        if len(brackets) > DEEPEST or points >= DEEPEST:
            return Survey(tuple(brackets), None, "deep", start)
        if marks > MARKS_PER_VALUE * MOST:
            return Survey(tuple(brackets), None, "many", start)
    if word := LONG.search(text, offset, stop):
        return _long(text, word.start(), brackets)
    return Survey(tuple(brackets))


def _long(text: str, start: int, brackets: list[int]) -> Survey:
    while start and LONG_OR_POINT.match(text, start - 1):
        start -= 1
    return Survey(tuple(brackets), None, "number" if text[start] in "+-0123456789" else "name", start)


def text_end(text: str, start: int) -> int:
    """The offset after the text in quotes that begins at `start`, or -1 where it does not end."""
    quote = text[start]
    triple = text.startswith(quote * 3, start)
    offset = start + (3 if triple else 1)
    if quote == "'":
        offset = text.find("'''", offset) if triple else _before_line_end(text, offset)
    else:
        skip = MORE_LINES if triple else ONE_LINE
        while (further := skip.match(text, offset).end()) != offset:  # type: ignore[union-attr] # matches ""
            offset = further
    if offset < 0 or not text.startswith(quote, offset):
        return -1
    if not triple:
        return offset + 1
    # Up to two further quotes belong to the text: they stand before the three that close it.
    offset += 3
    for _ in range(2):
        offset += text.startswith(quote, offset)
    return offset


def _before_line_end(text: str, offset: int) -> int:
    quote = text.find("'", offset)
    return quote if quote >= 0 and text.find("\n", offset, quote) < 0 else -1
