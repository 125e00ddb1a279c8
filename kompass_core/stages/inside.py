"""Inside: where a part of a text stands in the file, given the span of the text with its quotes.

Whoever reads the rule `'maximum * 2'` counts the characters of the rule; its author sees a line of
a file, with quotes, escapes and line ends that are no part of the rule. This leads from the one to
the other, for every kind of quotes that TOML and JSON have.
"""

from __future__ import annotations

import re

from kompass_core.problems import Span

PAIR = r"\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
"""One character in JSON, written as two halves."""

ESCAPE = PAIR + r"|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\[^ \t\r\n]"

JOINT = r"\\[ \t]*\r?\n[ \t\r\n]*"
"""A backslash at the end of a line: neither it nor the space after it is part of the text."""

PIECES = {
    '"': re.compile(rf"(?P<one>{ESCAPE})|[^\\]+"),
    "'": re.compile(r"[^']+"),
    '"""': re.compile(rf"(?P<none>{JOINT})|(?P<one>{ESCAPE}|\r\n)|[^\\\r]+"),
    "'''": re.compile(r"(?P<one>\r\n)|[^\r]+"),
}
"""What stands between quotes: pieces that mean one character, none, or themselves."""

SHORTEST = 6
"""Characters of a text between three quotes and three."""

LINE_END = re.compile(r"\r?\n")


def inside(span: Span, start: int, end: int) -> Span:
    """The span of the characters from start up to end of the text that `span` holds with its quotes.

    Where both are the same it is empty and stands before that character; beyond the end of the
    text it stands before the closing quote.
    """
    first, _ = _character(span.text, start)
    _, last = _character(span.text, end - 1) if end > start else (first, first)
    return Span(span.source, span.start + first, span.start + last)


def _character(written: str, number: int) -> tuple[int, int]:
    """Where the character of that number, from 0, begins and ends in a text written with its quotes."""
    quote = written[:3] if written[:3] in PIECES and len(written) >= SHORTEST else written[:1]
    opening, closing = len(quote), len(written) - len(quote)
    if len(quote) > 1 and (line_end := LINE_END.match(written, opening)):
        opening = line_end.end()
    before = 0
    for piece in PIECES[quote].finditer(written, opening, closing):
        length = {"one": 1, "none": 0}.get(piece.lastgroup or "", len(piece[0]))
        if number < before + length:
            if piece.lastgroup:
                return piece.span()
            start = piece.start() + number - before
            return start, start + 1
        before += length
    return closing, closing
