"""Rename: a code is changed in every file that names it, or in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.editor.context import context
from kompass_core.editor.files import files
from kompass_core.editor.rename import applied, rename
from kompass_core.problems import KompassError

from .conftest import CHANGES, EXPECTED, LIBRARY, STARS, STREET, TEXTS

if TYPE_CHECKING:
    from .conftest import Desk

NEXT = """\
schema = 1
[framework]
id = "library"
revision = "2"
replaces = "1"
title = "A good library"
language = "en"
levels = ["question"]
scales = ["stars"]
[question.X]
title = "Is there something for everybody?"
maximum = 20
was = "A.1"
"""


def renamed(desk: Desk, code: str, new: str, home: str = "library.toml") -> dict[str, str]:
    """The texts of all files that change, by their names, with the code renamed."""
    known = context(desk.session, desk.folder / home)
    assert known is not None
    edits = rename(desk.session, known, code, new, files([desk.folder], known))
    return {
        path.relative_to(desk.folder).as_posix(): applied(made[0].span.source.text, made)
        for path, made in edits.items()
    }


def test_a_code_is_renamed_in_every_file_that_names_it(desk: Desk) -> None:
    assert renamed(desk, "A.1", "A.one") == {
        "library.toml": LIBRARY.replace('"A.1"', '"A.one"'),
        "evaluations/main-street.toml": STREET.replace('"A.1"', '"A.one"'),
        "changes.toml": CHANGES.replace('"A.1"', '"A.one"'),
        "expectations/main-street.toml": EXPECTED.replace('"A.1"', '"A.one"'),
    }


def test_a_rule_of_the_item_is_renamed_with_it(desk: Desk) -> None:
    assert renamed(desk, "A.2", "A.x")["scales/stars.toml"] == STARS.replace('"A.2"', '"A.x"')


def test_parts_are_renamed_with_what_they_are_parts_of_by_their_codes(desk: Desk) -> None:
    made = renamed(desk, "A", "B")
    assert made["library.toml"] == (
        LIBRARY.replace("theme.A]", "theme.B]")
        .replace('"A.1"', '"B.1"')
        .replace('"A.2"', '"B.2"')
        .replace('parent = "A"', 'parent = "B"')
    )
    assert made["evaluations/main-street.toml"] == STREET.replace('"A.', '"B.')


def test_another_item_is_not_overwritten(desk: Desk) -> None:
    with pytest.raises(KompassError) as caught:
        renamed(desk, "A.1", "A.2")
    assert [problem.slug for problem in caught.value.problems] == ["duplicate-code"]


@pytest.mark.parametrize("new", ["", "total", "a b", "[x]", '"', "x" * 41])
def test_what_is_no_code_is_refused(desk: Desk, new: str) -> None:
    with pytest.raises(KompassError) as caught:
        renamed(desk, "A.1", new)
    assert [problem.slug for problem in caught.value.problems] == ["reserved-name"]


def test_a_part_whose_code_says_whose_it_is_cannot_go_elsewhere(desk: Desk) -> None:
    with pytest.raises(KompassError) as caught:
        renamed(desk, "A.1", "C.1")
    assert [problem.slug for problem in caught.value.problems][:1] == ["unknown-name"]
    assert not desk.session.texts


def test_the_revision_that_comes_after_says_what_its_items_were(desk: Desk) -> None:
    (desk.folder / "next.toml").write_text(NEXT, "utf-8")
    assert renamed(desk, "A.1", "A.one")["next.toml"] == NEXT.replace('was = "A.1"', 'was = "A.one"')


def test_a_file_of_another_framework_is_left_alone(desk: Desk) -> None:
    (desk.folder / "evaluations/other.toml").write_text(STREET.replace("../library.toml", "moon@1"), "utf-8")
    assert "evaluations/other.toml" not in renamed(desk, "A.1", "A.one")


def test_files_are_not_changed_by_renaming(desk: Desk) -> None:
    renamed(desk, "A.1", "A.one")
    assert {name: (desk.folder / name).read_text("utf-8") for name in TEXTS} == TEXTS
