"""Locate: the places of every name and value, of a TOML text that the parser has accepted.

The parser says what a text means and not where; this says where and not what. It walks the text
once, with a stack of its own, and takes each step with a regular expression. It trusts the text:
what the parser would refuse is not noticed, but for a name that stands twice, which the parser
cannot place.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from kompass_core.problems import Span
from kompass_core.stages.reading.places import Places
from kompass_core.stages.reading.survey import text_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.problems import Source
    from kompass_core.stages.reading.places import Part, Path, Place

BETWEEN = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")
SCALAR = re.compile(
    r"""
    "[^"\\\n]*"(?!") | '[^'\n]*'(?!')                               # a text on one line
    | [0-9]{4}-[0-9]{2}-[0-9]{2}[ ][0-9]{2}:[^ \t\r\n,\]}#]*        # a date, a space, and a time
    | [^ \t\r\n,\]}#"'\[{]+                                         # anything else in one word
    """,
    re.VERBOSE,
)
NAME = re.compile(r"[A-Za-z0-9_-]+")
REMARKS = re.compile(r"(?:#[^\n]*[ \t\r\n]*){0,500}")
AFTER_NAME = re.compile(r"[ \t]*([.=]?)[ \t]*")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U00([0-9a-fA-F]{6})|(.))")
MEANT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def locate(source: Source, text: str | None = None, end: int | None = None) -> Mapping[Path, Place]:
    """The spans of key and value for each path, a tuple of names and positions in lists.

    A table stands at its header, a list of tables at its first header, and a table without a
    header of its own at the first header or dotted key that implies it. Of a text with mistakes,
    `text` is the source's with spaces for them, and only what begins before the end is looked at.
    Raises KompassError where a name stands twice, or deeper than we go.
    """
    text = source.text if text is None else text
    stop = len(text) if end is None else end
    places = Places(source)
    table: Path = ()
    offset = _between(text, 0)
    while offset < stop:
        if text[offset] == "[":
            adds = text.startswith("[[", offset)
            parts, after = _key(text, _between(text, offset + 1 + adds))
            after += 1 + adds
            table = places.header(parts, offset, after, adds=adds)
        else:
            parts, after = _key(text, offset)
            after = _value(text, places, places.name(table, parts), places.key(parts[-1]), after)
        offset = _between(text, after)
    return places.spans


def _value(text: str, places: Places, path: Path, key: Span | None, offset: int) -> int:
    """Place the value at the offset with everything in it; return the offset after it."""
    spans, source = places.spans, places.source
    outer: list[tuple[Path, int]] = []
    count: list[int] = []
    while True:
        scalar = SCALAR.match(text, offset)
        end = scalar.end() if scalar else _end(text, offset)
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
            parts, offset = _key(text, offset)
            path, key = places.name(table, parts), places.key(parts[-1])


def _end(text: str, offset: int) -> int:
    """The offset after a text with escapes or on several lines, or after a bracket."""
    if text.startswith(('"', "'"), offset):
        end = text_end(text, offset)
        return end if end >= 0 else len(text)
    return offset + 1


def _key(text: str, offset: int) -> tuple[list[Part], int]:
    """The parts of the key at the offset, and the offset of what follows it and its `=`."""
    parts: list[Part] = []
    while True:
        if name := NAME.match(text, offset):
            end = name.end()
            parts.append((name[0], offset, end))
        else:
            end = _end(text, offset)
            parts.append((_meant(text[offset:end]), offset, end))
        after = AFTER_NAME.match(text, end)
        offset = after.end() if after else end
        if not after or after[1] != ".":
            return parts, offset


def _meant(quoted: str) -> str:
    name = quoted[1:-1]
    return name if quoted[:1] == "'" or "\\" not in name else ESCAPE.sub(_character, name)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(min(int(code, 16), sys.maxunicode)) if code else MEANT.get(escape[4], escape[4])


def _between(text: str, offset: int) -> int:
    """The offset of the next thing that is neither space nor remark nor comma."""
    while True:
        offset = BETWEEN.match(text, offset).end()  # type: ignore[union-attr] # matches ""
        if not text.startswith("#", offset):
            return offset
        offset = REMARKS.match(text, offset).end()  # type: ignore[union-attr] # matches ""
