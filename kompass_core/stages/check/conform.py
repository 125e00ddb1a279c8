"""Conform: hold a document against the shape its kind of file has; every departure is a problem."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from kompass_core.model.files import SCHEMA
from kompass_core.model.shape import Anything, Day, Either, Key, Kind, ListOf, Number, OneOf, Table, Text, Whole
from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.check.sort import sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.document import Document, Entry

PERCENT = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?%")
ILLUSTRATION = "illustration"


def conform(document: Document, shape: Table) -> None:
    """Hold the whole document against a shape.

    Raises:
        KompassError: `unknown-key`, `missing-key`, `wrong-kind`, `out-of-range` or
            `wrong-schema`, all that the document has.
    """
    start = next(iter(document.root.values())).span if document.root else None
    if start is None:
        raise KompassError([Problem("missing-key", "the file is empty", document.source.name)])
    problems = list(_table(document.root, shape, None, document))
    version = document.root.get("schema")
    if version is not None and isinstance(version.value, int) and version.value != SCHEMA:
        message = f"the file has schema {version.value}, this version reads schema {SCHEMA}"
        problems.append(Problem("wrong-schema", message, version.span, "use the version that it was made for"))
    if problems:
        raise KompassError(sort(problems))


def _table(
    table: Mapping[str, Entry], shape: Table, entry: Entry | None, document: Document
) -> Iterator[Problem]:
    for name, child in table.items():
        key = shape.keys.get(name)
        if key is not None:
            yield from _value(child, key.kind, name, document)
        elif shape.others is None:
            yield _unknown(name, child, shape)
        elif not _matches(name, shape.names):
            message = f"`{name}` is no name for this"
            yield Problem("wrong-kind", message, child.key, f"it is {shape.names.described}")
        else:
            yield from _value(child, shape.others, name, document)
    for name, key in shape.keys.items():
        if key.required and name not in table:
            yield _missing(name, key, shape, entry, document)


def _unknown(name: str, child: Entry, shape: Table) -> Problem:
    guesses = near(name, shape.keys)
    if guesses:
        hint = "did you mean " + " or ".join(f"`{guess}`" for guess in guesses) + "?"
    else:
        hint = "there are " + ", ".join(f"`{key}`" for key in shape.keys) if shape.keys else None
    return Problem("unknown-key", f"{shape.what} has no key `{name}`", child.key, hint)


def _missing(name: str, key: Key, shape: Table, entry: Entry | None, document: Document) -> Problem:
    place = entry.span if entry is not None else document.source.name
    what = "add a table" if isinstance(key.kind, Table) else "add a line"
    example = f"`[{name}]`" if isinstance(key.kind, Table) else f"`{name} = ...`"
    return Problem("missing-key", f"{shape.what} has to have `{name}`", place, f"{what} {example}")


def _value(entry: Entry, kind: Kind, name: str, document: Document) -> Iterator[Problem]:  # noqa: C901 - one case a kind
    value = entry.value
    match kind:
        case Table():
            if not _is_table(value):
                yield _wrong(entry, name, "a table")
            else:
                yield from _table(value, kind, entry, document)  # type: ignore[arg-type]
        case ListOf():
            if not isinstance(value, tuple):
                yield _wrong(entry, name, "a list")
                return
            if len(value) < kind.least:
                message = f"`{name}` has {len(value)} members; the least is {kind.least}"
                yield Problem("out-of-range", message, entry.span)
            for member in value:
                yield from _value(member, kind.member, name, document)
        case Either():
            chosen = next((one for one in kind.kinds if _looks_like(value, one)), None)
            if chosen is None:
                yield _wrong(entry, name, kind.described)
            else:
                yield from _value(entry, chosen, name, document)
        case Text():
            yield from _text(entry, kind, name)
        case OneOf():
            if not isinstance(value, str) or value not in kind.words:
                guesses = near(value, kind.words) if isinstance(value, str) else ()
                hint = f"did you mean `{guesses[0]}`?" if guesses else None
                words = ", ".join(f"`{word}`" for word in kind.words)
                yield Problem("wrong-kind", f"`{name}` is one of {words}", entry.span, hint)
        case Whole():
            if not isinstance(value, int) or isinstance(value, bool):
                yield _wrong(entry, name, "a whole number")
            elif not kind.least <= value <= kind.most:
                message = f"`{name}` is a whole number from {kind.least} to {kind.most}"
                yield Problem("out-of-range", message, entry.span)
        case Number():
            yield from _number(entry, kind, name)
        case Anything():
            return
        case Day():
            if not isinstance(value, date) or isinstance(value, datetime):
                yield _wrong(entry, name, "a day")
        case _:
            assert_never(kind)


def _text(entry: Entry, kind: Text, name: str) -> Iterator[Problem]:
    value = entry.value
    if not isinstance(value, str):
        yield _wrong(entry, name, kind.described)
    elif not value.strip() and not kind.empty:
        yield Problem("wrong-kind", f"`{name}` is empty", entry.span)
    elif len(value) > kind.longest:
        message = f"`{name}` has {len(value)} characters; the most is {kind.longest}"
        yield Problem("out-of-range", message, entry.span)
    elif not _matches(value, kind):
        yield Problem("wrong-kind", f"`{name}` has to be {kind.described}", entry.span)


def _matches(value: str, kind: Text) -> bool:
    return 0 < len(value) <= kind.longest and (kind.pattern is None or re.fullmatch(kind.pattern, value) is not None)


def _number(entry: Entry, kind: Number, name: str) -> Iterator[Problem]:
    try:
        value = exact(entry)
    except ValueError:
        hint = "numbers stand without quotation marks, with a decimal point: `2.5`"
        yield _wrong(entry, name, "a number" + (" or a percentage such as `'25%'`" if kind.share else ""), hint)
        return
    if isinstance(entry.value, str) and not kind.share:
        yield _wrong(entry, name, "a number, not a percentage")
    elif not kind.least <= value <= kind.most:
        limits = f"{kind.least} to {kind.most}" + (" (or from 0% to 100%)" if kind.most == 1 else "")
        yield Problem("out-of-range", f"`{name}` is a number from {limits}", entry.span)


def exact(entry: Entry) -> Fraction:
    """The number that an entry is, whether written as a number or as a percentage.

    Raises:
        ValueError: it is neither.
    """
    value = entry.value
    if isinstance(value, str) and PERCENT.fullmatch(value):
        return Fraction(value[:-1]) / 100
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Fraction(value)
    message = "neither a number nor a percentage"
    raise ValueError(message)


def _looks_like(value: object, kind: Kind) -> bool:  # noqa: PLR0911 - one line a kind
    match kind:
        case Table():
            return _is_table(value)
        case ListOf():
            return isinstance(value, tuple)
        case Text():
            return isinstance(value, str)
        case OneOf():
            return isinstance(value, str) and not PERCENT.fullmatch(value)
        case Number():
            percent = kind.share and isinstance(value, str) and PERCENT.fullmatch(value) is not None
            return percent or (isinstance(value, int | Fraction) and not isinstance(value, bool))
        case Whole():
            return isinstance(value, int) and not isinstance(value, bool)
        case Anything():
            return True
        case Day():
            return isinstance(value, date)
        case Either():
            return any(_looks_like(value, one) for one in kind.kinds)
        case _:
            assert_never(kind)


def _is_table(value: object) -> bool:
    return not isinstance(value, str | tuple) and hasattr(value, "items")


def _wrong(entry: Entry, name: str, wanted: str, hint: str | None = None) -> Problem:
    return Problem("wrong-kind", f"`{name}` is {kind_of(entry.value)}; it has to be {wanted}", entry.span, hint)


def kind_of(value: object) -> str:
    """What a value is, in an author's words."""
    match value:
        case bool():
            return "true or false"
        case str():
            return "text"
        case int() | Fraction():
            return "a number"
        case tuple():
            return "a list"
        case date():
            return "a day"
        case _:
            return "a table" if _is_table(value) else "a time"
