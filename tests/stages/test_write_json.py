"""A document in JSON reads back as the same document; what is not seen is written in letters."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kompass_core.model.document import Document
from kompass_core.stages.digest import digest
from kompass_core.stages.json_text import json_text
from kompass_core.stages.read import read_text
from kompass_core.stages.write_json import write_json
from tests.stages.test_write import DECIMALS, NAMES, PLACE, entry, tables

SCALARS = some.one_of(
    some.booleans(), some.integers(-(10**30), 10**30), DECIMALS.map(Fraction), some.text(max_size=20)
).filter(lambda value: not isinstance(value, str) or value.isprintable())
ENTRIES = some.recursive(SCALARS.map(entry), tables, max_leaves=12)
DOCUMENTS = some.dictionaries(NAMES, ENTRIES, max_size=5).map(lambda root: Document(PLACE.source, root))


@settings(max_examples=50)
@given(document=DOCUMENTS)
def test_every_document_reads_back(document: Document) -> None:
    text = write_json(document)
    assert digest(read_text(text, "again.json", "json")) == digest(document)
    json.loads(text)


def test_it_is_laid_out_by_lines() -> None:
    document = read_text("a = [1, 2.50]\nb = {}\n[c]\nd = 'x'\ne = []\n", "a.toml")
    assert write_json(document).splitlines() == [
        "{",
        '  "a": [',
        "    1,",
        "    2.5",
        "  ],",
        '  "b": {},',
        '  "c": {',
        '    "d": "x",',
        '    "e": []',
        "  }",
        "}",
    ]


def test_a_day_is_text_and_counts_as_a_day_where_it_is_one() -> None:
    in_toml = read_text("[evaluation]\nfrom = 2010-06-15\n", "a.toml")
    in_json = read_text(write_json(in_toml), "a.json", "json")
    assert in_json.root["evaluation"].value["from"].value == "2010-06-15"  # type: ignore[index,call-overload,union-attr]
    assert digest(in_toml) == digest(in_json)
    note = "[evaluation]\nnote = {}\n"
    assert digest(read_text(note.format("'2010-06-15'"), "a.toml")) != digest(
        read_text(note.format("2010-06-15"), "a.toml")
    )


def test_what_is_not_seen_is_written_in_letters() -> None:
    text = "a\u202eb\u200b\ud800\U000e0001"
    assert json_text(text) == '"a\\u202eb\\u200b\\ud800\\udb40\\udc01"'
    assert json.loads(json_text(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (Fraction("0.1000000000000000055511151231257827"), "0.1000000000000000055511151231257827"),
        (Fraction(-5), "-5"),
        (date(2010, 6, 15), '"2010-06-15"'),
        ((), "[]"),
    ],
)
def test_a_value_is_written_exactly(value: object, text: str) -> None:
    assert json_text(value) == text


def test_what_has_no_place_in_json_is_refused() -> None:
    with pytest.raises(ValueError, match="1/3"):
        json_text({"a": [Fraction(1, 3)]})
    with pytest.raises(TypeError, match="has no place in JSON"):
        json_text(0.5)
