"""A variant of several files, with the organisations of its country, and what is wrong with them."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError
from kompass_core.stages.check import check_variant, reworded
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.variant import Variant

HEAD = """\
schema = 1
[variant]
id = "north"
title = "The north"
language = "en"
[numbers]
locale = "en_GB"
percent = "0 %"
[words]
"total" = "All in all"
[organisations]
file = "places.csv"
"""
CHANGES = 'schema = 1\nof = "library@1"\n[replace.part.a]\ntitle = "Volumes"\n'
PLACES = '\ufeffcode,name\n17,Main Street\n18,"Hill Road, upper"\n'


def variant(tmp_path: Path, *texts: str, places: str | bytes | None = PLACES) -> Variant:
    """The variant of the texts."""
    if places is not None:
        data = places.encode() if isinstance(places, str) else places
        (tmp_path / "places.csv").write_bytes(data)
    names = ("north.toml", "library-1.toml", "library-2.toml")
    return check_variant([read_text(text, name) for text, name in zip(texts, names, strict=False)], tmp_path)


def said(tmp_path: Path, *texts: str, places: str | bytes | None = PLACES) -> list[str]:
    """The first lines of what is said."""
    with pytest.raises(KompassError) as caught:
        variant(tmp_path, *texts, places=places)
    return [str(problem).partition("\n")[0].removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_a_variant_is_what_its_files_say(tmp_path: Path) -> None:
    made = variant(tmp_path, HEAD, CHANGES)
    assert (made.id, made.title, made.language) == ("north", "The north", "en")
    assert (made.numbers.locale, made.numbers.zero, made.numbers.percent) == ("en_GB", None, "0 %")
    assert dict(made.words) == {"total": "All in all"}
    assert dict(made.organisations) == {"17": "Main Street", "18": "Hill Road, upper"}
    assert list(made.overlays) == ["library@1"]


def test_a_variant_needs_no_organisations(tmp_path: Path) -> None:
    assert dict(variant(tmp_path, HEAD.partition("[organisations]")[0], places=None).organisations) == {}


def test_what_is_wrong_with_all_files_is_told_at_once(tmp_path: Path) -> None:
    texts = (HEAD.replace('title = "The north"\n', ""), CHANGES.replace("[replace.", "[change."))
    assert said(tmp_path, *texts) == [
        "library-1.toml:3:2: error[unknown-key]: the file of an overlay has no key `change`",
        "north.toml:2:1: error[missing-key]: a variant has to have `title`",
    ]


def test_files_that_change_the_same_framework_keep_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    made = variant(tmp_path, HEAD, CHANGES, CHANGES.replace("Volumes", "Tomes"))
    assert [one.source.name for one in made.overlays["library@1"]] == ["library-1.toml", "library-2.toml"]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (
            None,
            "north.toml:12:8: error[unreadable-file]: the list of organisations cannot be read: no such file or directory",
        ),
        (
            b"code,name\n17,M\xe5\n",
            "north.toml:12:8: error[unreadable-file]: the list of organisations cannot be read: it is not UTF-8",
        ),
        (
            "code,name\n17,A\n17,B\n",
            "places.csv:3:1: error[wrong-kind]: this line is not a code of its own, a comma and a name",
        ),
        (
            "code,name\n17\n",
            "places.csv:2:1: error[wrong-kind]: this line is not a code of its own, a comma and a name",
        ),
    ],
)
def test_a_list_of_organisations_that_cannot_be_used(
    places: str | bytes | None, expected: str, tmp_path: Path
) -> None:
    assert said(tmp_path, HEAD, places=places) == [expected]


def test_a_list_of_organisations_that_is_no_csv(tmp_path: Path) -> None:
    before = csv.field_size_limit(20)
    try:
        expected = (
            "places.csv:2:1: error[wrong-kind]: this line is not CSV: field larger than field limit (20)"
        )
        assert said(tmp_path, HEAD, places=f"code,name\n17,{'x' * 21}\n") == [expected]
    finally:
        csv.field_size_limit(before)


UPPER = """\
schema = 1
[variant]
id = "upper"
title = "The upper north"
language = "en"
builds_on = "north"
"""


def built(tmp_path: Path, text: str, *changes: str) -> Variant:
    """The variant of the text, and of changes, which builds on the other one."""
    others = {"north": variant(tmp_path, HEAD, CHANGES)}
    names = ("upper.toml", "upper-1.toml")
    documents = [read_text(one, name) for one, name in zip((text, *changes), names, strict=False)]
    return check_variant(documents, tmp_path, others)


def told(tmp_path: Path, text: str) -> str:
    """What is said of a variant that builds on the other one."""
    with pytest.raises(KompassError) as caught:
        built(tmp_path, text)
    return str(caught.value)


class TestBuilding:
    def test_what_it_does_not_change_is_that_of_the_other(self, tmp_path: Path) -> None:
        made = built(tmp_path, UPPER)
        assert (made.id, made.title, made.numbers.percent) == ("upper", "The upper north", "0 %")
        assert dict(made.words) == {"total": "All in all"}
        assert made.organisations["17"] == "Main Street"

    def test_it_adds_replaces_and_removes_words_and_numbers(self, tmp_path: Path) -> None:
        text = (
            '[replace.words]\n"total" = "Sum"\n[add.words]\n"column.item" = "Thing"\n'
            '[replace.numbers]\nlocale = "nn"\n[remove.numbers.percent]\nbecause = "as everywhere"\n'
        )
        made = built(tmp_path, UPPER + text)
        assert dict(made.words) == {"total": "Sum", "column.item": "Thing"}
        assert (made.numbers.locale, made.numbers.percent) == ("nn", None)

    def test_its_changes_of_a_framework_come_after_those_of_the_other(self, tmp_path: Path) -> None:
        made = built(tmp_path, UPPER, CHANGES)
        assert [one.source.name for one in made.overlays["library@1"]] == ["library-1.toml", "upper-1.toml"]

    def test_its_own_organisations_stand_instead_of_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "upper.csv").write_text("code,name\n1,Up\n", "utf-8")
        assert dict(built(tmp_path, UPPER + '[organisations]\nfile = "upper.csv"').organisations) == {
            "1": "Up"
        }

    def test_a_third_builds_on_what_the_second_has_made(self, tmp_path: Path) -> None:
        upper = built(tmp_path, UPPER + '[add.words]\n"column.item" = "Thing"')
        text = UPPER.replace('"upper"', '"top"').replace('"north"', '"upper"')
        document = read_text(text + '[replace.words]\n"column.item" = "Item"', "top.toml")
        top = check_variant([document], tmp_path, {"upper": upper})
        assert dict(top.words) == {"total": "All in all", "column.item": "Item"}
        assert top.organisations["17"] == "Main Street"

    def test_replacing_a_word_that_is_not_there_shows_both_files(self, tmp_path: Path) -> None:
        assert told(tmp_path, UPPER + '[replace.words]\n"totla" = "Sum"') == (
            "upper.toml:8:1: error[not-there]: there is no `words.totla` to replace\n"
            "  |\n"
            '8 | "totla" = "Sum"\n'
            "  | ^^^^^^^\n"
            "  = note: what would be changed: north.toml:9:2\n"
            "  = hint: did you mean `total`?"
        )

    def test_adding_a_word_that_is_there_shows_both_files(self, tmp_path: Path) -> None:
        assert told(tmp_path, UPPER + '[add.words]\n"total" = "Sum"\n"column.item" = "Thing"') == (
            "upper.toml:8:1: error[already-there]: `words.total` is there already\n"
            "  |\n"
            '8 | "total" = "Sum"\n'
            "  | ^^^^^^^\n"
            "  = note: it stands: north.toml:10:1\n"
            "  = hint: `[replace.words]` changes it"
        )

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                '[words]\n"total" = "Sum"',
                "7:2: error[unknown-key]: the file of a variant that builds on another has no key `words`",
            ),
            (
                '[replace.variant]\ntitle = "x"',
                "7:10: error[unknown-key]: a table of changes of a variant has no key `variant`",
            ),
            (
                "[replace.numbers]\npercent = '%'",
                "8:11: error[wrong-kind]: `percent` is not text with one `0` where the number stands",
            ),
            (
                '[remove.numbers.locale]\nbecause = "x"',
                "north.toml:6:1: error[missing-key]: how numbers are written has to have `locale`",
            ),
        ],
    )
    def test_what_makes_no_variant_is_an_error(self, tmp_path: Path, text: str, expected: str) -> None:
        head = told(tmp_path, UPPER + text).partition("\n")[0]
        assert head.removeprefix("upper.toml:") == expected

    def test_what_is_not_there_cannot_be_built_on(self, tmp_path: Path) -> None:
        assert told(tmp_path, UPPER.replace('"north"', '"nroth"')).splitlines()[0::4] == [
            "upper.toml:6:13: error[unknown-variant]: there is no variant `nroth` to build on",
            "  = hint: did you mean `north`?",
        ]

    def test_a_variant_that_builds_on_none_has_nothing_to_replace(self, tmp_path: Path) -> None:
        assert said(tmp_path, HEAD + '[replace.words]\n"total" = "Sum"') == [
            "north.toml:13:2: error[unknown-key]: the file of a variant has no key `replace`"
        ]


class TestReworded:
    WORDS = 'schema = 1\nof = "north"\n[replace.words]\n"total" = "Sum"\n'

    def test_local_changes_change_words_and_are_remembered(self, tmp_path: Path) -> None:
        made = reworded(variant(tmp_path, HEAD), read_text(self.WORDS, "words.toml"))
        assert dict(made.words) == {"total": "Sum"}
        assert list(made.changes) == ["words.toml"]

    def test_two_that_touch_the_same_word_show_both_places(self, tmp_path: Path) -> None:
        north = variant(tmp_path, HEAD)
        with pytest.raises(KompassError) as caught:
            reworded(north, read_text(self.WORDS, "a.toml"), read_text(self.WORDS, "b.toml"))
        assert str(caught.value) == (
            "b.toml:4:1: error[changed-twice]: `words.total` is replaced twice\n"
            "  |\n"
            '4 | "total" = "Sum"\n'
            "  | ^^^^^^^\n"
            "  = note: the other change: a.toml:4:1\n"
            "  = hint: leave out one of them, or lay the second over what the first has made"
        )

    def test_changes_of_another_variant_are_refused(self, tmp_path: Path) -> None:
        text = self.WORDS.replace('"north"', '"south"')
        with pytest.raises(KompassError) as caught:
            reworded(variant(tmp_path, HEAD), read_text(text, "words.toml"))
        problem = caught.value.problems[0]
        assert (problem.slug, problem.hint) == (
            "wrong-revision",
            "lay them over the variant that they are made for",
        )
