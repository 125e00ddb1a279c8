"""The tree of items: whose part each is, in what order, and what no code or level can be."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

    Told = Callable[..., str]
    Heads = Callable[..., list[str]]
    Checked = Callable[..., Framework]

SECOND = '[question."a.2"]\ntitle = "Are they read?"\nmaximum = 8\ndimensions = ["kept"]\n'


class TestTree:
    def test_items_stand_in_the_order_of_print_with_the_whole_first(self, checked: Checked) -> None:
        assert list(checked().items) == ["total", "a", "a.1", "a.2", "b"]

    def test_a_code_tells_whose_part_an_item_is(self, checked: Checked) -> None:
        items = checked().items
        assert {code: item.parent for code, item in items.items()} == {
            "total": None,
            "a": "total",
            "b": "total",
            "a.1": "a",
            "a.2": "a",
        }
        assert {code: item.children for code, item in items.items() if item.children} == {
            "total": ("a", "b"),
            "a": ("a.1", "a.2"),
        }

    def test_a_stated_parent_comes_before_the_code(self, checked: Checked) -> None:
        items = checked(
            [
                ("dimensions = [", 'parent = "b"\ndimensions = ['),
                ("maximum = 20", "maximum = 12"),
                ("maximum = 10", "maximum = 8"),
                ("maximum = 30", "maximum = 20"),
            ]
        ).items
        assert list(items) == ["total", "a", "a.1", "b", "a.2"]
        assert items["b"].children == ("a.2",)

    def test_a_level_may_be_skipped(self, checked: Checked) -> None:
        changes = [('levels = ["part", "question"]', 'levels = ["part", "room", "question"]')]
        assert checked(changes).items["a.1"].parent == "a"

    def test_the_order_of_the_file_is_that_of_print(self, checked: Checked) -> None:
        items = checked([(SECOND, ""), ('[question."a.1"]', f'{SECOND}[question."a.1"]')]).items
        assert items["a"].children == ("a.2", "a.1")

    def test_an_item_has_what_it_says_and_else_what_is_usual(self, checked: Checked) -> None:
        said = 'title = "Books"\naliases = ["Volumes"]\nweight = 2.5'
        item = checked([('title = "Books"', said)]).items["a"]
        assert (item.title, item.aliases) == ("Books", ("Volumes",))
        assert (item.maximum, item.weight) == (Fraction(20), Fraction("2.5"))
        other = checked().items["b"]
        assert (other.aliases, other.dimensions) == ((), None)
        assert (other.maximum, other.weight) == (Fraction(10), Fraction(1))

    def test_dimensions_are_those_of_the_item_or_of_the_framework(self, checked: Checked) -> None:
        items = checked([("maximum = 30", 'maximum = 30\ndimensions = ["known"]')]).items
        assert {code: item.dimensions for code, item in items.items()} == {
            "total": None,
            "a": ("known",),
            "a.1": ("known",),
            "a.2": ("kept",),
            "b": ("known",),
        }

    def test_rules_call_the_items_of_a_level_by_its_name_with_an_s_or_by_its_plural(
        self, checked: Checked
    ) -> None:
        assert dict(checked().plurals) == {"part": "parts", "question": "questions"}
        changes = [("[part.a]", '[level.question]\nplural = "queries"\n[part.a]')]
        simple = [
            ("sum(questions.points)", "sum(queries.points)"),
            ("sum(questions.maximum)", "sum(queries.maximum)"),
        ]
        assert checked(changes, simple).plurals["question"] == "queries"

    def test_a_value_has_a_source(self, checked: Checked) -> None:
        changes = [
            ("[framework]", '[sources]\nbook = "The book"\n[framework]'),
            ('title = "Books"', 'title = "Books"\nsource = "book"'),
            ('title = "Rooms"', 'title = "Rooms"\nsource = { title = "The floor plan" }'),
        ]
        framework = checked(changes)
        assert dict(framework.sources) == {"book": "The book"}
        assert dict(framework.items["a"].sources) == {"title": "book", "maximum": "book"}
        assert dict(framework.items["b"].sources) == {"title": "The floor plan"}


class TestMessages:
    def test_a_code_of_two_items_shows_both(self, told: Told) -> None:
        assert told([("[part.b]", '[part."a.1"]')]) == (
            "library.toml:20:7: error[duplicate-code]: `a.1` is the code of two items\n"
            "   |\n"
            '20 | [part."a.1"]\n'
            "   |       ^^^^^\n"
            "   = note: the question `a.1`: library.toml:13:11\n"
            "   = hint: give one of them another code: a code is an item's identity, on whatever level"
        )

    def test_a_parent_that_is_not_there(self, told: Told) -> None:
        assert told([('[question."a.2"]', '[question."c.2"]')]) == (
            "library.toml:16:11: error[unknown-name]: there is no item `c` for `c.2` to be a part of\n"
            "   |\n"
            '16 | [question."c.2"]\n'
            "   |           ^^^^^\n"
            "   = hint: add it, or say `parent = ...` in the question"
        )

    def test_a_stated_parent_that_is_not_there(self, told: Told) -> None:
        assert told([('dimensions = ["kept"]', 'parent = "a.11"')]) == (
            "library.toml:19:10: error[unknown-name]: there is no item `a.11` for `a.2` to be a part of\n"
            "   |\n"
            '19 | parent = "a.11"\n'
            "   |          ^^^^^^\n"
            "   = hint: did you mean `a.1`?"
        )

    def test_a_parent_that_is_not_above(self, told: Told) -> None:
        assert told([('dimensions = ["kept"]', 'parent = "a.1"')]) == (
            "library.toml:19:10: error[wrong-level]: `a.2` is of level `question`, and cannot be a part of `a.1`\n"
            "   |\n"
            '19 | parent = "a.1"\n'
            "   |          ^^^^^\n"
            "   = note: the question `a.1`: library.toml:13:11\n"
            "   = hint: the levels from the top are part, question"
        )

    def test_parts_of_two_levels(self, told: Told) -> None:
        assert told([('dimensions = ["kept"]', 'parent = "total"')]) == (
            "library.toml:16:11: error[wrong-level]: `a.2` is of level `question`, and `a` beside it of level `part`\n"
            "   |\n"
            '16 | [question."a.2"]\n'
            "   |           ^^^^^\n"
            "   = note: the part `a`: library.toml:10:7\n"
            "   = hint: the parts of an item are all of one level"
        )

    def test_a_level_that_stands_twice(self, told: Told) -> None:
        assert told([('"question"]', '"question", "part"]')]) == (
            "library.toml:7:31: error[duplicate-code]: the level `part` is there twice\n"
            "  |\n"
            '7 | levels = ["part", "question", "part"]\n'
            "  |                               ^^^^^^\n"
            "  = note: the first one: library.toml:7:11\n"
            "  = hint: leave out one of them"
        )

    def test_a_scale_that_is_not_there(self, told: Told) -> None:
        assert told([('scales = ["simple"]', 'scales = ["simpel"]')]) == (
            "library.toml:8:11: error[unknown-scale]: there is no scale `simpel` of `library`\n"
            "  |\n"
            '8 | scales = ["simpel"]\n'
            "  |           ^^^^^^^^\n"
            "  = hint: did you mean `simple`?"
        )

    def test_a_dimension_that_no_scale_has(self, told: Told) -> None:
        assert told([('["kept"]', '["keept"]')]) == (
            "library.toml:19:15: error[unknown-name]: no scale has a dimension `keept`\n"
            "   |\n"
            '19 | dimensions = ["keept"]\n'
            "   |               ^^^^^^^\n"
            "   = hint: did you mean `kept`?"
        )

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            (
                '"question"]',
                '"framework"]',
                "7:19: error[reserved-name]: `framework` has a meaning of its own, so a level cannot be called so",
            ),
            (
                '"question"]',
                '"replace"]',
                "7:19: error[reserved-name]: `replace` has a meaning of its own, so a level cannot be called so",
            ),
            (
                "[part.b]",
                "[part.total]",
                "20:7: error[reserved-name]: `total` has a meaning of its own, so an item cannot be called so",
            ),
            (
                "[part.a]",
                '[level.part]\nplural = "where"\n[part.a]',
                "11:10: error[reserved-name]: `where` has a meaning of its own, so several of `part` cannot be called so",
            ),
            (
                "[part.a]",
                '[level.part]\nplural = "grade"\n[part.a]',
                "11:10: error[reserved-name]: the scale `simple` calls a set of bands `grade`, so rules could not name these items",
            ),
            (
                'scales = ["simple"]',
                'scales = ["simple", "simple"]',
                "8:21: error[duplicate-code]: the scale `simple` is there twice",
            ),
            (
                "maximum = 8\n",
                'maximum = 8\nsource = { titel = "x" }\n',
                "19:12: error[unknown-key]: there is no `titel` here to have a source",
            ),
            (
                "maximum = 8\n",
                'maximum = 8\nsource = "illustratoin"\n',
                "19:10: error[unknown-name]: no source is called `illustratoin`",
            ),
        ],
    )
    def test_a_name_or_a_source_that_cannot_be(self, old: str, new: str, expected: str, heads: Heads) -> None:
        assert heads([(old, new)]) == [f"library.toml:{expected}"]

    def test_a_framework_without_items_is_none(self, heads: Heads) -> None:
        items = [('[part.a]\ntitle = "Books"\nmaximum = 20\n', ""), (SECOND, "")]
        items += [('[question."a.1"]\ntitle = "Are they in order?"\nmaximum = 12\n', "")]
        items += [('[part.b]\ntitle = "Rooms"\nmaximum = 10\n', "")]
        assert heads(items) == ["library.toml:2:1: error[missing-key]: the framework has no items"]

    def test_mistakes_of_different_kinds_are_told_at_once(self, heads: Heads) -> None:
        library = [
            ('["kept"]', '["keept"]'),
            ("[part.b]", '[part."c.1"]'),
            ("maximum = 12", 'maximum = 12\nparent = "z"'),
        ]
        assert heads(library) == [
            "library.toml:16:10: error[unknown-name]: there is no item `z` for `a.1` to be a part of",
            "library.toml:20:15: error[unknown-name]: no scale has a dimension `keept`",
            "library.toml:21:7: error[unknown-name]: there is no item `c` for `c.1` to be a part of",
        ]
