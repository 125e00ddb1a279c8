"""Read: a document of a file, or of text in hand.

TOML is weighed before the parser sees it, since the parser recurses; the parser says what the text
means; `locate` says where everything stands; and here the two are joined.
"""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import tomli

from kompass_core.model.document import Document, Entry
from kompass_core.problems import KompassError, Problem, Span
from kompass_core.stages.locate import locate
from kompass_core.stages.reading.decode import decode, in_hand
from kompass_core.stages.reading.exact import exact, whole
from kompass_core.stages.reading.fetch import fetch, unreadable
from kompass_core.stages.reading.limits import MOST, too_deep, too_long, too_many
from kompass_core.stages.reading.survey import WORD, survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.problems import Source
    from kompass_core.stages.reading.places import Path, Place

Kind: TypeAlias = Literal["toml", "json"]

MOST_MISTAKES = 20
"""Told of one text at once."""


class _Decimals(str):
    """A number with decimals as it is written, until its place is known."""

    __slots__ = ()


def read(path: str | os.PathLike[str], text: str | None = None, *, nulls: bool = False) -> Document:
    """The document in the file, by the end of its name: `.toml`, `.json`, or `.xlsx` for a workbook of ours.

    Of a text in hand that would stand in such a file, no file is opened. The source bears the path as it is
    given. With `nulls`, what is null in JSON, which no author of ours writes but programs do, is left out.
    Raises KompassError where the file cannot be read, is no UTF-8, is not TOML or JSON, or passes a limit.
    """
    name = os.fspath(path)
    data = fetch(name) if text is None else text.encode("utf-8", "surrogatepass")
    return read_bytes(data, name, nulls=nulls)


def read_bytes(data: bytes, name: str, *, nulls: bool = False) -> Document:
    """The document of the bytes of such a file that somebody has in hand; raises KompassError."""
    match os.path.splitext(name)[1].lower():  # noqa: PTH122 - the path as given, not as normalised
        case ".toml":
            return _document(decode(data, name), "toml")
        case ".json":
            return _document(decode(data, name), "json", nulls=nulls)
        case ".xlsx":
            from kompass_core.stages.workbook.read import read_workbook  # noqa: PLC0415 - seldom needed, slow

            return read_workbook(data, name)
    raise unreadable(name, "the file is neither .toml nor .json by its name", "name it after what is in it")


def read_text(text: str, name: str, kind: Kind = "toml") -> Document:
    """The document of text in hand; `name` is what its author knows it by. Raises KompassError."""
    return _document(in_hand(text, name), kind)


def _document(source: Source, kind: Kind, *, nulls: bool = False) -> Document:
    if kind == "toml":
        return _read_toml(source)
    from kompass_core.stages.read_json import read_json  # noqa: PLC0415 - seldom needed, slow to import
    from kompass_core.stages.unpacked import unpacked  # noqa: PLC0415 - as above

    return unpacked(read_json(source, nulls=nulls))


def _read_toml(source: Source) -> Document:
    """The document that the source says in TOML; raises KompassError."""
    _weigh(source)
    try:
        parsed = tomli.loads(source.text, parse_float=_Decimals)
    except tomli.TOMLDecodeError as error:
        raise KompassError(_mistakes(source, error)) from None
    places = locate(source)
    if len(places) > MOST:
        raise KompassError([too_many(list(places.values())[MOST][0])])
    return Document(source, _table(parsed, (), places))


def _weigh(source: Source) -> None:
    """Raise KompassError where the text passes a limit, unless a mistake stands before that."""
    found = survey(source.text)
    if found.fault is None:
        return
    try:
        tomli.loads(source.text[: found.at], parse_float=_Decimals)
    except tomli.TOMLDecodeError as error:
        if error.pos < len(error.doc):
            raise KompassError(_mistakes(source, error)) from None
    place = Span(source, found.at, found.at + 1)
    match found.fault:
        case "deep":
            raise KompassError([too_deep(place)])
        case "many":
            raise KompassError([too_many(place)])
        case "number":
            raise KompassError([too_long(place)])
        case "name":
            message = f"a word without quotes has more than {WORD:,} characters"
            raise KompassError([Problem("too-large", message, place, "put a text in quotes")])


def _mistakes(source: Source, error: tomli.TOMLDecodeError) -> list[Problem]:
    """The mistake that the parser stopped at, and those that it would stop at next."""
    from kompass_core.stages.reading.mend import mend  # noqa: PLC0415 - only a mistake needs it
    from kompass_core.stages.reading.mistake import mistake  # noqa: PLC0415 - as above

    problems: list[Problem] = []
    text = source.text
    while True:
        # The parser counts after it has made one character of each CRLF; lines and columns stay.
        at_end = error.pos >= len(error.doc)
        offset = len(text) if at_end else source.line_starts[error.lineno - 1] + error.colno - 1
        problem = mistake(source, text, error.msg, offset)
        problems.append(problem)
        mended = mend(text, problem, offset)
        if mended is None or len(problems) == MOST_MISTAKES:
            return problems
        text = mended
        try:
            tomli.loads(text, parse_float=_Decimals)
        except tomli.TOMLDecodeError as further:
            error = further
        else:
            return problems


def _table(parsed: Mapping[str, Any], path: Path, places: Mapping[Path, Place]) -> Mapping[str, Entry]:
    return MappingProxyType({name: _entry(value, (*path, name), places) for name, value in parsed.items()})


def _entry(value: Any, path: Path, places: Mapping[Path, Place]) -> Entry:  # noqa: ANN401 - as parsed
    key, span = places[path]
    match value:
        case _Decimals():
            value = exact(value, span)
        case bool():
            pass
        case int():
            value = whole(value, span)
        case dict():
            value = _table(value, path, places)
        case list():
            value = tuple(_entry(member, (*path, at), places) for at, member in enumerate(value))
    return Entry(value, span, key)
