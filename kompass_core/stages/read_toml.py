"""Read TOML: a document of TOML text.

The text is weighed before the parser sees it, since the parser recurses; the parser says what it
means; `locate` says where everything stands; and here the two are joined.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import tomli

from kompass_core.model.document import Document, Entry
from kompass_core.problems import KompassError, Problem, Source, Span
from kompass_core.stages.locate import locate
from kompass_core.stages.reading.exact import exact, whole
from kompass_core.stages.reading.limits import MOST, too_deep, too_long, too_many
from kompass_core.stages.reading.mend import mend
from kompass_core.stages.reading.mistake import mistake
from kompass_core.stages.reading.survey import WORD, survey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.stages.reading.places import Path, Place


MOST_MISTAKES = 20
"""Told of one text at once."""


class _Decimals(str):
    """A number with decimals as it is written, until its place is known."""

    __slots__ = ()


def read_toml(source: Source) -> Document:
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
    problems: list[Problem] = []
    text: str | None = source.text
    while text is not None and len(problems) < MOST_MISTAKES:
        # The parser counts after it has made one character of each CRLF; lines and columns stay.
        at_end = error.pos >= len(error.doc)
        offset = len(text) if at_end else source.line_starts[error.lineno - 1] + error.colno - 1
        problem = mistake(source, text, error.msg, offset)
        problems.append(problem)
        text = mend(text, problem, offset)
        try:
            tomli.loads(text or "", parse_float=_Decimals)
        except tomli.TOMLDecodeError as further:
            error = further
        else:
            break
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
