"""Read JSON: a document of JSON text.

The parser of the standard library tells no places, accepts NaN and names that stand twice, and
recurses as deep as the text wants. So the brackets are walked here, to a depth that is limited, and
every value gets its place at once; texts in quotes are left to the library.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

from kompass_core.model.document import Document, Entry
from kompass_core.problems import KompassError, Problem, Span
from kompass_core.stages.reading import json_mistake
from kompass_core.stages.reading.exact import exact
from kompass_core.stages.reading.limits import DEEPEST, MOST, too_deep, too_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Value
    from kompass_core.problems import Source

SPACE = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)((?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9A-Za-z_.])")
WORD = re.compile(r"(true|false)(?![0-9A-Za-z_])")
NULL = re.compile(r"null(?![0-9A-Za-z_])")
DECODER = JSONDecoder()
SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(source: Source, *, nulls: bool = False) -> Document:
    """The document that the source says in JSON, without what is null if there may be nulls.

    Raises KompassError.
    """
    walk = _Walk(source, nulls=nulls)
    start = walk.space(0)
    if not source.text.startswith("{", start):
        walk.refuse(start, "a table")
    root, end = walk.table(start, 1)
    if (after := walk.space(end)) < len(source.text):
        walk.refuse(after, "the end")
    return Document(source, root)


class _Walk:
    """Each method reads one thing at an offset, and returns it with the offset after it."""

    def __init__(self, source: Source, *, nulls: bool) -> None:
        self.source = source
        self.nulls = nulls
        self.text = source.text
        self.count = 0

    def table(self, offset: int, depth: int) -> tuple[Mapping[str, Entry], int]:
        members: dict[str, Entry] = {}
        start, offset = offset, self.space(offset + 1)
        if self.text.startswith("}", offset):
            return MappingProxyType(members), offset + 1
        while True:
            if not self.text.startswith('"', offset):
                self.refuse(offset, "a name", start)
            name, end = self.string(offset)
            key = Span(self.source, offset, end)
            if name in members:
                hint = "keep one of the two, or give one of them another name"
                related = (("the first one", members[name].key),)
                raise KompassError([Problem("duplicate-key", f"`{name}` stands twice", key, hint, related)])
            offset = self.space(end)
            if not self.text.startswith(":", offset):
                self.refuse(offset, "a colon", start)
            offset = self.space(offset + 1)
            if self.nulls and (null := NULL.match(self.text, offset)):
                offset = self.space(null.end())
            else:
                members[name], offset = self.entry(offset, depth, key)
                offset = self.space(offset)
            if self.text.startswith("}", offset):
                return MappingProxyType(members), offset + 1
            if not self.text.startswith(",", offset):
                self.refuse(offset, "a comma", start)
            offset = self.space(offset + 1)

    def list(self, offset: int, depth: int) -> tuple[tuple[Entry, ...], int]:
        members: list[Entry] = []
        start, offset = offset, self.space(offset + 1)
        if self.text.startswith("]", offset):
            return (), offset + 1
        while True:
            member, offset = self.entry(offset, depth, None, start)
            members.append(member)
            offset = self.space(offset)
            if self.text.startswith("]", offset):
                return tuple(members), offset + 1
            if not self.text.startswith(",", offset):
                self.refuse(offset, "a comma", start)
            offset = self.space(offset + 1)

    def entry(
        self, offset: int, depth: int, key: Span | None, opened: int | None = None
    ) -> tuple[Entry, int]:
        self.count += 1
        here = Span(self.source, offset, offset + 1)
        if self.count > MOST:
            raise KompassError([too_many(here)])
        if depth > DEEPEST:
            raise KompassError([too_deep(here)])
        value: Value
        match self.text[offset : offset + 1]:
            case "{":
                value, end = self.table(offset, depth + 1)
            case "[":
                value, end = self.list(offset, depth + 1)
            case '"':
                value, end = self.string(offset)
            case _:
                value, end = self.word(offset, opened)
        span = Span(self.source, offset, end)
        return Entry(value, span, key or span), end

    def string(self, offset: int) -> tuple[str, int]:
        try:
            string, end = DECODER.raw_decode(self.text, offset)
        except JSONDecodeError as error:
            raise KompassError([json_mistake.wrong_text(self.source, offset, error.pos)]) from None
        if SURROGATE.search(string):
            message = "half of a character is written in this text (a surrogate alone)"
            place = Span(self.source, offset, end)
            raise KompassError([Problem("json-syntax", message, place, "write the whole character")])
        return str(string), end

    def word(self, offset: int, opened: int | None) -> tuple[Value, int]:
        if word := WORD.match(self.text, offset):
            return word[1] == "true", word.end()
        number = NUMBER.match(self.text, offset)
        if number is None:
            self.refuse(offset, "a value", opened)
        value = exact(number[0], Span(self.source, offset, number.end()))
        return (value if number[1] else int(value)), number.end()

    def space(self, offset: int) -> int:
        return SPACE.match(self.text, offset).end()  # type: ignore[union-attr] # matches ""

    def refuse(self, offset: int, awaited: json_mistake.Awaited, opened: int | None = None) -> NoReturn:
        raise KompassError([json_mistake.json_mistake(self.source, offset, awaited, opened)])
