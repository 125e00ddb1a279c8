"""Schema: the shape of a file to a JSON Schema, with which an editor completes and validates such files.

Of draft 7: the newest that editors of TOML and of JSON both know. An editor gives it a document of TOML as
JSON, in which days are text, and a text without quotation marks cannot be told from one with; nor a
whole number from one with decimals that are 0. In all else a file departs from its shape if, and only if,
it is not valid by the schema.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias, assert_never

from attrs import evolve

from kompass_core.model.files import SCHEMA
from kompass_core.model.shape import Anything, Day, Either, ListOf, Number, OneOf, Table, Text, Whole
from kompass_core.stages.ecma import ecma, up_to

if TYPE_CHECKING:
    from kompass_core.model.shape import Key, Kind

    Schema: TypeAlias = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
PERCENT: Final = r"^[0-9]{1,30}(?:\.[0-9]{1,30})?%$"
DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def schema(shape: Table, title: str) -> Schema:
    """The JSON Schema of the files of a shape, as the title calls it."""
    version = evolve(shape.keys["schema"], kind=Whole(SCHEMA, SCHEMA))
    made = _table(evolve(shape, keys={**shape.keys, "schema": version}))
    return {"$schema": DRAFT, "title": title, **made}


def part(kind: Kind) -> Schema:
    """The JSON Schema of what is no file, but stands in something else."""
    return _kind(kind)


def of_either(first: Table, second: Table, key: tuple[str, str], title: str) -> Schema:
    """The JSON Schema of files of the first shape, or of the second where a table of them has a key.

    All that can stand in either is known to an editor; which of it may, the conditions say.
    """
    table, name = key
    made = schema(evolve(first, keys={**second.keys, **first.keys}), title)
    del made["required"]
    has = {"required": [table], "properties": {table: {"type": "object", "required": [name]}}}
    return {**made, "if": has, "then": _apart(second, first), "else": _apart(first, second)}


def _apart(shape: Table, other: Table) -> Schema:
    """What tells the tables of a shape from those of another."""
    absent = [name for name in other.keys if name not in shape.keys]
    return {**_required(shape), "properties": dict.fromkeys(absent, False)}


def _required(shape: Table) -> Schema:
    required = [name for name, key in shape.keys.items() if key.required]
    return {"required": required} if required else {}


def _kind(kind: Kind) -> Schema:
    match kind:
        case Table():
            return _table(kind)
        case ListOf():
            least = {"minItems": kind.least} if kind.least else {}
            return {"type": "array", "items": _kind(kind.member), **least}
        case Either():
            made = [_alternative(kind.kinds, place) for place in range(len(kind.kinds))]
            return {"anyOf": [one for each in made for one in _flat(each)]}
        case Text():
            return {"type": "string", **_text(kind)}
        case OneOf():
            return {"type": "string", "enum": list(kind.words)}
        case Whole():
            return {"type": "integer", "minimum": kind.least, "maximum": kind.most}
        case Number():
            return _number(kind)
        case Day():
            return {"type": "string", "format": "date", "pattern": DAY}
        case Anything():
            return {}
        case _:
            assert_never(kind)


def _table(shape: Table) -> Schema:
    made: Schema = {"type": "object"}
    if shape.about:
        made["description"] = shape.about
    if shape.keys:
        made["properties"] = {name: _key(key) for name, key in shape.keys.items()}
    made |= _required(shape)
    if shape.others is None:
        return {**made, "additionalProperties": False}
    names: Schema = _text(shape.names)
    if shape.names.pattern is None:
        names = {"minLength": 1, "maxLength": shape.names.longest}  # a name may be blank
    named = {"anyOf": [{"enum": list(shape.keys)}, names]} if shape.keys else names
    return {**made, "additionalProperties": _kind(shape.others), "propertyNames": named}


def _key(key: Key) -> Schema:
    made = _kind(key.kind)
    about = key.about or made.pop("description", "")
    usual = {} if key.usual is None else {"default": key.usual}
    return {**({"description": about} if about else {}), **made, **usual}


def _text(kind: Text) -> Schema:
    if kind.empty:
        return {"maxLength": kind.longest}
    if kind.pattern is None:
        return {"maxLength": kind.longest, "pattern": r"\S"}
    pattern, longest = ecma(kind.pattern)
    return {"maxLength": min(kind.longest, longest or kind.longest), "pattern": pattern}


def _number(kind: Number) -> Schema:
    number = {"type": "number", "minimum": _whole(kind.least), "maximum": _whole(kind.most)}
    if not kind.share:
        return number
    return {"anyOf": [number, {"type": "string", "pattern": f"^{up_to(_whole(kind.most * 100))}%$"}]}


def _whole(bound: Fraction | int) -> int:
    """A bound as JSON has it exactly."""
    if Fraction(bound).denominator != 1:
        message = f"{bound} is not whole, and no bound of any file has been otherwise"
        raise ValueError(message)
    return int(bound)


def _alternative(kinds: tuple[Kind, ...], place: int) -> Schema:
    """One of several kinds: a value that looks like one before it is held against that one alone."""
    kind = kinds[place]
    made = _kind(kind)
    before = [_looks(one) for one in kinds[:place] if _is_wider(one) and _types(one) & _types(kind)]
    return {**made, "not": before[0] if len(before) == 1 else {"anyOf": before}} if before else made


def _flat(made: Schema) -> list[Schema]:
    """The alternatives of which one is made that is nothing but alternatives."""
    return made["anyOf"] if made.keys() == {"anyOf"} else [made]


def _is_wider(kind: Kind) -> bool:
    """Whether more looks like a kind than is of it."""
    return not isinstance(kind, OneOf | Day | Anything)


def _looks(kind: Kind) -> Schema:
    """What most likely was meant to be of a kind, whether or not it is."""
    if isinstance(kind, Number) and kind.share:
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": PERCENT}]}
    return {"type": sorted(_types(kind))}


def _types(kind: Kind) -> frozenset[str]:
    """The types of JSON that a kind has anything to do with."""
    match kind:
        case Table():
            return frozenset({"object"})
        case ListOf():
            return frozenset({"array"})
        case Text() | OneOf() | Day():
            return frozenset({"string"})
        case Whole():
            return frozenset({"number"})
        case Number():
            return frozenset({"number", "string"} if kind.share else {"number"})
        case Either():
            return frozenset().union(*map(_types, kind.kinds))
        case Anything():
            return frozenset({"object", "array", "string", "number", "boolean"})
        case _:
            assert_never(kind)
