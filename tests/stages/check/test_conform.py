"""The shape of a file: what has to be there, what cannot be, and what each value is."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.files import EVALUATION_FILE, SCALE_FILE
from kompass_core.model.shape import Anything, Either, Key, ListOf, Number, OneOf, Table, Text, Whole
from kompass_core.problems import KompassError
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.sort import MOST
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[..., str]
    Heads = Callable[..., list[str]]


def said(text: str, shape: Table) -> list[str]:
    """The first line of each problem of a text, without its place's file."""
    try:
        conform(read_text(text, "a.toml"), shape)
    except KompassError as error:
        return [str(problem).partition("\n")[0].removeprefix("a.toml:") for problem in error.problems]
    return []


class TestMessages:
    def test_an_unknown_key_is_an_error_with_what_was_meant(self, told: Told) -> None:
        assert told([("maximum = 12", "maximun = 12")]) == (
            "library.toml:15:1: error[unknown-key]: an item has no key `maximun`\n"
            "   |\n"
            "15 | maximun = 12\n"
            "   | ^^^^^^^\n"
            "   = hint: did you mean `maximum`?"
        )

    def test_an_unknown_key_that_looks_like_none_is_told_what_there_is(self) -> None:
        shape = Table("a thing", {"title": Key(Text()), "maximum": Key(Number(0, 5))})
        with pytest.raises(KompassError) as caught:
            conform(read_text("colour = 12\n", "a.toml"), shape)
        assert str(caught.value) == (
            "a.toml:1:1: error[unknown-key]: a thing has no key `colour`\n"
            "  |\n"
            "1 | colour = 12\n"
            "  | ^^^^^^\n"
            "  = hint: there are `title`, `maximum`"
        )

    def test_a_key_that_has_to_be_there_is_missed_at_its_table(self, told: Told) -> None:
        assert told([('title = "Books"\n', "")]) == (
            "library.toml:10:1: error[missing-key]: an item has to have `title`\n"
            "   |\n"
            "10 | [part.a]\n"
            "   | ^^^^^^^^\n"
            "   = hint: add a line `title = ...`"
        )

    def test_a_table_that_has_to_be_there_is_missed_at_its_file(self, told: Told) -> None:
        assert told([('[framework]\nid = "library"', '[thing]\nid = "library"')]) == (
            "library.toml: error[missing-key]: the file of a framework has to have `framework`\n"
            " = hint: add a table `[framework]`"
        )

    def test_a_misspelt_key_is_not_missed_as_well(self, told: Told) -> None:
        assert told([("[framework]", "[framwork]")]) == (
            "library.toml:2:2: error[unknown-key]: the file of a framework has no key `framwork`\n"
            "  |\n"
            "2 | [framwork]\n"
            "  |  ^^^^^^^^\n"
            "  = hint: did you mean `framework`?"
        )

    def test_a_value_of_the_wrong_kind_is_told_the_right_one(self, told: Told) -> None:
        assert told([("maximum = 12", "maximum = '12,5'")]) == (
            "library.toml:15:11: error[wrong-kind]: `maximum` is text; it has to be a number\n"
            "   |\n"
            "15 | maximum = '12,5'\n"
            "   |           ^^^^^^\n"
            "   = hint: a number stands without quotation marks, with a decimal point: 2.5"
        )

    def test_a_word_that_is_none_of_a_few_is_told_them(self, told: Told) -> None:
        assert told(simple=[('"half-up"', '"halfup"')]) == (
            "scales/simple.toml:6:12: error[wrong-kind]: `rounding` is text; it has to be one of `half-up`,"
            " `half-even`, `half-down`, `down`\n"
            "  |\n"
            '6 | rounding = "halfup"\n'
            "  |            ^^^^^^^^\n"
            "  = hint: did you mean `half-up`?"
        )

    def test_a_number_out_of_its_range_is_told_the_range(self, told: Told) -> None:
        assert told(simple=[("yes = 1 }", "yes = '120%' }")]) == (
            "scales/simple.toml:13:41: error[out-of-range]: `yes` is 120%; it has to be from 0 to 1,"
            " or from 0% to 100%\n"
            "   |\n"
            "13 | steps = { no = 0, partly = '50%', yes = '120%' }\n"
            "   |                                         ^^^^^^"
        )

    def test_a_file_of_another_schema_is_told_nothing_else(self, told: Told) -> None:
        assert told([("schema = 1", "schema = 2"), ("[part.b]", "[parts.b]")]) == (
            "library.toml:1:10: error[wrong-schema]: the file has schema 2, this version reads schema 1\n"
            "  |\n"
            "1 | schema = 2\n"
            "  |          ^\n"
            "  = hint: use the version that it was made for"
        )

    def test_an_empty_file_has_no_place_but_its_name(self) -> None:
        with pytest.raises(KompassError) as caught:
            conform(read_text("# nothing\n", "a.toml"), SCALE_FILE)
        assert str(caught.value) == (
            "a.toml: error[missing-key]: the file is empty\n = hint: a file begins with `schema = 1`"
        )

    def test_everything_is_told_at_once_in_the_order_of_the_files(self, heads: Heads) -> None:
        library = [
            ('title = "Rooms"', "title = 3"),
            ("maximum = 12", "maximun = 12"),
            ('"simple"', '"simple", "x"'),
        ]
        simple = [("[rule.total]", "[rules.total]"), ('title = "Known"\n', "")]
        assert heads(library, simple) == [
            "library.toml:8:21: error[unknown-scale]: there is no scale `x` of `library`",
            "library.toml:15:1: error[unknown-key]: an item has no key `maximun`",
            "library.toml:21:9: error[wrong-kind]: `title` is a number; it has to be text",
            "scales/simple.toml:14:1: error[missing-key]: a dimension has to have `title`",
            "scales/simple.toml:24:2: error[unknown-key]: the file of a scale has no key `rules`",
        ]


NUMBERS = Table(
    "a thing", {"n": Key(Number(0, 5)), "share": Key(Number(0, 1, share=True)), "w": Key(Whole(1, 3))}
)


@pytest.mark.parametrize(
    "text", ["n = 2.5", "n = 0", "n = 5", "share = '50%'", "share = 0.5", "w = 3", "share = '0.5%'"]
)
def test_a_number_in_its_range_is_fine(text: str) -> None:
    assert said(text, NUMBERS) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("n = 5.01", "1:5: error[out-of-range]: `n` is 5.01; it has to be from 0 to 5"),
        ("n = -1", "1:5: error[out-of-range]: `n` is -1; it has to be from 0 to 5"),
        ("n = '50%'", "1:5: error[wrong-kind]: `n` is text; it has to be a number"),
        ("n = true", "1:5: error[wrong-kind]: `n` is true or false; it has to be a number"),
        ("n = [1]", "1:5: error[wrong-kind]: `n` is a list; it has to be a number"),
        ("n = 2010-06-15", "1:5: error[wrong-kind]: `n` is a day; it has to be a number"),
        ("n = 10:30:00", "1:5: error[wrong-kind]: `n` is a time; it has to be a number"),
        ("n.x = 1", "1:1: error[wrong-kind]: `n` is a table; it has to be a number"),
        (
            "share = '50'",
            "1:9: error[wrong-kind]: `share` is text; it has to be a number, or a percentage such as `'25%'`",
        ),
        (
            "share = '-5%'",
            "1:9: error[wrong-kind]: `share` is text; it has to be a number, or a percentage such as `'25%'`",
        ),
        ("w = 1.5", "1:5: error[wrong-kind]: `w` is a number; it has to be a whole number"),
        ("w = true", "1:5: error[wrong-kind]: `w` is true or false; it has to be a whole number"),
        ("w = 4", "1:5: error[out-of-range]: `w` is 4; it has to be from 1 to 3"),
    ],
)
def test_a_number_that_is_none_or_out_of_range(text: str, expected: str) -> None:
    assert said(text, NUMBERS) == [expected]


TEXTS = Table(
    "a thing",
    {
        "t": Key(Text("[a-z]+", "a word", longest=5)),
        "e": Key(Text(empty=True)),
        "l": Key(ListOf(Text(), 1)),
        "deep": Key(ListOf(ListOf(Whole(0, 1), 2))),
        "either": Key(
            Either((Number(0, 9), OneOf(("none", "all")), ListOf(Text())), "a number, `none` or `all`")
        ),
        "any": Key(Anything()),
    },
)


@pytest.mark.parametrize(
    "text",
    [
        "t = 'abc'",
        "e = ''",
        "l = ['x']",
        "either = 3",
        "either = 'all'",
        "either = []",
        "any = [1, {}]",
        "deep = [[0, 1]]",
    ],
)
def test_a_text_or_list_of_its_shape_is_fine(text: str) -> None:
    assert said(text, TEXTS) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("t = ' '", "1:5: error[wrong-kind]: `t` is empty"),
        ("t = 'abcdef'", "1:5: error[out-of-range]: `t` has 6 characters; the most is 5"),
        ("t = 'A'", "1:5: error[wrong-kind]: `t` is not a word"),
        ("t = 3", "1:5: error[wrong-kind]: `t` is a number; it has to be a word"),
        ("l = []", "1:5: error[out-of-range]: `l` is empty"),
        ("l = 'x'", "1:5: error[wrong-kind]: `l` is text; it has to be a list"),
        ("l = ['x', 3]", "1:11: error[wrong-kind]: a member of `l` is a number; it has to be text"),
        ("deep = [[1]]", "1:9: error[out-of-range]: a member of `deep` has 1 members"),
        ("deep = [[0, 2]]", "1:13: error[out-of-range]: a member of `deep` is 2; it has to be from 0 to 1"),
        (
            "either = 'al'",
            "1:10: error[wrong-kind]: `either` is text; it has to be a number, `none` or `all`",
        ),
        (
            "either = true",
            "1:10: error[wrong-kind]: `either` is true or false; it has to be a number, `none` or `all`",
        ),
        ("either = 10", "1:10: error[out-of-range]: `either` is 10; it has to be from 0 to 9"),
    ],
)
def test_a_text_or_list_of_another_shape(text: str, expected: str) -> None:
    assert said(text, TEXTS) == [expected]


@pytest.mark.parametrize(
    ("value", "fine"),
    [
        ("2010-06-15", True),
        ('"2010-06-15"', True),
        ('"2010-02-30"', False),
        ('"june"', False),
        ("2010-06-15T10:00:00", False),
    ],
)
def test_a_day_stands_as_it_is_or_as_text_which_json_needs(value: str, fine: bool) -> None:
    text = f'schema = 1\n[evaluation]\nid = "x"\nframework = "l@1"\norganisation = {{ name = "x" }}\nfrom = {value}\n'
    assert fine == (said(text, EVALUATION_FILE) == [])


def test_a_name_with_strange_characters_is_no_name() -> None:
    text = "[rule.'a b']\npoints = '1'\n"
    assert "1:7: error[wrong-kind]: `a b` is no name for this" in said(text, SCALE_FILE)


def test_a_hostile_file_is_told_its_first_hundred_problems() -> None:
    text = "".join(f"unknown{number} = 1\n" for number in range(20_000))
    assert len(said(text, SCALE_FILE)) == MOST
