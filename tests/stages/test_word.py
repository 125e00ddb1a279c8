"""The words of who reads: titles and other wordings of a variant, and nothing that makes points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.definition import Definition
from kompass_core.stages.read import read_text
from kompass_core.stages.vary import vary_all
from kompass_core.stages.word import word

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry

LIBRARY = """\
schema = 1
[framework]
id = "library"
revision = "3"
title = "Library"
language = "en"
levels = ["part"]
scales = ["simple"]
[sources]
book = "The book"
[part.1]
title = "Shelves"
aliases = ["Racks"]
maximum = 10
source = "book"
[part.2]
title = "Hours"
maximum = 20
"""
SIMPLE = """\
schema = 1
[scale]
id = "simple"
of = "library"
title = "Simple"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.order]
title = "Order"
steps = { title = 0, all = 1 }
[rule.judged]
points = 'maximum * mean(dimensions)'
"""
HEAD = 'schema = 1\nof = "library@3"\n'
FINNISH = (
    HEAD
    + """\
language = "fi"
[sources]
book = "Kirja"
[replace.framework]
title = "Kirjasto"
maximum = 30
[replace.part.1]
title = "Hyllyt"
maximum = 12
source = "book"
[add.part.2]
aliases = ["Ajat"]
weight = 2
source = { weight = "book", aliases = "book" }
[replace.part.2]
title = "Aukioloajat"
[remove.part.1.aliases]
because = "one word will do"
[add.part.3]
title = "Tilat"
[replace.scale.simple]
title = "Helppo"
rounding = "down"
[replace.scale.simple.dimension.order]
title = "Siisteys"
[replace.scale.simple.dimension.order.steps]
title = '50%'
"""
)


@pytest.fixture
def library() -> Definition:
    return Definition(read_text(LIBRARY, "library.toml"), {"simple": read_text(SIMPLE, "simple.toml")})


@pytest.fixture
def finnish() -> Document:
    return read_text(FINNISH, "finnish.toml")


def plain(rows: Mapping[str, Entry]) -> dict[str, object]:
    """What a table says, without the places."""
    return {name: _plain(entry) for name, entry in rows.items()}


def _plain(entry: Entry) -> object:
    if isinstance(entry.value, tuple):
        return [_plain(member) for member in entry.value]
    return plain(entry.value) if isinstance(entry.value, Mapping) else entry.value


def test_titles_and_aliases_are_those_of_the_reader_and_all_else_stays(
    library: Definition, finnish: Document
) -> None:
    expected = plain(library.document.root)
    expected["framework"] |= {"title": "Kirjasto", "language": "fi"}  # type: ignore[operator]
    expected["part"] = {
        "1": {"title": "Hyllyt", "maximum": 10, "source": {"title": "Kirja", "maximum": "book"}},
        "2": {
            "title": "Aukioloajat",
            "maximum": 20,
            "aliases": ["Ajat"],
            "source": {"aliases": "Kirja"},
        },
    }
    assert plain(word(library, [finnish]).document.root) == expected


def test_titles_of_a_scale_are_too_and_a_step_of_that_name_is_none(
    library: Definition, finnish: Document
) -> None:
    expected = plain(library.scales["simple"].root)
    expected["scale"] |= {"title": "Helppo"}  # type: ignore[operator]
    expected["dimension"] = {"order": {"title": "Siisteys", "steps": {"title": 0, "all": 1}}}
    assert plain(word(library, [finnish]).scales["simple"].root) == expected


def test_what_the_evaluations_variant_has_removed_is_not_worded(
    library: Definition, finnish: Document
) -> None:
    change = read_text(HEAD + '[remove.part.2]\nbecause = "no hours here"', "changes.toml")
    made = word(vary_all(library, change), [finnish]).document
    assert list(plain(made.root)["part"]) == ["1"]  # type: ignore[call-overload]


def test_what_it_has_added_is_in_its_own_language(library: Definition, finnish: Document) -> None:
    change = read_text(HEAD + '[add.part.3]\ntitle = "Staff"\nmaximum = 5', "changes.toml")
    made = plain(word(vary_all(library, change), [finnish]).document.root)
    assert made["part"]["3"] == {"title": "Staff", "maximum": 5, "language": "en"}  # type: ignore[index]


def test_aliases_that_it_has_added_make_room_for_the_readers(library: Definition, finnish: Document) -> None:
    change = read_text(HEAD + '[add.part.2]\naliases = ["Times"]', "changes.toml")
    made = plain(word(vary_all(library, change), [finnish]).document.root)
    assert made["part"]["2"]["aliases"] == ["Ajat"]  # type: ignore[index]


def test_a_title_of_a_local_change_is_kept(library: Definition, finnish: Document) -> None:
    change = read_text(HEAD + '[replace.part.1]\ntitle = "Bookcases"', "changes.toml")
    made = plain(word(vary_all(library, change), [finnish], [change.source]).document.root)
    assert made["part"]["1"]["title"] == "Bookcases"  # type: ignore[index]
    assert made["part"]["1"]["language"] == "en"  # type: ignore[index]
    assert made["part"]["2"]["title"] == "Aukioloajat"  # type: ignore[index]


def test_the_last_of_several_has_the_last_word(library: Definition, finnish: Document) -> None:
    text = HEAD + 'language = "fi"\n[replace.part.1]\ntitle = "Kirjahyllyt"'
    made = plain(word(library, [finnish, read_text(text, "southern.toml")]).document.root)
    assert made["part"]["1"]["title"] == "Kirjahyllyt"  # type: ignore[index]
