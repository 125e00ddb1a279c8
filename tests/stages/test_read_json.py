"""Reading JSON: the same documents as of TOML, with a place for everything, and the same limits."""

from __future__ import annotations

import json
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.problems import KompassError
from kompass_core.stages.read import read_text
from kompass_core.stages.reading.limits import DEEPEST, MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry, Value
    from kompass_core.problems import Problem


def read_json(text: str) -> Document:
    return read_text(text, "x.json", "json")


def plain(value: Value) -> Any:
    if isinstance(value, MappingProxyType):
        return {name: plain(entry.value) for name, entry in value.items()}
    return [plain(entry.value) for entry in value] if isinstance(value, tuple) else value


def said(text: str) -> Any:
    return plain(read_json(text).root)


def entries(value: Value) -> Iterator[Entry]:
    inner = (
        value.values() if isinstance(value, MappingProxyType) else value if isinstance(value, tuple) else ()
    )
    for entry in inner:
        yield entry
        yield from entries(entry.value)


def refused(text: str) -> Problem:
    with pytest.raises(KompassError) as caught:
        read_json(text)
    [problem] = caught.value.problems
    return problem


def test_numbers_with_decimals_are_exact() -> None:
    assert {"a": Fraction(23, 10), "b": Fraction(1000), "c": Fraction(-1, 100)} == said(
        '{"a": 2.3, "b": 1e3, "c": -1E-2}'
    )


def test_whole_numbers_and_truths_stay_what_they_are() -> None:
    document = said('{"a": 1, "b": true, "c": 1.0, "d": -0}')
    assert [int, bool, Fraction, int] == [type(document[name]) for name in "abcd"]


def test_escapes_are_read_as_the_standard_library_reads_them() -> None:
    text = r'{"a": "\"\\\/\b\f\n\r\t\u00e5\uD834\uDD1E å𝄞", "\u00e5": ""}'
    assert json.loads(text) == said(text)


def test_nothing_of_a_document_can_be_changed() -> None:
    root = read_json('{"a": {"b": [1]}}').root
    assert [MappingProxyType, MappingProxyType] == [type(root), type(root["a"].value)]


def test_every_entry_knows_its_key_and_its_value() -> None:
    document = read_json('{ "a" : 1,\n "b": [true, {"c": "x"}] }')
    shown = [(entry.key.text, entry.span.text, str(entry.span)) for entry in entries(document.root)]
    assert shown == [
        ('"a"', "1", "x.json:1:9"),
        ('"b"', '[true, {"c": "x"}]', "x.json:2:7"),
        ("true", "true", "x.json:2:8"),
        ('{"c": "x"}', '{"c": "x"}', "x.json:2:14"),
        ('"c"', '"x"', "x.json:2:20"),
    ]


JSON = st.recursive(
    st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    lambda members: (
        st.lists(members, max_size=4) | st.dictionaries(st.text('ab"\\å\n', max_size=3), members, max_size=4)
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.text("ab1.", max_size=3), JSON, max_size=5),
    st.sampled_from([None, 0, 1, "\t"]),
    st.booleans(),
)
def test_what_the_standard_library_writes_is_read_back_each_value_at_its_place(
    value: Any, indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert value == said(text)
    for entry in entries(read_json(text).root):
        assert plain(entry.value) == json.loads(entry.span.text)


def walked(value: Any) -> Iterator[Any]:
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for member in inner:
        yield from walked(member)


MUTATED = '{"a": [1, -2.5e3, {"b": "x\\n\\u00e5", "c": true}], "d": {}, "e": [] }'


@given(
    st.integers(0, len(MUTATED)),
    st.integers(0, 2),
    st.sampled_from([*'"\\[]{},:.-+0e \n\t', "", "null", "NaN", "1.5"]),
)
def test_a_changed_text_is_read_exactly_where_the_standard_library_reads_it(
    at: int, cut: int, put: str
) -> None:
    text = MUTATED[:at] + put + MUTATED[at + cut :]

    def strict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) < len(pairs):
            raise ValueError
        return dict(pairs)

    def never(text: str) -> None:
        raise ValueError(text)

    try:
        expected = json.loads(text, parse_float=Fraction, parse_constant=never, object_pairs_hook=strict)
    except ValueError:
        expected = None
    if expected is None or None in walked(expected):
        assert refused(text).slug in {"json-syntax", "duplicate-key"}
    else:
        assert expected == said(text)


def test_a_name_that_stands_twice_is_told_with_the_first_place() -> None:
    problem = refused('{"a": 1, "b": 3,\n "\\u0061": 2}')
    assert (problem.slug, str(problem.place)) == ("duplicate-key", "x.json:2:2")
    assert [(label, str(span)) for label, span in problem.related] == [("the first one", "x.json:1:2")]


@pytest.mark.parametrize("written", ["9" * 61, "1e999999999", "-1e-999999999", "0." + "1" * 60, "1" * 10**6])
def test_more_than_sixty_digits_are_refused_at_the_number(written: str) -> None:
    problem = refused(f'{{"a": [1, {written}]}}')
    assert (problem.slug, str(problem.place)) == ("number-limit", "x.json:1:11")


def test_a_path_of_thirty_two_is_read() -> None:
    deep = DEEPEST - 1
    assert said('{"a":' + "[" * deep + "1" + "]" * deep + "}")
    assert said('{"a":' * DEEPEST + "1" + "}" * DEEPEST)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' + "[" * DEEPEST + "1" + "]" * DEEPEST + "}",
        '{"a":' + "[" * 10_000,
        '{"a":' * 10_000,
        '{"a":[' * 10_000,
    ],
    ids=["one-more", "lists", "tables", "both"],
)
def test_a_longer_path_is_refused(text: str) -> None:
    assert refused(text).slug == "too-deep"


def test_the_last_value_that_is_too_many_is_refused() -> None:
    assert refused('{"a": [' + "1," * MOST + "1]}").message == "the file has more than 100,000 values"
