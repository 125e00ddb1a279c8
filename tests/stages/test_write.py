"""What is written reads back as the same document: the same values, in the same order, to the last digit."""

from __future__ import annotations

from fractions import Fraction

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as some

from kompass_core.model.document import Document, Entry
from kompass_core.problems import Source, Span
from kompass_core.stages.digest import digest
from kompass_core.stages.read import read_text
from kompass_core.stages.vary import vary
from kompass_core.stages.write import write, written

LIBRARY = """\
schema = 1

[framework]
id = "library"
revision = "3"
language = "en"
levels = ["part", "question"]
source = { title = "book", levels = "book" }


[part.1]
title = "Shelves"

[question."1.1"]
title = "Are they \\"in\\" order?"
maximum = 2.50
points = 'maximum * 2'


[part.2]
title = "Hours"
weight = '10%'
"""

PLACE = Span(Source("made.toml", ""), 0, 0)
NAMES = some.text(some.characters(codec="utf-8"), max_size=8)
DECIMALS = some.decimals(
    allow_nan=False, allow_infinity=False, places=20, min_value=-(10**9), max_value=10**9
)
SCALARS = some.one_of(
    some.booleans(),
    some.integers(-(10**30), 10**30),
    DECIMALS.map(Fraction),
    some.dates(),
    some.text(some.characters(codec="utf-8"), max_size=20),
)


def entry(value: object) -> Entry:
    """An entry that stands nowhere."""
    return Entry(value, PLACE, PLACE)  # type: ignore[arg-type]


def tables(deeper: some.SearchStrategy[Entry]) -> some.SearchStrategy[Entry]:
    """Lists and tables of such entries."""
    listed = some.lists(deeper, max_size=3).map(tuple)
    return some.one_of(listed, some.dictionaries(NAMES, deeper, max_size=4)).map(entry)


ENTRIES = some.recursive(SCALARS.map(entry), tables, max_leaves=12)
DOCUMENTS = some.dictionaries(NAMES, ENTRIES, max_size=5).map(lambda root: Document(PLACE.source, root))


def test_a_file_that_is_laid_out_as_we_do_stays_as_it_is() -> None:
    assert write(read_text(LIBRARY, "library.toml")) == LIBRARY.replace("2.50", "2.5")


@given(document=DOCUMENTS)
def test_every_document_reads_back(document: Document) -> None:
    text = write(document)
    assert digest(read_text(text, "again.toml")) == digest(document)
    tomli.loads(text)


def test_decimals_have_all_their_digits() -> None:
    text = "a = 0.1000000000000000055511151231257827\nb = 1e-20\nc = 2.0\nd = 12345678901234567890\n"
    made = write(read_text(text, "numbers.toml"))
    assert made == (
        "a = 0.1000000000000000055511151231257827\nb = 0.00000000000000000001\nc = 2.0\n"
        "d = 12345678901234567890\n"
    )


def test_shares_and_rules_stand_as_they_are_written() -> None:
    text = "a = '42.50%'\nb = \"'x' * 2\"\nc = 'C:\\x'\n"
    assert write(read_text(text, "shares.toml")) == text


def test_what_follows_a_table_puts_it_in_braces() -> None:
    document = read_text("[dimension.order]\ntitle = 'Order'\n[dimension.order.steps]\nnone = 0\n", "a.toml")
    change = read_text("schema = 1\nof = 'a.toml'\n[add.dimension.order]\nweight = 2\n", "b.toml")
    varied = vary(document, change)
    text = write(varied)
    assert text == "[dimension.order]\ntitle = 'Order'\nsteps = { none = 0 }\nweight = 2\n"
    assert digest(read_text(text, "c.toml")) == digest(varied)


def test_an_item_that_is_added_comes_last() -> None:
    change = read_text("schema = 1\nof = 'library@3'\n[add.part.3]\ntitle = 'Staff'\n", "b.toml")
    varied = vary(read_text(LIBRARY, "library.toml"), change)
    text = write(varied)
    assert text.splitlines()[-2:] == ["[part.3]", 'title = "Staff"']
    assert digest(read_text(text, "c.toml")) == digest(varied)


def test_json_is_written_as_toml() -> None:
    text = '{"part": {"1": {"title": "Shelves", "maximum": 2.5}}, "schema": 1}'
    document = read_text(text, "library.json", "json")
    made = write(document)
    assert made == 'part = { 1 = { title = "Shelves", maximum = 2.5 } }\nschema = 1\n'
    assert digest(read_text(made, "library.toml")) == digest(document)


@pytest.mark.parametrize("heading", [["one", "two"], [""]])
def test_a_heading_is_a_comment(heading: list[str]) -> None:
    made = write(read_text("schema = 1\n", "a.toml"), heading)
    assert made.splitlines() == [f"# {line}".rstrip() for line in heading] + ["", "schema = 1"]


def test_an_empty_document_is_an_empty_file() -> None:
    assert write(read_text("", "a.toml")) == ""


@pytest.mark.parametrize("text", ["'10%'", '"a\\nb"', "[1, 'x']", "{a = 1}", "2.5", "true", "2010-06-15"])
def test_one_value_is_written_on_one_line(text: str) -> None:
    value = read_text(f"a = {text}\n", "a.toml").root["a"]
    assert written(value) == text


def test_deep_documents_are_written() -> None:
    text = f"[{'.'.join('abcdefghijklmnopqrstuvwxyz')}]\nx = 1\n"
    assert write(read_text(text, "deep.toml")) == text
