"""Schemas as an editor uses them: with the expressions of ECMAScript, on a document as JSON has it."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
from jsonschema.validators import extend
from regress import Regex

from kompass_core.model.shape import Either, ListOf, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.shape import Kind

DRAFT = jsonschema.Draft7Validator


@cache
def expression(pattern: str) -> Regex:
    return Regex(pattern, "u")


def _matches(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[jsonschema.ValidationError]:
    if isinstance(instance, str) and not expression(pattern).find(instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern}")


ECMA = extend(DRAFT, {"pattern": _matches})


def validator(schema: dict[str, Any]) -> Any:
    """What holds documents against a schema, which is one."""
    DRAFT.check_schema(schema, format_checker=jsonschema.FormatChecker(formats=()))
    return ECMA(schema, format_checker=DRAFT.FORMAT_CHECKER)


def as_json(value: Any) -> Any:
    """A value of TOML as an editor hands it to a validator: days and times are text."""
    match value:
        case dict():
            return {name: as_json(one) for name, one in value.items()}
        case list():
            return [as_json(one) for one in value]
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value


def nodes(kind: Kind) -> Iterator[Kind]:
    """A kind and all below it."""
    yield kind
    match kind:
        case Table():
            for key in kind.keys.values():
                yield from nodes(key.kind)
            if kind.others is not None:
                yield from nodes(kind.others)
        case ListOf():
            yield from nodes(kind.member)
        case Either():
            for one in kind.kinds:
                yield from nodes(one)
        case _:
            return
