"""A variant of several files, with the organisations of its country, and what is wrong with them."""

# ruff: noqa: E501 - messages are compared as they are printed

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError
from kompass_core.stages.check import check_variant
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


def test_two_files_that_change_the_same_show_both(tmp_path: Path) -> None:
    with pytest.raises(KompassError) as caught:
        variant(tmp_path, HEAD, CHANGES, CHANGES)
    assert str(caught.value) == (
        "library-2.toml:2:6: error[duplicate-code]: the variant changes `library@1` in two files\n"
        "  |\n"
        '2 | of = "library@1"\n'
        "  |      ^^^^^^^^^^^\n"
        "  = note: the other one: library-1.toml:2:6\n"
        "  = hint: put all changes of it in one"
    )


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
