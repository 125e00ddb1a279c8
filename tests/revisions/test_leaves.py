"""Leaves: every value under one dotted name, and the tables that they were in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.revisions.leaves import dotted, grown, leaves, parted
from kompass_core.stages.read import read_text
from kompass_core.stages.reading.limits import DEEPEST

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry

TEXT = """
schema = 1
[framework]
id = "library"
status = "published"
published = 2020-01-01
levels = ["theme"]
[theme.A]
title = "Books"
[theme."A.1"]
title = "More"
was = "A"
[sources]
[reworded.A]
from = "x"
"""


def document(text: str = TEXT) -> Document:
    return read_text(text, "1.toml")


def plain(rows: Any) -> Any:
    return {
        name: plain(entry.value) if hasattr(entry.value, "items") else entry.value
        for name, entry in rows.items()
    }


def said(values: dict[str, Entry]) -> dict[str, str]:
    return {name: entry.span.text for name, entry in values.items()}


def test_every_value_but_the_history_has_a_dotted_name_in_the_order_of_the_file() -> None:
    expected = [
        "schema",
        "framework.id",
        "framework.levels",
        "theme.A.title",
        'theme."A.1".title',
        "sources",
    ]
    assert expected == list(leaves(document()))


def test_a_value_is_the_one_of_the_file() -> None:
    assert said(leaves(document()))['theme."A.1".title'] == '"More"'


def test_the_tables_grow_again() -> None:
    expected = {
        "schema": 1,
        "framework": {"id": "library", "levels": document().root["framework"].value["levels"].value},  # type: ignore[index, call-overload, union-attr]
        "theme": {"A": {"title": "Books"}, "A.1": {"title": "More"}},
        "sources": {},
    }
    assert expected == plain(grown(leaves(document())))


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_names_come_apart_as_they_were_put_together(path: list[str]) -> None:
    assert tuple(path) == parted(dotted(path))


@pytest.mark.parametrize("name", ["", ".", "a..b", 'a."b', 'a."\\x"', ".".join("a" * (DEEPEST + 1)), "a b"])
def test_what_is_no_dotted_name_is_one_name(name: str) -> None:
    assert (name,) == parted(name)


@pytest.mark.parametrize("names", [("a", "a.b"), ("a.b", "a")])
def test_a_value_where_another_makes_a_table_is_left_out(names: tuple[str, str]) -> None:
    one = document().root["schema"]
    assert list(grown(dict.fromkeys(names, one))) == ["a"]
