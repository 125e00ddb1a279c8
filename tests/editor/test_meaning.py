"""Meaning: names lead to where they are defined, from every kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.editor.meaning import meaning

if TYPE_CHECKING:
    from .conftest import Desk

EVALUATION = "evaluations/main-street.toml"


@pytest.mark.parametrize(
    ("name", "before", "after", "leads_to"),
    [
        ("scales/stars.toml", "maximum * pl", "an'", "scales/stars.toml:9:12"),
        ("scales/stars.toml", "'sum(questions.po", "ints)'", "scales/stars.toml:19:10"),
        ("scales/stars.toml", "'sum(themes.max", "imum)'", "scales/stars.toml:24:11"),
        ("scales/stars.toml", "band(points / maximum, gra", "de)'", "scales/stars.toml:15:8"),
        ("scales/stars.toml", "band(poi", "nts / maximum, grade)'", "scales/stars.toml:26:10"),
        ("scales/stars.toml", '[rule."A.', '2"]', "library.toml:16:11"),
        ("library.toml", 'parent = "', 'A"', "library.toml:9:8"),
        ("library.toml", 'scales = ["st', 'ars"]', "scales/stars.toml:2:1"),
        (EVALUATION, '[judgement."A', '.1"]', "library.toml:11:11"),
        (EVALUATION, '[finding."A', '.1"]', "library.toml:11:11"),
        (EVALUATION, "u", 'se = "partly"', "scales/stars.toml:12:12"),
        (EVALUATION, 'use = "pa', 'rtly"', "scales/stars.toml:12:12"),
        (EVALUATION, 'framework = "../lib', 'rary.toml"', "library.toml:1:1"),
        ("changes.toml", 'question."A', '.1"', "library.toml:11:11"),
        ("changes.toml", 'of = "lib', 'rary.toml"', "library.toml:1:1"),
        ("expectations/main-street.toml", '"A', '.1" =', "library.toml:11:11"),
    ],
)
def test_a_name_leads_to_where_it_is_defined(
    desk: Desk, name: str, before: str, after: str, leads_to: str
) -> None:
    known, at, offset = desk.at(name, before, after)
    assert at is not None
    found = meaning(at, offset, known)
    assert found is not None
    assert str(found.place).replace("/evaluations/..", "") == f"{desk.folder}/{leads_to}"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("library.toml", 'title = "Bo', 'oks"'),
        ("scales/stars.toml", "maximum *", " mean(dim"),
        (EVALUATION, 'text = "There', " is."),
    ],
)
def test_what_names_nothing_leads_nowhere(desk: Desk, name: str, before: str, after: str) -> None:
    known, at, offset = desk.at(name, before, after)
    assert at is None or meaning(at, offset, known) is None


def test_while_a_file_is_broken_its_names_still_lead_somewhere(desk: Desk) -> None:
    text = desk.at("scales/stars.toml", "maximum * pl", "an'")[0].document.source.text
    desk.open("scales/stars.toml", text.replace("sum(themes.points)", "sum(themes.poi)"))
    known, at, offset = desk.at("scales/stars.toml", "maximum * pl", "an'")
    found = None if at is None else meaning(at, offset, known)
    assert found is not None
    assert str(found.place).endswith("scales/stars.toml:9:12")
