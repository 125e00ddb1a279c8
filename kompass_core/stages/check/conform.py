"""Conform: hold a document against the shape its kind of file has; every departure is a problem."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, assert_never

from kompass_core.model.files import SCHEMA
from kompass_core.model.shape import Anything, Day, Either, ListOf, Number, OneOf, Table, Text, Whole
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, near, there_are
from kompass_core.stages.check.kinds import exact, is_day, is_number, kind_of, looks_like
from kompass_core.stages.check.sort import MOST, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.model.shape import Key, Kind
    from kompass_core.problems import Span


def conform(document: Document, shape: Table) -> None:
    """Hold the whole document against a shape.

    Raises:
        KompassError: `unknown-key`, `missing-key`, `wrong-kind`, `out-of-range` or
            `wrong-schema`, all that the document has.
    """
    refuse(islice(departures(document, shape), MOST))


def departures(document: Document, shape: Table) -> Iterator[Problem]:
    """Every way in which the document departs from the shape, the root's own first."""
    name = document.source.name
    if not document.root:
        yield Problem("missing-key", "the file is empty", name, f"a file begins with `schema = {SCHEMA}`")
        return
    version = document.root.get("schema")
    if version is not None and is_number(version.value) and version.value != SCHEMA:
        message = f"the file has schema {version.value}, this version reads schema {SCHEMA}"
        yield Problem("wrong-schema", message, version.span, "use the version that it was made for")
        return  # the shape is that of another schema
    yield from _table(document.root, shape, name)


def _table(table: Mapping[str, Entry], shape: Table, place: Span | str) -> Iterator[Problem]:
    for name, entry in table.items():
        key = shape.keys.get(name)
        if key is not None:
            yield from _value(entry, key.kind, f"`{name}`")
        elif shape.others is None:
            yield _unknown(name, entry, shape)
        elif not _matches(name, shape.names):
            message = f"`{name}` is no name for this"
            yield Problem("wrong-kind", message, entry.key, f"it has to be {shape.names.described}")
        else:
            yield from _value(entry, shape.others, f"`{name}`")
    for name, key in shape.keys.items():
        if key.required and name not in table and not _misspelt(name, table, shape):
            yield _missing(name, key, shape, place)


def _misspelt(name: str, table: Mapping[str, Entry], shape: Table) -> bool:
    """Whether a key that is not there is there under a wrong name: that has been said already."""
    if shape.others is not None:
        return False
    unknown = islice((one for one in table if one not in shape.keys), len(shape.keys))
    return any(name in near(one, shape.keys) for one in unknown)


def _unknown(name: str, entry: Entry, shape: Table) -> Problem:
    hint = did_you_mean(name, shape.keys) or there_are(shape.keys)
    return Problem("unknown-key", f"{shape.what} has no key `{name}`", entry.key, hint)


def _missing(name: str, key: Key, shape: Table, place: Span | str) -> Problem:
    hint = f"add a table `[{name}]`" if isinstance(key.kind, Table) else f"add a line `{name} = ...`"
    return Problem("missing-key", f"{shape.what} has to have `{name}`", place, hint)


def _value(entry: Entry, kind: Kind, name: str) -> Iterator[Problem]:
    """What is wrong with one value; `name` is what messages call it."""
    value = entry.value
    match kind:
        case Table():
            if isinstance(value, Mapping):
                yield from _table(value, kind, entry.span)
            else:
                yield _wrong(entry, name, "a table")
        case ListOf():
            yield from _list(entry, kind, name)
        case Either():
            yield from _either(entry, kind, name)
        case Text():
            yield from _text(entry, kind, name)
        case OneOf():
            if value not in kind.words:
                words = ", ".join(f"`{word}`" for word in kind.words)
                hint = did_you_mean(value, kind.words) if isinstance(value, str) else None
                yield _wrong(entry, name, f"one of {words}", hint)
        case Whole():
            if not isinstance(value, int) or isinstance(value, bool):
                yield _wrong(entry, name, "a whole number")
            elif not kind.least <= value <= kind.most:
                message = f"{name} is {value}; it has to be from {kind.least} to {kind.most}"
                yield Problem("out-of-range", message, entry.span)
        case Number():
            yield from _number(entry, kind, name)
        case Day():
            if not is_day(value):
                yield _wrong(entry, name, "a day", "a day is written 2010-06-15")
        case Anything():
            return
        case _:
            assert_never(kind)


def _list(entry: Entry, kind: ListOf, name: str) -> Iterator[Problem]:
    if not isinstance(entry.value, tuple):
        yield _wrong(entry, name, "a list")
        return
    if len(entry.value) < kind.least:
        message = f"{name} has {len(entry.value)} members" if entry.value else f"{name} is empty"
        yield Problem("out-of-range", message, entry.span, f"it has at least {kind.least}")
    for member in entry.value:
        yield from _value(member, kind.member, name if name.startswith("a member") else f"a member of {name}")


def _either(entry: Entry, kind: Either, name: str) -> Iterator[Problem]:
    chosen = next((one for one in kind.kinds if looks_like(entry.value, one)), None)
    if chosen is not None:
        yield from _value(entry, chosen, name)
        return
    words = [word for one in kind.kinds if isinstance(one, OneOf) for word in one.words]
    hint = did_you_mean(entry.value, words) if isinstance(entry.value, str) else None
    yield _wrong(entry, name, kind.described, hint)


def _text(entry: Entry, kind: Text, name: str) -> Iterator[Problem]:
    value = entry.value
    if not isinstance(value, str):
        yield _wrong(entry, name, kind.described)
    elif not value.strip() and not kind.empty:
        yield Problem("wrong-kind", f"{name} is empty", entry.span)
    elif len(value) > kind.longest:
        message = f"{name} has {len(value)} characters; the most is {kind.longest}"
        yield Problem("out-of-range", message, entry.span)
    elif not kind.empty and not _matches(value, kind):
        yield Problem("wrong-kind", f"{name} is not {kind.described}", entry.span)


def _matches(value: str, kind: Text) -> bool:
    fits = kind.pattern is None or re.fullmatch(kind.pattern, value) is not None
    return fits and 0 < len(value) <= kind.longest


def _number(entry: Entry, kind: Number, name: str) -> Iterator[Problem]:
    wanted = "a number, or a percentage such as `'25%'`" if kind.share else "a number"
    if not looks_like(entry.value, kind):
        hint = "a number stands without quotation marks, with a decimal point: 2.5"
        yield _wrong(entry, name, wanted, hint if isinstance(entry.value, str) else None)
    elif not kind.least <= exact(entry) <= kind.most:
        limits = f"{kind.least} to {kind.most}" + (", or from 0% to 100%" if kind.most == 1 else "")
        written = entry.span.text.strip("\"'")
        yield Problem("out-of-range", f"{name} is {written}; it has to be from {limits}", entry.span)


def _wrong(entry: Entry, name: str, wanted: str, hint: str | None = None) -> Problem:
    message = f"{name} is {kind_of(entry.value)}; it has to be {wanted}"
    return Problem("wrong-kind", message, entry.span, hint)
