"""A digest changes with what a document says, and with nothing else."""

from __future__ import annotations

import pytest

from kompass_core.stages.digest import digest
from kompass_core.stages.read import read_text

SCALE = """\
schema = 1
[scale]
id = "a"
of = "b"
print.lines = { area = { points = 1, percent = 0 }, total = { points = 1 } }
[dimension.plan]
title = "Plan"
steps = { none = 0, some = '50%' }
[rule.judged]
points = 'maximum * mean(dimensions)'
share = '1 / 2'
source = "s"
"""


def of(text: str) -> str:
    return digest(read_text(text, "scale.toml"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema = 1", "\n\n# a remark\nschema=1"),
        ('id = "a"\nof = "b"', "of = 'b'\nid = 'a'"),
        ("{ points = 1, percent = 0 }", "{ percent = 0, points = 1.0 }"),
        ("maximum * mean(dimensions)", "(maximum)*mean( dimensions )"),
        ("1 / 2", "1.0 / 2"),
        ('[dimension.plan]\ntitle = "Plan"\n', "[dimension.plan]\ntitle = 'Plan'\n"),
    ],
)
def test_how_it_is_laid_out_does_not_count(old: str, new: str) -> None:
    assert old in SCALE
    assert of(SCALE) == of(SCALE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "a"', 'id = "c"'),
        (
            "area = { points = 1, percent = 0 }, total = { points = 1 }",
            "total = { points = 1 }, area = { points = 1, percent = 0 }",
        ),
        ("none = 0, some = '50%'", "some = '50%', none = 0"),
        ("none = 0, some = '50%'", "none = '0', some = '50%'"),
        ("maximum * mean(dimensions)", "mean(dimensions) * maximum"),
        ("maximum * mean(dimensions)", "maximum * "),
        ("1 / 2", "50%"),
        (
            "points = 'maximum * mean(dimensions)'\nshare = '1 / 2'",
            "share = '1 / 2'\npoints = 'maximum * mean(dimensions)'",
        ),
        ('source = "s"', 'why = "s"'),
    ],
)
def test_what_it_says_and_the_order_of_print_do(old: str, new: str) -> None:
    assert old in SCALE
    assert of(SCALE) != of(SCALE.replace(old, new))


def test_changes_are_digested_as_what_they_change() -> None:
    rule = "[replace.scale.s.rule.judged]\npoints = "
    text = f"of = 'a@1'\n[replace.area.1]\nmaximum = 1\ntitle = 'x'\n{rule}'1+1'\n"
    tidy = f"of = 'a@1'\n[replace.area.1]\ntitle = 'x'\nmaximum = 1\n{rule}'1 + 1'\n"
    assert of(text) == of(tidy)
    assert of(text) != of(tidy.replace("maximum = 1", "maximum = 2"))


def test_what_no_kind_of_file_has_counts_as_it_stands() -> None:
    assert of("a = 1\nb = 2\n") != of("b = 2\na = 1\n")


def test_a_text_among_documents_counts_too() -> None:
    document = read_text(SCALE, "scale.toml")
    assert len({digest(document), digest(document, "x"), digest("x", document)}) == 3
