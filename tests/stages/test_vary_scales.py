"""Overlays of scales: beside those of the framework, under the id of the scale, as its file has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.definition import Definition
from kompass_core.model.files import SCALE_FILE
from kompass_core.problems import KompassError
from kompass_core.stages.read import read_text
from kompass_core.stages.vary import vary, vary_all

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
scales = ["simple", "strict"]
[sources]
book = "The book"
[part.1]
title = "Shelves"
maximum = 10
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
source = "ours"
[scale.print.lines]
part = { points = 1, percent = 0 }
[sources]
ours = "We"
[dimension.order]
title = "Order"
steps = { none = 0, some = '50%', all = 1 }
[rule.judged]
source = "ours"
points = 'maximum * mean(dimensions)'
"""
HEAD = 'schema = 1\nof = "library@3"\n'


@pytest.fixture
def library() -> Definition:
    strict = SIMPLE.replace('"simple"', '"strict"')
    return Definition(
        read_text(LIBRARY, "library.toml"),
        {"simple": read_text(SIMPLE, "simple.toml"), "strict": read_text(strict, "strict.toml")},
    )


def overlay(text: str, name: str = "changes.toml") -> Document:
    return read_text(HEAD + text, name)


def at(document: Document, *path: str) -> Entry:
    """The entry at a path."""
    rows: object = document.root
    for name in path[:-1]:
        assert isinstance(rows, Mapping)
        rows = rows[name].value
    assert isinstance(rows, Mapping)
    entry: Entry = rows[path[-1]]
    return entry


def plain(entry: Entry) -> object:
    """What an entry says, without the places."""
    if isinstance(entry.value, Mapping):
        return {name: plain(child) for name, child in entry.value.items()}
    return entry.value


def told(definition: Definition, *overlays: Document) -> str:
    """What is said of overlays that cannot be laid."""
    with pytest.raises(KompassError) as caught:
        vary_all(definition, *overlays)
    return str(caught.value)


class TestLaying:
    def test_one_file_changes_a_framework_and_its_scales(self, library: Definition) -> None:
        text = (
            "[replace.part.1]\nmaximum = 12\n"
            "[replace.scale.simple.rule.judged]\npoints = 'maximum * min(dimensions)'\n"
            "[replace.scale.strict.rule.judged]\npoints = 'maximum * max(dimensions)'\n"
        )
        made = vary_all(library, overlay(text))
        assert at(made.document, "part", "1", "maximum").value == 12
        assert at(made.scales["simple"], "rule", "judged", "points").value == "maximum * min(dimensions)"
        assert at(made.scales["strict"], "rule", "judged", "points").value == "maximum * max(dimensions)"

    def test_what_stands_in_a_scales_own_table_stands_directly_under_its_id(
        self, library: Definition
    ) -> None:
        text = (
            '[replace.scale.simple]\nrounding = "down"\n[replace.scale.simple.print.lines.part]\npoints = 2\n'
        )
        scale = vary_all(library, overlay(text)).scales["simple"]
        assert at(scale, "scale", "rounding").value == "down"
        assert plain(at(scale, "scale", "print")) == {"lines": {"part": {"points": 2, "percent": 0}}}

    @pytest.mark.parametrize(
        ("text", "path", "expected"),
        [
            ("[replace.scale.simple.dimension.order.steps]\nsome = '60%'", ("steps", "some"), "60%"),
            ("[add.scale.simple.dimension.order]\nweight = 2", ("weight",), 2),
            ("[add.scale.simple.dimension.order.steps]\nmost = '75%'", ("steps", "most"), "75%"),
        ],
    )
    def test_steps_and_weights_are_changed(
        self, text: str, path: tuple[str, ...], expected: object, library: Definition
    ) -> None:
        scale = vary_all(library, overlay(text)).scales["simple"]
        assert at(scale, "dimension", "order", *path).value == expected

    def test_a_part_of_a_scale_is_removed_with_a_reason(self, library: Definition) -> None:
        text = '[remove.scale.simple.print.lines.part]\nbecause = "nobody prints it"'
        scale = vary_all(library, overlay(text)).scales["simple"]
        assert plain(at(scale, "scale", "print")) == {"lines": {}}

    def test_a_changed_value_stands_in_the_overlay_and_the_rest_where_it_stood(
        self, library: Definition
    ) -> None:
        text = "[replace.scale.simple.rule.judged]\npoints = 'maximum * min(dimensions)'"
        scale = vary_all(library, overlay(text)).scales["simple"]
        places = [str(at(scale, "rule", "judged", *path).span) for path in (("points",), ())]
        assert places == ["changes.toml:4:10", "simple.toml:17:1"]

    def test_a_scale_that_nothing_changes_stays_the_same_document(self, library: Definition) -> None:
        made = vary_all(library, overlay('[replace.scale.simple]\ntitle = "Easy"'))
        assert made.scales["strict"] is library.scales["strict"]

    def test_the_names_of_a_scales_tables_are_those_of_none_of_its_keys(self) -> None:
        head = SCALE_FILE.keys["scale"].kind
        assert head.keys.keys() & SCALE_FILE.keys.keys() == set()  # type: ignore[union-attr]


class TestSources:
    def test_the_source_of_a_changed_rule_goes_or_is_the_overlays(self, library: Definition) -> None:
        text = "[replace.scale.{}.rule.judged]\npoints = 'maximum * min(dimensions)'\n"
        texts = text.format("simple"), text.format("strict") + 'source = "board"\n'
        made = vary_all(library, overlay("".join(texts) + '[sources]\nboard = "The board"'))
        assert "source" not in plain(at(made.scales["simple"], "rule", "judged"))  # type: ignore[operator]
        assert plain(at(made.scales["strict"], "rule", "judged", "source")) == {"points": "board"}

    def test_the_sources_of_an_overlay_are_added_to_the_scales_that_it_changes(
        self, library: Definition
    ) -> None:
        text = '[replace.scale.simple]\ntitle = "Easy"\n[sources]\nboard = "The board"'
        made = vary_all(library, overlay(text))
        assert plain(made.scales["simple"].root["sources"]) == {"ours": "We", "board": "The board"}
        assert plain(made.scales["strict"].root["sources"]) == {"ours": "We"}

    def test_a_source_that_a_scale_knows_otherwise_is_refused(self, library: Definition) -> None:
        text = '[replace.scale.simple]\ntitle = "Easy"\n[sources]\nours = "They"'
        assert told(library, overlay(text)).startswith(
            "changes.toml:6:1: error[already-there]: the source `ours` is there already, and is another one"
        )

    def test_the_title_of_a_scale_does_not_make_the_language_of_the_framework(
        self, library: Definition
    ) -> None:
        made = vary_all(library, overlay('language = "fi"\n[replace.scale.simple]\ntitle = "Helppo"'))
        assert at(made.document, "framework", "language").value == "en"


class TestMissing:
    def test_a_rule_that_is_not_there_shows_both_files_and_how_it_would_be_added(
        self, library: Definition
    ) -> None:
        text = "[replace.scale.simple.rule.part]\npoints = '1'"
        assert told(library, overlay(text)) == (
            "changes.toml:3:28: error[not-there]: there is no `scale.simple.rule.part` to replace\n"
            "  |\n"
            "3 | [replace.scale.simple.rule.part]\n"
            "  |                            ^^^^\n"
            "  = note: what would be changed: simple.toml:17:2\n"
            "  = hint: `[add.scale.simple.rule.part]` adds it"
        )

    def test_a_scale_that_is_not_there_names_those_that_are(self, library: Definition) -> None:
        assert told(library, overlay("[replace.scale.simpel]\ntitle = 'x'")) == (
            "changes.toml:3:16: error[not-there]: there is no scale `simpel` here to change\n"
            "  |\n"
            "3 | [replace.scale.simpel]\n"
            "  |                ^^^^^^\n"
            "  = note: the scales: library.toml:8:1\n"
            "  = hint: did you mean `simple`?"
        )

    @pytest.mark.parametrize(
        ("text", "expected", "hint"),
        [
            (
                "[replace.scale.simple.ruel.judged]\npoints = '1'",
                "3:23: error[not-there]: there is no `scale.simple.ruel` to replace",
                "did you mean `rule`?",
            ),
            (
                "[replace.scale.simple]\nroundign = 'down'",
                "4:1: error[not-there]: there is no `scale.simple.roundign` to replace",
                "did you mean `rounding`?",
            ),
            (
                "[add.scale.simple]\nrounding = 'down'",
                "4:1: error[already-there]: `scale.simple` is there already",
                "`[replace.scale.simple]` changes it",
            ),
            (
                "[add.scale.simple.rule.judged]\npoints = '1'",
                "4:1: error[already-there]: `scale.simple.rule.judged` is there already",
                "`[replace.scale.simple.rule.judged]` changes it",
            ),
            (
                "[remove.scale.strict]\nbecause = 'too strict'",
                "3:15: error[wrong-kind]: the scale `strict` cannot be removed as a whole",
                "leave it out of the list: `[replace.framework]`, and below it `scales = [...]`",
            ),
            (
                "[remove.scale.simple.rule.judged]",
                "3:27: error[missing-key]: `scale.simple.rule.judged` is removed without a reason",
                'add a line `because = "..."`',
            ),
            (
                "[replace.scale.simple]",
                "3:16: error[missing-key]: `replace.scale.simple` changes nothing",
                "say what it is to replace, or leave it out",
            ),
            (
                "[replace.scale.simple]\nid = 'easy'",
                "4:1: error[unknown-key]: changes of a scale have no key `id`",
                "a scale keeps the name by which it is changed",
            ),
            (
                "[replace.scale]\nsimple = 3",
                "4:10: error[wrong-kind]: `simple` is a number; it has to be a table of what changes in it",
                None,
            ),
            (
                "[replace]\nscale = 3",
                "4:9: error[wrong-kind]: `scale` is a number; it has to be a table with one for each scale",
                None,
            ),
        ],
    )
    def test_what_does_not_hit_is_an_error(
        self, text: str, expected: str, hint: str | None, library: Definition
    ) -> None:
        lines = told(library, overlay(text)).splitlines()
        assert lines[0] == f"changes.toml:{expected}"
        assert lines[-1].partition("= hint: ")[2] == (hint or "")

    def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file(
        self, library: Definition
    ) -> None:
        text = (
            "[replace.scale.simple]\nroundign = 'down'\n[replace.part.9]\ntitle = 'x'\n"
            "[replace.scale.x]\na = 1"
        )
        heads = [
            line.split(": ")[0] for line in told(library, overlay(text)).splitlines() if "error[" in line
        ]
        assert heads == ["changes.toml:4:1", "changes.toml:5:15", "changes.toml:7:16"]

    def test_a_scale_that_is_unsound_itself_is_said_to_be(self, library: Definition) -> None:
        odd = read_text(SIMPLE.replace("rounding", "roundign"), "simple.toml")
        text = "[replace.scale.simple]\ntitle = 'Easy'"
        assert told(Definition(library.document, {"simple": odd}), overlay(text)).startswith(
            "simple.toml:6:1: error[unknown-key]: a scale has no key `roundign`"
        )

    def test_a_framework_varied_alone_has_no_scales_to_change(self, library: Definition) -> None:
        with pytest.raises(KompassError) as caught:
            vary(library.document, overlay("[replace.scale.simple]\ntitle = 'Easy'"))
        assert caught.value.problems[0].message == "there is no scale `simple` here to change"


class TestClashes:
    def test_two_that_touch_the_same_value_of_a_scale_show_both_places(self, library: Definition) -> None:
        first = overlay("[replace.scale.simple.rule.judged]\npoints = '1'", "a.toml")
        second = overlay("[replace.scale.simple.rule.judged]\npoints = '2'", "b.toml")
        assert told(library, first, second) == (
            "b.toml:4:1: error[changed-twice]: `scale.simple.rule.judged.points` is replaced twice\n"
            "  |\n"
            "4 | points = '2'\n"
            "  | ^^^^^^\n"
            "  = note: the other change: a.toml:4:1\n"
            "  = hint: leave out one of them, or lay the second over what the first has made"
        )

    def test_the_same_value_of_two_scales_is_not_the_same_value(self, library: Definition) -> None:
        first = overlay("[replace.scale.simple]\ntitle = 'Easy'", "a.toml")
        second = overlay("[replace.scale.strict]\ntitle = 'Hard'", "b.toml")
        made = vary_all(library, first, second)
        assert [at(scale, "scale", "title").value for scale in made.scales.values()] == ["Easy", "Hard"]


@pytest.mark.parametrize(
    "header", ["[replace.part.y{}]\ntitle = 'x'\n", "[remove.part.y{}]\nbecause = 'x'\n"]
)
def test_an_overlay_that_misses_everywhere_is_refused_fast(header: str) -> None:
    items = "".join(f'[part.x{at}]\ntitle = "x"\n' for at in range(500))
    many = Definition(read_text(LIBRARY + items, "library.toml"))
    text = "".join(header.format(at) for at in range(10_000))
    with pytest.raises(KompassError) as caught:
        vary_all(many, overlay(text))
    assert len(caught.value.problems) == 100
