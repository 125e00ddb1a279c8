"""Kinds: what a value of a document is, in its author's words, and whether it looks like a kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from kompass_core.model.shape import Anything, Day, Either, ListOf, Number, OneOf, Table, Text, Whole

if TYPE_CHECKING:
    from kompass_core.model.document import Entry, Value
    from kompass_core.model.shape import Kind

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PERCENT = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?%")


def kind_of(value: Value) -> str:
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
        case Mapping():
            return "a table"
        case datetime() | time():
            return "a time"
        case date():
            return "a day"
        case _:
            assert_never(value)


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


def looks_like(value: Value, kind: Kind) -> bool:
    """Whether a value was most likely meant to be of a kind, so that it is held against this one."""
    match kind:
        case Table():
            return isinstance(value, Mapping)
        case ListOf():
            return isinstance(value, tuple)
        case Text():
            return isinstance(value, str)
        case OneOf():
            return value in kind.words
        case Number():
            percent = kind.share and isinstance(value, str) and PERCENT.fullmatch(value) is not None
            return percent or is_number(value)
        case Whole():
            return is_number(value)
        case Anything():
            return True
        case Day():
            return is_day(value)
        case Either():
            return any(looks_like(value, one) for one in kind.kinds)
        case _:
            assert_never(kind)


def is_number(value: Value) -> bool:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def is_day(value: Value) -> bool:
    """Whether a value is a day without a time."""
    return day_of(value) is not None


def day_of(value: Value) -> date | None:
    """The day that a value is; JSON has days as text only, so text that is nothing else is one too."""
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None
