"""A schema takes what a shape takes, and refuses what it refuses: of every kind in every file, every fault.

The faults are made of the shapes themselves, so that a new key needs no test of its own here.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, assert_never

import pytest

from kompass_core.model.files import (
    BUILDING_FILE,
    EVALUATION_FILE,
    EXPECTATION_FILE,
    SCALE_FILE,
    VARIANT_FILE,
    any_framework_file,
    framework_file,
)
from kompass_core.model.files.kinds import VERSION
from kompass_core.model.shape import Anything, Day, Either, Key, ListOf, Number, OneOf, Table, Text, Whole
from kompass_core.stages.check.conform import departures
from kompass_core.stages.mirror import building_file, changes_file
from kompass_core.stages.read import read_text
from kompass_core.stages.schema import of_either, schema
from tests.stages.schemas import nodes, validator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.shape import Kind

    Case = tuple[str, Any]

FILES = {
    "framework": any_framework_file(),
    "framework with levels": framework_file(["part", "fråga"]),
    "scale": SCALE_FILE,
    "variant": VARIANT_FILE,
    "variant that builds on another": building_file(),
    "changes": changes_file(any_framework_file(), Table("scales", others=SCALE_FILE)),
    "evaluation": EVALUATION_FILE,
    "expectation": EXPECTATION_FILE,
}
TEXTS = ("a", "å1", "en", "en_GB", "0 %", "0" * 64)
"""Of these, one fits every pattern that there is."""

ANY = (
    True,
    -1,
    0,
    1,
    2.5,
    10**10,
    "",
    " ",
    "a",
    "1å",
    "a b",
    "25%",
    "101%",
    "-1%",
    "2010-06-15",
    "2010-13-45",
)
NESTED: tuple[Any, ...] = (
    [],
    ["a"],
    [[]],
    [1, 2],
    {},
    {"a": "b"},
    {"": "a"},
    {"a b": "x"},
    {"å": 1},
    {"because": "x"},
)


def fine(kind: Kind) -> Any:
    """A value of a kind, with all that it can have."""
    match kind:
        case Table():
            others = {} if kind.others is None else {_name(kind): fine(kind.others)}
            return {**others, **{name: fine(key.kind) for name, key in kind.keys.items()}}
        case ListOf():
            return [fine(kind.member)] * max(1, kind.least)
        case Either():
            return fine(kind.kinds[0])
        case Text():
            return next(text for text in TEXTS if kind.pattern is None or re.fullmatch(kind.pattern, text))
        case OneOf():
            return kind.words[0]
        case Whole():
            return kind.least
        case Number():
            return "25%" if kind.share else int(kind.least)
        case Day():
            return "2010-06-15"
        case Anything():
            return {"a": [1]}
        case _:
            assert_never(kind)


def _name(kind: Table) -> str:
    names = (text for text in TEXTS if kind.names.pattern is None or re.fullmatch(kind.names.pattern, text))
    return next(text for text in names if text not in kind.keys)


def faults(kind: Kind) -> Iterator[Case]:
    """What is wrong with a value, and the value."""
    yield from (("wrong kind", value) for value in _of_other_kinds(kind))
    match kind:
        case Table():
            yield from _table_faults(kind)
        case ListOf() if kind.least:
            yield "out of range", [fine(kind.member)] * (kind.least - 1)
        case Text():
            yield "out of range", "a" * (kind.longest + 1)
            if not kind.empty:
                yield from (("bad pattern", text) for text in ("", " ", "\t\n"))
            if kind.pattern is not None:
                yield from (("bad pattern", text) for text in ("!", "a\n", "å ä", "%"))
        case OneOf():
            yield from (("wrong kind", text) for text in ("", "nothing", kind.words[0].upper()))
        case Whole():
            yield from (("out of range", value) for value in (kind.least - 1, kind.most + 1))
            yield "wrong kind", kind.least + 0.5
        case Number():
            least, most = int(kind.least), int(kind.most)
            yield from (("out of range", value) for value in (least - 1, least - 0.5, most + 1, most + 0.5))
            if kind.share:
                yield from (("out of range", f"{text}%") for text in (most * 100 + 1, f"{most * 100}.5"))
                yield from (("wrong kind", text) for text in ("25", "25,5%", "-1%", "%", "1e1%", "25 %"))
            else:
                yield "wrong kind", "25%"
        case Day():
            yield from (("wrong kind", text) for text in ("2010-13-45", "2010-6-5", "2010-06-15T10:00:00"))
        case _:
            return


def _of_other_kinds(kind: Kind) -> Iterator[Any]:
    match kind:
        case Table():
            yield from (True, 1, "a", [{}])
        case ListOf():
            yield from (True, 1, "a", {})
        case Text() | OneOf() | Day():
            yield from (True, 1, ["a"], {})
        case Whole() | Number():
            yield from (True, "a", [1], {})
        case Either():
            yield True
        case Anything():
            return
        case _:
            assert_never(kind)


def _table_faults(kind: Table) -> Iterator[Case]:
    whole = fine(kind)
    if kind.others is None:
        yield "unknown key", {**whole, "zzz": 1}
        yield from (("unknown key", {**whole, f"{name}x": value}) for name, value in whole.items())
    elif kind.names.pattern is not None:
        yield from (
            ("bad pattern", {**whole, name: fine(kind.others)}) for name in ("", "a b", "!", "å" * 90)
        )
    for name in [name for name, key in kind.keys.items() if key.required]:
        yield "missing key", {key: value for key, value in whole.items() if key != name}


def wrapped(kind: Kind) -> Table:
    return Table("a file", {"schema": VERSION, "value": Key(kind, required=True)})


def departs(shape: Table, value: Any) -> bool:
    return any(departures(read_text(json.dumps(value), "a.json", "json"), shape))


KINDS = list({repr(kind): kind for shape in FILES.values() for kind in nodes(shape)}.values())
VALIDATORS = {id(kind): validator(schema(wrapped(kind), "")) for kind in KINDS}


def disagreements(kind: Kind, values: list[Any]) -> list[Any]:
    shape, valid = wrapped(kind), VALIDATORS[id(kind)]
    documents = [{"schema": 1, "value": value} for value in values]
    return [one["value"] for one in documents if departs(shape, one) == valid.is_valid(one)]


def test_there_are_kinds_of_every_kind() -> None:
    expected = {Table, ListOf, Either, Text, OneOf, Whole, Number, Day, Anything}
    assert expected == {type(kind) for kind in [*KINDS, Anything()]}
    assert len(KINDS) > 100


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_of_a_kind_is_valid(name: str) -> None:
    shape = FILES[name]
    document = {**fine(shape), "schema": 1}
    assert not departs(shape, document)
    assert [error.message for error in validator(schema(shape, name)).iter_errors(document)] == []


@pytest.mark.parametrize("name", FILES)
def test_no_file_is_empty_or_of_another_version(name: str) -> None:
    shape = FILES[name]
    valid = validator(schema(shape, name))
    wrong = [{}, {**fine(shape), "schema": 2}, {**fine(shape), "schema": "1"}]
    assert [departs(shape, one) for one in wrong] == [True, True, True]
    assert [valid.is_valid(one) for one in wrong] == [False, False, False]


@pytest.mark.parametrize("kind", KINDS, ids=range(len(KINDS)))
def test_a_value_that_is_fine_is_valid(kind: Kind) -> None:
    assert not departs(wrapped(kind), {"schema": 1, "value": fine(kind)})
    assert VALIDATORS[id(kind)].is_valid({"schema": 1, "value": fine(kind)})


@pytest.mark.parametrize("kind", KINDS, ids=range(len(KINDS)))
def test_every_fault_is_refused_by_both(kind: Kind) -> None:
    shape, valid = wrapped(kind), VALIDATORS[id(kind)]
    documents = [(label, {"schema": 1, "value": value}) for label, value in faults(kind)]
    assert [one for one in documents if not departs(shape, one[1])] == []
    assert [one for one in documents if valid.is_valid(one[1])] == []


@pytest.mark.parametrize("kind", KINDS, ids=range(len(KINDS)))
def test_both_say_the_same_of_anything(kind: Kind) -> None:
    parts = [value for one in nodes(kind) if one is not kind for _, value in faults(one)][:60]
    assert disagreements(kind, [*ANY, *NESTED, *parts]) == []


def test_every_fault_occurs() -> None:
    labels = {label for kind in KINDS for label, _ in faults(kind)}
    assert labels == {"unknown key", "missing key", "wrong kind", "out of range", "bad pattern"}


HEAD = {"id": "a", "title": "A", "language": "en"}
WHOLE = {"schema": 1, "variant": HEAD, "numbers": {"locale": "en"}, "words": {"total": "Sum"}}
BUILT = {"schema": 1, "variant": {**HEAD, "builds_on": "b"}, "replace": {"words": {"total": "Sum"}}}


@pytest.mark.parametrize(
    "document",
    [
        WHOLE,
        BUILT,
        {**WHOLE, "replace": BUILT["replace"]},
        {**BUILT, "words": WHOLE["words"]},
        {**WHOLE, "variant": BUILT["variant"]},
        {**BUILT, "variant": HEAD},
        {"schema": 1, "variant": HEAD},
        {"schema": 1},
        {**WHOLE, "variant": 1},
        {**BUILT, "sources": {"a": "b"}, "organisations": {"file": "a.csv"}},
    ],
    ids=range(10),
)
def test_a_variant_is_whole_or_builds_on_another(document: Any) -> None:
    made = validator(of_either(VARIANT_FILE, building_file(), ("variant", "builds_on"), "a variant"))
    builds = isinstance(document.get("variant"), dict) and "builds_on" in document["variant"]
    assert made.is_valid(document) != departs(BUILDING_FILE if builds else VARIANT_FILE, document)


def test_what_a_key_is_for_and_what_is_usual_is_there_to_be_shown() -> None:
    scale = schema(SCALE_FILE, "a scale")["properties"]["scale"]
    assert scale["description"] == "What the scale is."
    assert scale["properties"]["several"] == {
        "description": "How judgements of several evaluators that differ become one.",
        "type": "string",
        "enum": ["agreed", "median", "mean"],
        "default": "agreed",
    }


def test_a_bound_that_is_not_whole_is_refused() -> None:
    from fractions import Fraction

    with pytest.raises(ValueError, match="1/2 is not whole"):
        schema(wrapped(Number(0, Fraction(1, 2))), "")


def test_what_is_no_day_is_refused_by_whoever_knows_no_formats() -> None:
    made = validator(schema(wrapped(Day()), "")).evolve(format_checker=None)
    texts = ("2010-06-15", "2010-6-5", "2010-06-15T10:00:00", "June")
    assert [text for text in texts if made.is_valid({"schema": 1, "value": text})] == ["2010-06-15"]
