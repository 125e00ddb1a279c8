"""Overlays hit what they name, or say both places; and what they say keeps its place."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError
from kompass_core.stages.check import check
from kompass_core.stages.read import read, read_text
from kompass_core.stages.vary import vary
from kompass_core.stages.varying.titles import titles

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "frameworks" / "kommunkompassen" / "2010.toml"

LIBRARY = """\
schema = 1
[framework]
id = "library"
revision = "3"
title = "Library"
language = "en"
levels = ["part"]
scales = ["simple"]
source = { title = "book", levels = "book" }
[sources]
book = "The book"
[part.1]
title = "Shelves"
maximum = 10
source = "book"
[part.2]
title = "Opening hours"
maximum = 20
weight = 2
source = { title = "book", maximum = "illustration" }
"""

SCALE = """\
schema = 1
[scale]
id = "simple"
of = "library"
title = "Simple"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
source = "book"
[scale.print.lines]
part = { points = 1, percent = 0 }
[dimension.order]
title = "Order"
source = { steps = "book", title = "book" }
[dimension.order.steps]
none = 0
some = '50%'
all = 1
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.total]
points = 'sum(parts.points)'
maximum = 'sum(parts.maximum)'
"""

HEAD = 'schema = 1\nof = "library@3"\n'


@pytest.fixture
def library() -> Document:
    return read_text(LIBRARY, "library.toml")


@pytest.fixture
def scale() -> Document:
    return read_text(SCALE, "simple.toml")


def overlay(text: str, name: str = "changes.toml") -> Document:
    return read_text(HEAD + text, name)


def plain(rows: Mapping[str, Entry]) -> dict[str, object]:
    """What a table says, without the places."""
    return {name: _plain(entry) for name, entry in rows.items()}


def _plain(entry: Entry) -> object:
    if isinstance(entry.value, tuple):
        return [_plain(member) for member in entry.value]
    return plain(entry.value) if isinstance(entry.value, Mapping) else entry.value


def table(entry: Entry) -> Mapping[str, Entry]:
    """What an entry holds that is a table."""
    assert isinstance(entry.value, Mapping)
    return entry.value


def at(document: Document, *path: str) -> Entry:
    """The entry at a path."""
    rows = document.root
    for name in path[:-1]:
        rows = table(rows[name])
    return rows[path[-1]]


def told(document: Document, *overlays: Document) -> str:
    """What is said of overlays that cannot be laid."""
    with pytest.raises(KompassError) as caught:
        vary(document, *overlays)
    return str(caught.value)


class TestLaying:
    def test_without_overlays_a_document_says_the_same(self, library: Document) -> None:
        assert plain(library.root) == plain(vary(library).root)

    def test_what_is_replaced_says_what_the_overlay_says_and_all_else_stays(self, library: Document) -> None:
        expected = plain(library.root)
        expected["part"]["1"] = {"title": "Bookcases", "maximum": 10, "source": {"maximum": "book"}}  # type: ignore[index]
        assert expected == plain(vary(library, overlay('[replace.part.1]\ntitle = "Bookcases"')).root)

    def test_what_is_replaced_stands_in_the_overlay_and_its_table_where_it_stood(
        self, library: Document
    ) -> None:
        varied = vary(library, overlay('[replace.part.1]\ntitle = "Bookcases"'))
        places = [str(at(varied, *path).span) for path in (("part", "1", "title"), ("part", "1"))]
        assert places == ["changes.toml:4:9", "library.toml:12:1"]

    def test_what_is_replaced_keeps_its_place_in_the_order(self, library: Document) -> None:
        varied = vary(library, overlay('[replace.framework]\nid = "bookshop"'))
        assert list(table(library.root["framework"])) == list(table(varied.root["framework"]))

    def test_a_list_is_replaced_as_a_whole(self, library: Document) -> None:
        varied = vary(library, overlay('[replace.framework]\nscales = ["strict", "simple"]'))
        assert _plain(at(varied, "framework", "scales")) == ["strict", "simple"]

    def test_a_table_in_braces_is_replaced_key_by_key_like_one_with_a_header(self, scale: Document) -> None:
        change = overlay("[replace.scale.print.lines]\npart = { points = 2 }")
        assert _plain(at(vary(scale, change), "scale", "print", "lines", "part")) == {
            "points": 2,
            "percent": 0,
        }

    def test_what_is_added_comes_last(self, library: Document) -> None:
        change = overlay('[add.part.3]\ntitle = "Staff"\nmaximum = 5\n[add.part.1]\nweight = 3\n')
        varied = vary(library, change)
        assert list(table(varied.root["part"])) == ["1", "2", "3"]
        assert _plain(at(varied, "part", "3")) == {"title": "Staff", "maximum": 5}
        assert at(varied, "part", "1", "weight").value == 3

    def test_a_table_is_added_to_the_root(self, library: Document) -> None:
        varied = vary(library, overlay('[add.level.part]\nplural = "pieces"'))
        assert at(varied, "level", "part", "plural").value == "pieces"

    def test_what_is_removed_is_gone(self, library: Document) -> None:
        varied = vary(library, overlay('[remove.part.1]\nbecause = "no shelves here"'))
        assert list(table(varied.root["part"])) == ["2"]

    def test_a_single_value_is_removed_by_a_table_of_its_own(self, library: Document) -> None:
        varied = vary(library, overlay('[remove.part.2.weight]\nbecause = "all count alike"'))
        assert list(table(at(varied, "part", "2"))) == ["title", "maximum", "source"]

    def test_a_scale_is_changed_like_a_framework(self, scale: Document) -> None:
        change = overlay(
            "[replace.rule.judged]\npoints = 'maximum * min(dimensions)'\n[add.dimension.order]\nweight = 2"
        )
        varied = vary(scale, change)
        assert at(varied, "rule", "judged", "points").value == "maximum * min(dimensions)"
        assert at(varied, "dimension", "order", "weight").value == 2

    def test_overlays_side_by_side_each_change_something(self, library: Document) -> None:
        first = overlay('[replace.part.1]\ntitle = "Bookcases"', "first.toml")
        second = overlay("[replace.part.1]\nmaximum = 12", "second.toml")
        expected = {"title": "Bookcases", "maximum": 12}
        assert expected == _plain(at(vary(library, first, second), "part", "1"))

    def test_overlays_side_by_side_give_the_same_in_any_order(self, library: Document) -> None:
        first = overlay(
            '[replace.part.1]\ntitle = "Bookcases"\n[remove.part.2.weight]\nbecause = "no"', "first.toml"
        )
        second = overlay("[replace.part.1]\nmaximum = 12", "second.toml")
        assert plain(vary(library, first, second).root) == plain(vary(library, second, first).root)

    def test_an_overlay_builds_on_what_another_has_made(self, library: Document) -> None:
        first = overlay('[replace.part.1]\ntitle = "Bookcases"\n[add.part.3]\ntitle = "Staff"', "first.toml")
        second = overlay('[replace.part.1]\ntitle = "Racks"\n[add.part.3]\nmaximum = 5', "second.toml")
        varied = vary(vary(library, first), second)
        assert at(varied, "part", "1", "title").value == "Racks"
        assert _plain(at(varied, "part", "3")) == {"title": "Staff", "maximum": 5}

    def test_nothing_that_was_given_changes(self, library: Document) -> None:
        vary(library, overlay('[replace.part.1]\ntitle = "Bookcases"\n[remove.part.2]\nbecause = "closed"'))
        assert plain(read_text(LIBRARY, "library.toml").root) == plain(library.root)


class TestSources:
    def test_the_source_of_an_overlay_speaks_of_what_it_changes(self, library: Document) -> None:
        change = overlay('[replace.part.1]\ntitle = "Bookcases"\nsource = "ours"')
        assert _plain(at(vary(library, change), "part", "1", "source")) == {
            "title": "ours",
            "maximum": "book",
        }

    def test_a_value_changed_without_a_source_has_none(self, library: Document) -> None:
        change = overlay("[replace.part.2]\nmaximum = 30")
        assert _plain(at(vary(library, change), "part", "2", "source")) == {"title": "book"}

    def test_where_no_value_has_a_source_any_more_there_is_none(self, library: Document) -> None:
        change = overlay('[replace.part.1]\ntitle = "Bookcases"\nmaximum = 12')
        assert _plain(at(vary(library, change), "part", "1")) == {"title": "Bookcases", "maximum": 12}

    def test_each_changed_value_may_have_a_source_of_its_own(self, library: Document) -> None:
        change = overlay(
            '[replace.part.2]\ntitle = "Hours"\nmaximum = 30\nsource = { title = "ours", maximum = "book" }'
        )
        assert _plain(at(vary(library, change), "part", "2", "source")) == {
            "title": "ours",
            "maximum": "book",
        }

    def test_what_is_removed_takes_its_source_along(self, library: Document) -> None:
        change = overlay('[remove.part.2.maximum]\nbecause = "unknown"')
        assert _plain(at(vary(library, change), "part", "2", "source")) == {"title": "book"}

    def test_a_value_further_down_loses_the_source_of_its_table(self, scale: Document) -> None:
        change = overlay("[replace.dimension.order.steps]\nsome = '60%'")
        assert _plain(at(vary(scale, change), "dimension", "order", "source")) == {"title": "book"}

    def test_a_value_further_down_gets_the_source_of_its_table(self, scale: Document) -> None:
        change = overlay(
            "[replace.dimension.order]\nsource = { steps = 'ours' }\n"
            "[replace.dimension.order.steps]\nsome = '60%'"
        )
        expected = {"title": "book", "steps": "ours"}
        assert expected == _plain(at(vary(scale, change), "dimension", "order", "source"))

    def test_the_sources_of_an_overlay_are_added(self, library: Document) -> None:
        varied = vary(library, overlay('[sources]\nours = "we"'))
        assert _plain(varied.root["sources"]) == {"book": "The book", "ours": "we"}

    def test_the_sources_of_an_overlay_are_added_where_there_were_none(self, scale: Document) -> None:
        varied = vary(
            scale, overlay('[sources]\nours = "we"', "a.toml"), overlay('[sources]\nother = "they"', "b.toml")
        )
        assert _plain(varied.root["sources"]) == {"ours": "we", "other": "they"}

    def test_overlays_may_name_the_same_source(self, library: Document) -> None:
        text = '[sources]\nbook = "The book"\nours = "we"'
        varied = vary(library, overlay(text, "a.toml"), overlay(text, "b.toml"))
        assert _plain(varied.root["sources"]) == {"book": "The book", "ours": "we"}

    def test_a_source_can_itself_be_called_source(self, library: Document) -> None:
        varied = vary(library, overlay('[add.sources]\nsource = "the spring"'))
        assert _plain(varied.root["sources"]) == {"book": "The book", "source": "the spring"}


class TestLanguage:
    def test_titles_bring_the_language_of_the_overlay(self, library: Document) -> None:
        varied = vary(library, overlay('language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"'))
        assert at(varied, "framework", "language").value == "fi"
        assert str(at(varied, "framework", "language").span) == "changes.toml:3:12"

    def test_without_titles_the_language_stays(self, library: Document) -> None:
        varied = vary(library, overlay('language = "fi"\n[replace.part.1]\nmaximum = 12'))
        assert at(varied, "framework", "language").value == "en"

    def test_without_a_language_the_language_stays(self, library: Document) -> None:
        varied = vary(library, overlay('[replace.part.1]\ntitle = "Hyllyt"'))
        assert at(varied, "framework", "language").value == "en"

    def test_two_overlays_in_one_language_agree(self, library: Document) -> None:
        first = overlay('language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"', "a.toml")
        second = overlay('language = "fi"\n[replace.part.2]\ntitle = "Ajat"', "b.toml")
        assert at(vary(library, first, second), "framework", "language").value == "fi"

    def test_a_title_that_stays_says_that_it_is_in_another_language(self, library: Document) -> None:
        varied = vary(library, overlay('language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"'))
        assert "language" not in table(at(varied, "part", "1"))
        assert at(varied, "part", "2", "language").value == "en"
        assert str(at(varied, "part", "2", "language").span) == "library.toml:6:12"

    def test_a_title_that_is_translated_later_says_so_no_longer(self, library: Document) -> None:
        first = overlay('language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"', "a.toml")
        second = overlay('language = "fi"\n[replace.part.2]\ntitle = "Ajat"', "b.toml")
        beside, after = vary(library, first, second), vary(vary(library, first), second)
        assert "language" not in table(at(beside, "part", "2"))
        assert at(after, "part", "2", "language").value == "fi"

    def test_a_title_in_no_stated_language_is_in_that_of_what_it_changes(self, library: Document) -> None:
        first = overlay('language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"', "a.toml")
        second = overlay('[replace.part.2]\ntitle = "Hours"', "b.toml")
        assert at(vary(library, first, second), "part", "2", "language").value == "en"

    def test_what_is_removed_has_no_language(self, library: Document) -> None:
        text = 'language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"\n[remove.part.2]\nbecause = "x"'
        assert "2" not in table(vary(library, overlay(text)).root["part"])

    def test_an_item_knows_the_language_of_its_title(self, library: Document) -> None:
        varied = vary(library, overlay('language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"'))
        plugins = Plugins(scales={("library", "simple"): read_text(SCALE, "scale.toml")})
        items = check(varied, plugins).items
        assert {code: item.language for code, item in items.items()} == {"total": "fi", "1": "fi", "2": "en"}


class TestTitles:
    def test_the_titles_of_a_document_come_back_with_their_places_and_sources(
        self, library: Document
    ) -> None:
        text = 'language = "fi"\n[replace.framework]\ntitle = "Kirjasto"\n[replace.part.1]\ntitle = "Hyllyt"'
        varied = vary(library, overlay(text))
        back = vary(varied, titles(library, varied))
        assert str(at(back, "part", "1", "title").span) == "library.toml:13:9"
        for path in (("framework", "title"), ("framework", "language"), ("part", "1", "title")):
            assert at(back, *path) == at(library, *path)
        plugins = Plugins(scales={("library", "simple"): read_text(SCALE, "scale.toml")})
        one, other = (check(document, plugins).items for document in (back, library))
        assert {code: (item.title, item.language, item.sources) for code, item in one.items()} == {
            code: (item.title, item.language, item.sources) for code, item in other.items()
        }

    def test_what_else_was_changed_stays_changed(self, library: Document) -> None:
        text = (
            'language = "fi"\n[replace.part.1]\ntitle = "Hyllyt"\nmaximum = 12\n'
            '[remove.part.2]\nbecause = "x"'
        )
        varied = vary(library, overlay(text))
        back = vary(varied, titles(library, varied))
        assert (at(back, "part", "1", "maximum").value, list(table(back.root["part"]))) == (12, ["1"])


class TestMissing:
    def test_replacing_what_is_not_there_names_both_files(self, library: Document) -> None:
        assert told(library, overlay('[replace.part.9]\ntitle = "Cellar"')) == (
            "changes.toml:3:15: error[not-there]: there is no `part.9` to replace\n"
            "  |\n"
            "3 | [replace.part.9]\n"
            "  |               ^\n"
            "  = note: what would be changed: library.toml:12:2\n"
            "  = hint: `[add.part.9]` adds it"
        )

    def test_replacing_a_misspelt_key_names_what_was_meant(self, library: Document) -> None:
        assert told(library, overlay('[replace.part.1]\ntitel = "Bookcases"')) == (
            "changes.toml:4:1: error[not-there]: there is no `part.1.titel` to replace\n"
            "  |\n"
            '4 | titel = "Bookcases"\n'
            "  | ^^^^^\n"
            "  = note: what would be changed: library.toml:12:7\n"
            "  = hint: did you mean `title`?"
        )

    def test_replacing_a_key_that_is_left_out_leads_to_add(self, library: Document) -> None:
        assert told(library, overlay("[replace.part.1]\nweight = 2")) == (
            "changes.toml:4:1: error[not-there]: there is no `part.1.weight` to replace\n"
            "  |\n"
            "4 | weight = 2\n"
            "  | ^^^^^^\n"
            "  = note: what would be changed: library.toml:12:7\n"
            "  = hint: `[add.part.1]` adds it"
        )

    def test_adding_what_is_there_names_both_files(self, library: Document) -> None:
        assert told(library, overlay('[add.part.1]\ntitle = "Shelves"\nmaximum = 10')) == (
            "changes.toml:4:1: error[already-there]: `part.1` is there already\n"
            "  |\n"
            '4 | title = "Shelves"\n'
            "  | ^^^^^\n"
            "  = note: it stands: library.toml:13:1\n"
            "  = hint: `[replace.part.1]` changes it"
        )

    def test_adding_a_key_that_is_there_names_both_files(self, library: Document) -> None:
        assert told(library, overlay("[add.part.1]\nweight = 2\nmaximum = 10")) == (
            "changes.toml:5:1: error[already-there]: `part.1.maximum` is there already\n"
            "  |\n"
            "5 | maximum = 10\n"
            "  | ^^^^^^^\n"
            "  = note: it stands: library.toml:14:1\n"
            "  = hint: `[replace.part.1]` changes it"
        )

    def test_removing_what_is_not_there_names_both_files(self, library: Document) -> None:
        assert told(library, overlay('[remove.part.2.wieght]\nbecause = "all count alike"')) == (
            "changes.toml:3:16: error[not-there]: there is no `part.2.wieght` to remove\n"
            "  |\n"
            "3 | [remove.part.2.wieght]\n"
            "  |                ^^^^^^\n"
            "  = note: what would be changed: library.toml:16:7\n"
            "  = hint: did you mean `weight`?"
        )

    def test_removing_a_part_of_what_has_no_parts_misses(self, library: Document) -> None:
        change = overlay('[remove.part.2.weight.much]\nbecause = "all count alike"')
        assert told(library, change).startswith(
            "changes.toml:3:23: error[not-there]: there is no `part.2.weight.much` to remove\n"
        )

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("[remove.part.2]", "3:14: error[missing-key]: `part.2` is removed without a reason"),
            ('[remove.part.2]\nbecause = ""', "4:11: error[wrong-kind]: the reason is empty"),
            ("[remove.part.2]\nbecause = 3", "4:11: error[wrong-kind]: the reason is a number"),
            ('[remove.part.2]\nbecuase = "x"', "4:1: error[unknown-key]: a removal has no key `becuase`"),
            (
                '[remove.part.2]\nbecause = "x"\nmaximum = 2',
                "5:1: error[unknown-key]: a removal has no key `maximum`",
            ),
            (
                "[remove.part.2]\nweight = true",
                "4:1: error[wrong-kind]: `part.2.weight` is removed by a table of its own, which says why",
            ),
            ("[replace.part.2]", "3:15: error[missing-key]: `replace.part.2` changes nothing"),
            ('[add.part.2]\nsource = "x"', "3:11: error[missing-key]: `add.part.2` changes nothing"),
            (
                '[replace.part.2]\ntitle = "x"\nsource = { maximum = "x" }',
                "5:12: error[unknown-key]: there is no `maximum` here to have a source",
            ),
            (
                '[replace.part.2]\ntitle = "x"\nsource = 3',
                "5:10: error[wrong-kind]: `source` is a number; it has to be text, or a table of sources",
            ),
            (
                '[sources]\nbook = "Another"',
                "4:1: error[already-there]: the source `book` is there already, and is another one",
            ),
            (
                '[replaces.part.2]\ntitle = "x"',
                "3:2: error[unknown-key]: the file of an overlay has no key `replaces`",
            ),
            ("replace = 3", "3:11: error[wrong-kind]: `replace` is a number; it has to be a table"),
        ],
    )
    def test_a_change_that_means_nothing_is_an_error(
        self, library: Document, text: str, expected: str
    ) -> None:
        assert f"changes.toml:{expected}" == told(library, overlay(text)).partition("\n")[0]

    def test_everything_that_is_wrong_with_all_overlays_is_told_at_once_in_the_order_of_the_files(
        self, library: Document
    ) -> None:
        first = overlay("[remove.part.2]\n[replace.part.1]\nwidth = 3", "a.toml")
        second = overlay('[add.part.1]\ntitle = "x"\n[replace.part.3]\ntitle = "x"', "b.toml")
        third = read_text('schema = 1\nof = "library@4"\n', "c.toml")
        told_of = [
            line.split(": ")[0]
            for line in told(library, first, second, third).splitlines()
            if "error[" in line
        ]
        assert told_of == ["a.toml:3:14", "a.toml:5:1", "b.toml:4:1", "b.toml:5:15", "c.toml:2:6"]

    def test_an_overlay_of_another_revision_names_both_and_nothing_else_is_said_of_it(
        self, library: Document
    ) -> None:
        change = read_text('schema = 1\nof = "library@2"\n[replace.part.9]\ntitle = "x"\n', "old.toml")
        assert told(library, change) == (
            "old.toml:2:6: error[wrong-revision]: these are changes of `library@2`, and this is `library@3`\n"
            "  |\n"
            '2 | of = "library@2"\n'
            "  |      ^^^^^^^^^^^\n"
            "  = note: what would be changed: library.toml:2:1\n"
            "  = hint: lay them over the revision that they are made for"
        )

    def test_an_overlay_of_a_file_is_of_whatever_stands_in_it(self, library: Document) -> None:
        text = 'schema = 1\nof = "library.toml"\n[replace.part.1]\ntitle = "Racks"\n'
        assert at(vary(library, read_text(text, "changes.toml")), "part", "1", "title").value == "Racks"


class TestClashes:
    def test_two_overlays_that_touch_the_same_value_show_both_places(self, library: Document) -> None:
        first = overlay('[replace.part.1]\ntitle = "Racks"', "a.toml")
        second = overlay('[replace.part.1]\nmaximum = 12\ntitle = "Bookcases"', "b.toml")
        assert told(library, first, second) == (
            "b.toml:5:1: error[changed-twice]: `part.1.title` is replaced twice\n"
            "  |\n"
            '5 | title = "Bookcases"\n'
            "  | ^^^^^\n"
            "  = note: the other change: a.toml:4:1\n"
            "  = hint: leave out one of them, or lay the second over what the first has made"
        )

    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            (
                '[remove.part.1]\nbecause = "x"',
                '[replace.part.1]\ntitle = "x"',
                "4:1: error[changed-twice]: `part.1.title` is replaced here, while `part.1` is removed",
            ),
            (
                '[replace.part.1]\ntitle = "x"',
                '[remove.part.1]\nbecause = "x"',
                "3:14: error[changed-twice]: `part.1` is removed here, while `part.1.title` is replaced",
            ),
            (
                '[remove.part.2.weight]\nbecause = "x"',
                "[replace.part.2]\nweight = 3",
                "4:1: error[changed-twice]: `part.2.weight` is replaced here, and removed elsewhere",
            ),
            (
                '[add.part.3]\ntitle = "x"',
                '[add.part.3]\ntitle = "x"',
                "3:11: error[changed-twice]: `part.3` is added twice",
            ),
            (
                '[sources]\nours = "we"',
                '[sources]\nours = "they"',
                "4:1: error[changed-twice]: `sources.ours` is added twice",
            ),
            (
                'language = "fi"\n[replace.part.1]\ntitle = "x"',
                'language = "se"\n[replace.part.2]\ntitle = "x"',
                "3:1: error[changed-twice]: `framework.language` is replaced twice",
            ),
        ],
    )
    def test_what_two_overlays_touch_is_an_error_at_the_second(
        self, library: Document, first: str, second: str, expected: str
    ) -> None:
        head = told(library, overlay(first, "a.toml"), overlay(second, "b.toml")).partition("\n")[0]
        assert f"b.toml:{expected}" == head

    def test_one_overlay_cannot_touch_a_value_twice_either(self, library: Document) -> None:
        change = overlay('[replace.part.1]\ntitle = "x"\n[remove.part.1]\nbecause = "x"')
        assert "changes.toml:4:1: error[changed-twice]" in told(library, change)

    def test_parts_of_one_table_with_different_sources_clash(self, scale: Document) -> None:
        texts = [
            f"[replace.dimension.order]\nsource = {{ steps = '{source}' }}\n"
            f"[replace.dimension.order.steps]\n{step} = 0"
            for source, step in (("ours", "some"), ("theirs", "none"))
        ]
        first, second = overlay(texts[0], "a.toml"), overlay(texts[1], "b.toml")
        expected = "b.toml:4:12: error[changed-twice]: `dimension.order.steps` is given a source twice"
        assert expected == told(scale, first, second).partition("\n")[0]


class TestUnsoundDocuments:
    @pytest.mark.parametrize(
        "text", ["", "framework = 3", "sources = 3\nframework = []", "[framework]\nid = 'library'"]
    )
    def test_a_document_that_means_nothing_is_left_to_the_check(self, text: str) -> None:
        document = read_text(text, "odd.toml")
        change = overlay('language = "fi"\n[sources]\nours = "we"\n[add.part.1]\ntitle = "x"')
        assert at(vary(document, change), "part", "1", "title").value == "x"

    def test_replacing_in_an_empty_document_misses(self) -> None:
        change = overlay('[replace.part.1]\ntitle = "x"')
        assert "note: what would be changed: odd.toml:1:1" in told(read_text("", "odd.toml"), change)


class TestShipped:
    def test_the_english_titles_fit_the_shipped_framework(self) -> None:
        scales = {
            ("kommunkompassen", year): read(ROOT / "plugins" / f"kompass_scale_{year}" / f"{year}.toml")
            for year in ("2010", "2002")
        }
        titles = ROOT / "plugins" / "kompass_english" / "kommunkompassen-2010.toml"
        framework = check(vary(read(SHIPPED), read(titles)), Plugins(scales=scales))
        item = framework.items["1.3"]
        assert framework.language == "en"
        assert item.title == "How are citizens informed about results?"
        assert item.maximum == Fraction(25)
        assert dict(item.sources) == {
            "title": "translation",
            "maximum": "report",
            "dimensions": "illustration",
        }
        assert str(item.span) == f"{SHIPPED}:48:1"

    def test_the_english_titles_replace_every_title(self) -> None:
        titles = ROOT / "plugins" / "kompass_english" / "kommunkompassen-2010.toml"
        varied = vary(read(SHIPPED), read(titles))
        kept = [
            code
            for level in ("area", "subarea")
            for code, item in table(varied.root[level]).items()
            if table(item)["title"].span.source.name != str(titles)
        ]
        assert kept == []
