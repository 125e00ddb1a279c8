"""Places in a text: lines and columns as an editor counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.problems import Source, Span

TEXT = "ab\ncåd\r\n\n\U0001f600f"


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, (1, 1)),
        (2, (1, 3)),
        (3, (2, 1)),
        (4, (2, 2)),
        (6, (2, 4)),
        (8, (3, 1)),
        (9, (4, 1)),
        (10, (4, 2)),
        (11, (4, 3)),
    ],
)
def test_a_position_counts_lines_and_characters_from_one(offset: int, expected: tuple[int, int]) -> None:
    assert expected == Source("t", TEXT).position(offset)


@pytest.mark.parametrize(("number", "expected"), [(1, "ab"), (2, "cåd"), (3, ""), (4, "\U0001f600f")])
def test_a_line_has_no_line_end(number: int, expected: str) -> None:
    assert expected == Source("t", TEXT).line(number)


def test_an_empty_text_has_one_empty_line() -> None:
    source = Source("t", "")
    assert (source.position(0), source.line(1)) == ((1, 1), "")


def test_a_span_is_its_text_and_its_place() -> None:
    span = Span(Source("t.toml", TEXT), 3, 6)
    assert (span.text, str(span)) == ("cåd", "t.toml:2:1")


def test_spans_of_equal_texts_are_equal_and_do_not_show_them() -> None:
    span = Span(Source("t.toml", "abc"), 0, 1)
    assert span == Span(Source("t.toml", "abc"), 0, 1)
    assert repr(span) == "Span(source=t.toml, start=0, end=1)"


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.data())
def test_a_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    source = Source("t", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    assert source.line_starts[line - 1] + column - 1 == offset
    if offset < len(text) and text[offset] not in "\r\n":
        assert source.line(line)[column - 1] == text[offset]


def test_a_place_in_a_workbook_is_its_cell() -> None:
    source = Source("x.xlsx", "Mora\npartly", ("visit!C3", "judgements!D7"))
    span = Span(source, 5, 11)
    assert (str(span), span.text, source.label(1)) == ("x.xlsx:judgements!D7", "partly", "visit!C3")
