"""Locate: the places of every name and value, of a TOML text that the parser has accepted.

The parser says what a text means and not where; this says where and not what. It walks the text
once, with a stack of its own, and takes each step with a regular expression. It trusts the text:
what the parser would refuse is not noticed, but for a name that stands twice, which the parser
cannot place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass_core.problems import Span
from kompass_core.stages.reading.key import end_of, key_at
from kompass_core.stages.reading.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.problems import Source
    from kompass_core.stages.reading.places import Path, Place

BETWEEN = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")
SCALAR = re.compile(
    r"""
    "[^"\\\n]*"(?!") | '[^'\n]*'(?!')                               # a text on one line
    | [0-9]{4}-[0-9]{2}-[0-9]{2}[ ][0-9]{2}:[^ \t\r\n,\]}#]*        # a date, a space, and a time
    | [^ \t\r\n,\]}#"'\[{]+                                         # anything else in one word
    """,
    re.VERBOSE,
)
REMARKS = re.compile(r"(?:#[^\n]*[ \t\r\n]*){0,500}")


def locate(source: Source, text: str | None = None, end: int | None = None) -> Mapping[Path, Place]:
    """The spans of key and value for each path, a tuple of names and positions in lists.

    A table stands at its header, a list of tables at its first header, and a table without a
    header of its own at the first header or dotted key that implies it. Of a text with mistakes,
    `text` is the source's with spaces for them, and only what begins before the end is looked at.
    Raises KompassError where a name stands twice, or deeper than we go.
    """
    text = source.text if text is None else text
    return _placed(source, text, len(text) if end is None else end).spans


def mentions(source: Source) -> Sequence[tuple[Path, Span]]:
    """Every name in a text, in its order, with the path that it leads to.

    A name stands once for each header or key that has it. Raises KompassError as `locate` does.
    """
    return _placed(source, source.text, len(source.text)).named


def _placed(source: Source, text: str, stop: int) -> Places:
    places = Places(source)
    table: Path = ()
    offset = _between(text, 0)
    while offset < stop:
        if text[offset] == "[":
            adds = text.startswith("[[", offset)
            parts, after = key_at(text, _between(text, offset + 1 + adds))
            after += 1 + adds
            table = places.header(parts, offset, after, adds=adds)
        else:
            parts, after = key_at(text, offset)
            after = _value(text, places, places.name(table, parts), places.key(parts[-1]), after)
        offset = _between(text, after)
    return places


def _value(text: str, places: Places, path: Path, key: Span | None, offset: int) -> int:
    """Place the value at the offset with everything in it; return the offset after it."""
    spans, source = places.spans, places.source
    outer: list[tuple[Path, int]] = []
    count: list[int] = []
    while True:
        scalar = SCALAR.match(text, offset)
        end = scalar.end() if scalar else end_of(text, offset)
        places.value(path, key, Span(source, offset, end))
        if end == offset + 1 and text.startswith(("[", "{"), offset):
            outer.append((path, offset))
            count.append(0)
        elif not outer:
            return end
        offset = _between(text, end)
        while text.startswith(("]", "}"), offset):
            offset += 1
            path, start = outer.pop()
            count.pop()
            key = spans[path][0]
            span = Span(source, start, offset)
            spans[path] = (span if key.start == start else key), span
            if not outer:
                return offset
            offset = _between(text, offset)
        if offset >= len(text):
            return offset
        table, start = outer[-1]
        if text[start] == "[":
            path, key = (*table, count[-1]), None
            count[-1] += 1
        else:
            parts, offset = key_at(text, offset)
            path, key = places.name(table, parts), places.key(parts[-1])


def _between(text: str, offset: int) -> int:
    """The offset of the next thing that is neither space nor remark nor comma."""
    while True:
        offset = BETWEEN.match(text, offset).end()  # type: ignore[union-attr] # matches ""
        if not text.startswith("#", offset):
            return offset
        offset = REMARKS.match(text, offset).end()  # type: ignore[union-attr] # matches ""
