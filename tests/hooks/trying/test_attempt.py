"""Attempt: worked examples and figures of a report, held against what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.local import Local
from kompass_core.hooks.trying.told import told, told_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kompass_core.hooks.trying.tried import Tried

    Try = Callable[..., Tried]

LUSH = '[example.lush]\nitem = "a.1"\njudgement = { health = "lush" }\n'
SPRING = '\nschema = 1\n[expectation]\nevaluation = "spring"\n'


def found(tried: Tried) -> list[tuple[str, str]]:
    """The slug and the text under the caret of all that is wrong."""
    return [(one.slug, one.place if isinstance(one.place, str) else one.place.text) for one in tried.found()]


def printed(tried: Tried) -> list[str | None]:
    """What comes out instead of what is expected."""
    return [one.printed for case in tried.cases for one in case.differences]


HEADING = (
    "expectations/rose.toml:8:10: error[other-figure]: "
    "`9.0` is expected as the points of `a.1`, and `10.0` comes out"
)
BED = '[example.bed]\nitem = "a"\nothers = "not applicable"\n'
NOBODY = '[example.nobody]\nitem = "a.1"\n'
ALL = """
[example.all]
item = "total"
judgements = { "a.1" = { health = "alive" }, "a.2" = { health = "lush" } }
points = "20.0"
"""


@pytest.mark.parametrize(
    "text",
    [
        LUSH + 'points = "10.0"\n',
        LUSH + 'points = "10.0"\nmaximum = "10"\npercent = "100%"\nmeasures = { state = "good" }\n',
        LUSH.replace('"lush" }', "'100%' }") + 'points = "10.0"\n',
        NOBODY + 'points = "0.0-10.0"\n',
        NOBODY + 'points = "0.0 - 10.0"\n',
        NOBODY + 'points = "0.0–10.0"\n',
        NOBODY + 'points = " 0.0–10.0\u00a0"\n',
        BED + 'given = { "a.1" = 7 }\npoints = "7.0"\nmaximum = "10"\n',
        BED + 'given = { "a.1" = { printed = "7.3" } }\npoints = "7.3"\n',
        BED + 'points = "not applicable"\n',
        BED + 'given = { a = 12 }\npoints = "12.0"\nmeasures = { full = "yes" }\n',
        ALL,
    ],
)
def test_what_comes_out_is_fine(tried: Try, text: str) -> None:
    one = tried(text)
    assert (found(one), one.sound, one.examples) == ([], True, 1)


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        (LUSH + 'points = "10"\n', ["10.0"]),
        (LUSH + 'points = "10,0"\n', ["10.0"]),
        (LUSH + 'points = "10.00"\n', ["10.0"]),
        (LUSH + 'points = "9.9"\nmaximum = "11"\n', ["10.0", "10"]),
        (LUSH + 'measures = { state = "poor" }\n', ["good"]),
        ('[example.nobody]\nitem = "a.1"\npoints = "10.0"\n', ["0.0–10.0"]),
        ('[example.bed]\nitem = "a"\nothers = "not applicable"\npoints = "0.0"\n', ["not applicable"]),
        ('[example.bed]\nitem = "a"\nothers = "not applicable"\nmaximum = "0"\n', [None]),
    ],
)
def test_what_comes_out_otherwise_is_said(tried: Try, text: str, comes: list[str | None]) -> None:
    one = tried(text)
    assert (comes, {slug for slug, _ in found(one)}) == (printed(one), {"other-figure"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LUSH.replace("a.1", "a.3") + 'points = "1"\n', [("unknown-item", "item")]),
        (LUSH.replace('"lush"', '"lusch"') + 'points = "1"\n', [("off-scale", '"lusch"')]),
        (LUSH.replace("health", "helth") + 'points = "1"\n', [("unknown-name", "helth")]),
        (LUSH + 'points = "1"\nscale = "esay"\n', [("unknown-scale", "scale")]),
        (LUSH + 'measures = { sate = "good" }\n', [("unknown-name", '"good"')]),
        (LUSH + 'points = "1"\ngiven = { "a.2" = 1 }\n', [("unknown-item", '"a.2"')]),
        (LUSH + 'points = "1"\njudgements = { "b.2" = { health = "lush" } }\n', [("unknown-item", '"b.2"')]),
        (
            LUSH + 'points = "1"\ngiven = { "a.1" = 1 }\n',
            [("given-twice", "1"), ("given-twice", "judgement")],
        ),
        (LUSH.replace('"a.1"', "'a'") + 'points = "1"\n', [("not-judged", "judgement")]),
    ],
)
def test_what_is_not_there_is_said_where_it_is_named(
    tried: Try, text: str, expected: list[tuple[str, str]]
) -> None:
    assert set(found(tried(text))) <= set(expected)
    assert found(tried(text)) != []


def test_one_example_that_cannot_be_tried_leaves_the_others(tried: Try) -> None:
    one = tried(
        LUSH.replace("a.1", "a.9") + 'points = "1"\n' + LUSH.replace("e.lush", "e.x") + 'points = "1"\n'
    )
    assert [slug for slug, _ in found(one)] == ["unknown-item", "other-figure"]


def test_a_scale_that_refuses_it_is_said_once(tried: Try, folder: Path) -> None:
    scale = folder / "scales" / "easy.toml"
    scale.write_text(scale.read_text("utf-8").replace('"shrink"', '"refuse"'), "utf-8")
    one = tried('[example.bed]\nitem = "total"\nothers = "not applicable"\npoints = "1"\n')
    assert [slug for slug, _ in found(one)] == ["not-applicable"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[lines.easy]\n"a.1" = { points = "5.0" }\n[summary.easy]\ntotal = "20.0"\n', []),
        ('[lines.easy]\n"a.1" = { points = "5.1" }\n', [("other-figure", '"5.1"')]),
        ('[lines.esay]\n"a.1" = { points = "5.0" }\na = { points = "3" }\n', [("unknown-scale", '"5.0"')]),
        ('[summary.easy]\nb = "20.0"\n', [("unknown-item", '"20.0"')]),
    ],
)
def test_figures_of_an_evaluation_are_tried_in_the_same_way(
    tried: Try, text: str, expected: list[tuple[str, str]]
) -> None:
    one = tried(text, SPRING)
    assert (found(one), one.evaluation) == (expected, "spring")


@pytest.mark.parametrize(
    ("head", "slug"),
    [
        (SPRING.replace("spring", "sprung"), "unknown-evaluation"),
        ('\nschema = 1\n[expectation]\nevaluation = "spring"\nvariant = "moon"\n', "unknown-variant"),
    ],
)
def test_what_it_is_of_has_to_be_there(tried: Try, head: str, slug: str) -> None:
    one = tried('[lines.easy]\n"a.1" = { points = "5.0" }\n', head)
    (problem,) = one.found()
    assert (problem.slug, isinstance(problem.place, str)) == (slug, False)


def test_another_kind_of_file_is_none(tried: Try) -> None:
    one = tried("schema = 1\n[evaluation]\n", "")
    assert found(one) == [("wrong-kind", "schema")]


def test_changes_are_tried_as_well(tried: Try, folder: Path) -> None:
    changes = folder / "changes.toml"
    changes.write_text('schema = 1\nof = "garden@1"\n[replace.plant."a.1"]\nmaximum = 12\n', "utf-8")
    assert printed(tried(LUSH + 'points = "10.0"\n', local=Local([changes]))) == ["12.0"]
    assert printed(tried(LUSH + 'points = "10.0"\n')) == []


def test_a_difference_is_told_with_what_it_is_made_of(tried: Try, folder: Path) -> None:
    one = tried(LUSH + 'points = "9.0"\nbecause = "somebody said so"\n')
    (case,) = one.cases
    (difference,) = case.differences
    assert (
        told(difference, case).replace(f"{folder}/", "")
        == f"""{HEADING}
  example  lush (garden@1, scale easy)
  because  somebody said so
  exactly  10
  rule     if health < 50% and maximum > 15 then 0 else maximum * health
           expectations/../scales/easy.toml:30:10
  saw      health   How well it grows  lush   1
           maximum                           10
  parts    health < 50%                                                   no
           health < 50% and maximum > 15                                  no
           maximum * health                                               10
           if health < 50% and maximum > 15 then 0 else maximum * health  10"""
    )


def test_a_long_difference_is_cut_to_twenty_lines_of_eighty_columns(tried: Try, folder: Path) -> None:
    framework = folder / "1.toml"
    more = "".join(f'[plant."a.{n}"]\ntitle = "{"A rose " * 20}"\nmaximum = 10\n' for n in range(3, 40))
    framework.write_text(framework.read_text("utf-8") + "\n" + more, "utf-8")
    one = tried(f'[example.all]\nitem = "a"\npoints = "9.0"\nbecause = "{"so " * 300}"\n')
    (case,) = one.cases
    lines = told(case.differences[0], case).replace(f"{folder}/", "").splitlines()
    assert len(lines) <= 20
    assert max(map(len, lines[1:])) <= 80
    assert "           ... (33 more)" in lines


def test_points_that_are_given_are_told_to_be(tried: Try) -> None:
    one = tried('[example.bed]\nitem = "a"\ngiven = { a = 12 }\npoints = "13.0"\n')
    (case,) = one.cases
    assert "Points given directly" in told(case.differences[0], case)


def test_what_two_figures_are_made_of_is_told_once(tried: Try, folder: Path) -> None:
    (case,) = tried(LUSH + 'points = "9.0"\npercent = "90%"\nmaximum = "9"\n').cases
    first, second, third = (text.replace(f"{folder}/", "") for text in told_of(case))
    assert "  rule  " in first
    assert second.splitlines()[1:] == ["  exactly  100%"]
    assert third.splitlines()[1:] == [
        "  example  lush (garden@1, scale easy)",
        "  exactly  10",
        "  stated   expectations/../1.toml:17:8",
    ]
