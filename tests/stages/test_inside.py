"""Where a part of a text stands in the file, for every kind of quotes."""

from __future__ import annotations

import json

import pytest
import tomli

from kompass_core.problems import Source, Span
from kompass_core.stages.inside import inside

WRITTEN = {
    "literal": "'maximum * 2'",
    "literal-with-backslashes": r"'C:\n \u00e5 \\'",
    "empty-literal": "''",
    "basic": '"Offentlighet"',
    "empty-basic": '""',
    "escapes": r'"a\tb\"c\\d\n\u00e5x\U0001F600\\"',
    "only-escapes": r'"\\\\\\"',
    "several-lines": '"""one\ntwo"""',
    "first-line-end": '"""\none\n\ntwo\n"""',
    "first-line-end-crlf": '"""\r\none\r\n\r\ntwo\r\n"""',
    "line-ending-backslashes": '"""\nThe \\\n   quick\\\n\n\n  brown \\   \n fox"""',
    "line-ending-backslashes-crlf": '"""\\\r\n  The \\\r\n\r\n   fox\\\r\n"""',
    "escapes-on-several-lines": '"""a\\"\\"\\"\n\\u00e5 \\\\\n"b" """',
    "ends-in-quotes": '"""x"""""',
    "empty-several-lines": '""""""',
    "only-a-line-end": '"""\n"""',
    "literal-several-lines": "'''one\ntwo'''",
    "literal-first-line-end": "'''\r\none\\\r\n\n''two'''''",
    "empty-literal-several-lines": "''''''",
    "other-alphabets": '"å\u0301𝄞日本"',
}

try:
    tomli.loads(r'a = "\e"')
except tomli.TOMLDecodeError:
    pass  # a parser of TOML 1.0
else:
    WRITTEN["escapes-of-toml-1.1"] = r'"\e[0m \x41\x42"'

JSON = {
    "plain": '"Offentlighet"',
    "empty": '""',
    "escapes": r'"a\/b\"c\\d\u00e5\n\b"',
    "pairs": r'"x\uD834\udd1ey\uD83D\uDE00"',
}


def span_of(written: str) -> Span:
    return Span(Source("x.toml", f"x = {written} # y"), 4, 4 + len(written))


def requoted(piece: str, written: str) -> str:
    """What a piece means between the quotes that it was cut from, after a character that does not matter."""
    quote = written[:3] if written[:3] in {'"""', "'''"} and len(written) >= 6 else written[0]
    return str(tomli.loads(f"x = {quote}.{piece}{quote}")["x"][1:])


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_every_part_of_a_text_is_found_where_it_stands(written: str) -> None:
    text, span = tomli.loads(f"x = {written}")["x"], span_of(written)
    ends = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    expected = [text[start:end] for start, end in ends]
    assert expected == [requoted(inside(span, start, end).text, written) for start, end in ends]


@pytest.mark.parametrize("written", JSON.values(), ids=JSON)
def test_every_part_of_a_text_in_json_is_found_where_it_stands(written: str) -> None:
    text, span = json.loads(written), span_of(written)
    ends = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    expected = [text[start:end] for start, end in ends]
    assert expected == [json.loads(f'"{inside(span, start, end).text}"') for start, end in ends]


@pytest.mark.parametrize(
    "written", [*WRITTEN.values(), *JSON.values()], ids=[*WRITTEN, *(f"json-{name}" for name in JSON)]
)
def test_every_place_lies_between_the_quotes(written: str) -> None:
    span = span_of(written)
    places = [inside(span, start, end) for start in range(40) for end in range(start, 40)]
    assert all(span.start < place.start <= place.end < span.end for place in places)


def test_a_part_of_a_rule_is_found_in_its_line() -> None:
    source = Source("2010.toml", "[rule.x]\npoints = 'maximum * mean(approach, deplyment)'\n")
    place = inside(Span(source, 18, 55), 25, 34)
    assert (place.text, str(place)) == ("deplyment", "2010.toml:2:36")


def test_an_empty_part_stands_before_its_character() -> None:
    place = inside(span_of(r'"a\tb"'), 1, 1)
    assert (place.start, place.end) == (6, 6)


def test_what_lies_beyond_the_text_stands_before_the_closing_quote() -> None:
    span = span_of('"""\nab\n"""')
    assert [inside(span, start, 9).text for start in (1, 2, 3, 8)] == ["b\n", "\n", "", ""]
    assert inside(span, 8, 9).start == span.end - 3
