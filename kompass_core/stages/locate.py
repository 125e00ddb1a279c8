"""Locate: the places of every name and value, of a TOML text that the parser has accepted.

The parser says what a text means and not where; this says where and not what. It walks the text
once, with a stack of its own, and takes each step with a regular expression. It trusts the text:
what the parser would refuse is not noticed, but for a name that stands twice, which the parser
cannot place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass_core.stages.reading.places import Places
from kompass_core.stages.reading.survey import text_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.problems import Source
    from kompass_core.stages.reading.places import Part, Path, Place

SPACE = re.compile(r"[ \t\r\n]*")
BARE = re.compile(r"[A-Za-z0-9_-]+")
BETWEEN = re.compile(r"[ \t]*(\.?)[ \t]*")
SCALAR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[^ \t\r\n,\]}#]*|[^ \t\r\n,\]}#]+")
ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(.{8})|(.))")
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
    offset = _blank(text, 0)
    while offset < stop:
        if text[offset] == "[":
            adds = text.startswith("[[", offset)
            parts, after = _key(text, offset + 1 + adds)
            after += 1 + adds
            table = places.header(parts, offset, after, adds=adds)
        else:
            parts, after = _key(text, offset)
            after = _value(text, places, places.name(table, parts), parts[-1], _blank(text, after + 1))
        offset = _blank(text, after)
    return places.spans


def _value(text: str, places: Places, path: Path, key: Part | None, offset: int) -> int:
    """Place the value at the offset with everything in it; return the offset after it."""
    outer: list[tuple[Path, Part | None, int]] = []
    count: list[int] = []
    while True:
        if text.startswith(("[", "{"), offset):
            # Placed at once, so that lists come before their members; the end follows.
            places.value(path, key, offset, offset + 1)
            outer.append((path, key, offset))
            count.append(0)
            offset = _blank(text, offset + 1)
        else:
            end = _scalar(text, offset)
            places.value(path, key, offset, end)
            offset = end
        while outer:
            offset = _blank(text, offset)
            if text.startswith(",", offset):
                offset = _blank(text, offset + 1)
            if not text.startswith(("]", "}"), offset):
                break
            offset += 1
            places.value(*outer.pop(), offset)
            count.pop()
        if not outer or offset >= len(text):
            return offset
        table, _, start = outer[-1]
        if text[start] == "[":
            path, key = (*table, count[-1]), None
            count[-1] += 1
        else:
            parts, offset = _key(text, offset)
            path, key = places.name(table, parts), parts[-1]
            offset = _blank(text, offset + 1)


def _scalar(text: str, offset: int) -> int:
    if text.startswith(('"', "'"), offset):
        end = text_end(text, offset)
        return end if end >= 0 else len(text)
    match = SCALAR.match(text, offset)
    return match.end() if match else offset + 1


def _key(text: str, offset: int) -> tuple[list[Part], int]:
    """The parts of the key at the offset, and the offset of what follows it."""
    parts: list[Part] = []
    offset = _blank(text, offset)
    while True:
        if bare := BARE.match(text, offset):
            end = bare.end()
            parts.append((bare[0], offset, end))
        else:
            end = _scalar(text, offset)
            parts.append((_meant(text[offset:end]), offset, end))
        between = BETWEEN.match(text, end)
        if not between or not between[1]:
            return parts, between.end() if between else end
        offset = between.end()


def _meant(quoted: str) -> str:
    name = quoted[1:-1]
    return name if quoted[:1] == "'" or "\\" not in name else ESCAPE.sub(_character, name)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code else MEANT.get(escape[4], escape[4])


def _blank(text: str, offset: int) -> int:
    """The offset of the next thing that is neither space nor comment."""
    while True:
        offset = SPACE.match(text, offset).end()  # type: ignore[union-attr] # matches ""
        if not text.startswith("#", offset):
            return offset
        offset = text.find("\n", offset)
        if offset < 0:
            return len(text)
