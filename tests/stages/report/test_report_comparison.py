"""Comparison: several scorecards side by side, on a scale that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.report import Bullets, Figure, Heading, Paragraph, Table
from kompass_core.problems import KompassError
from kompass_core.stages.report import comparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

SIX = ("borlange-2010", "fagersta-2009", "gallivare-2009", "mark-2009", "skovde-2010", "botkyrka-2005")
SUMMARY = "[scale.print.summary]\nfloor = { points = [0, 1] }\ntotal = { points = 0 }\n"


def rows(made: Report) -> list[list[str]]:
    """The headings and rows of the table."""
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    cells = ([cell.printed if isinstance(cell, Figure) else cell for cell in row.cells] for row in table.rows)
    return [[column.heading for column in table.columns], *cells]


def test_the_published_comparison_of_six_comes_out(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    assert rows(comparison([shipped(name) for name in SIX], sweden)) == [
        [
            "Område",
            "Borlänge 2010",
            "Fagersta 2009",
            "Gällivare 2009",
            "Mark 2009",
            "Skövde 2010",
            "Botkyrka 2005",
        ],
        ["1", "55", "64", "59", "68", "59", "91"],
        ["2", "58", "59", "51", "73", "60", "88"],
        ["3", "51", "59,5", "54", "74,5", "53", "95"],
        ["4", "56,5", "70", "63,5", "66", "69", "82"],
        ["5", "51", "56", "52", "54", "48", "86"],
        ["6", "46,5", "44,5", "45,5", "49,5", "50,5", "82"],
        ["7", "41", "44", "41", "53", "44", "78"],
        ["8", "84", "69", "79", "75", "82", "94"],
        ["Totalt", "443", "466", "445", "513", "465,5", "696"],
    ]


def test_the_comparison_says_its_scale_and_what_its_codes_stand_for(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    made = comparison([shipped(name) for name in SIX], sweden)
    heading, table, key = made.blocks
    assert heading == Heading("Kommunkompassen: jämförelse", 1)
    assert isinstance(table, Table)
    assert table.caption == "Jämförelse: Äldre poängskala"
    assert isinstance(key, Bullets)
    assert (len(key.items), key.items[6]) == (8, "7 Verksamhetsutveckling")


def test_figures_and_scorecards_are_of_the_one_scale(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    made = comparison([shipped("borlange-2010"), shipped("skovde-2010")], sweden)
    assert [list(figures) for figures in made.figures] == [["2002"], ["2002"]]
    assert [list(card.sheets) for card in made.scorecards] == [["2002"], ["2002"]]


def test_of_several_that_all_share_the_first_is_taken_unless_one_is_asked_for(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    twice = [shipped("borlange-2010"), shipped("borlange-2010-printed")]
    assert rows(comparison(twice, sweden))[-1] == ["Totalt", "331", "331"]
    assert rows(comparison(twice, sweden, "2002"))[-1] == ["Totalt", "443", "443"]


def test_a_scale_that_not_all_have_is_refused_and_says_who_has_what(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    with pytest.raises(KompassError) as caught:
        comparison([shipped("borlange-2010"), shipped("skovde-2010")], sweden, "2010")
    (problem,) = caught.value.problems
    assert problem.slug == "no-shared-scale"
    assert problem.message == "not all of the 2 evaluations have the scale `2010`"
    assert problem.hint == "they have in common `2002`"
    assert [(label, str(span).rpartition("/")[2]) for label, span in problem.related] == [
        ("`borlange-2010` has `2010`, `2002` of `kommunkompassen`", "borlange-2010.toml:14:1"),
        ("`skovde-2010` has `2002` of `kommunkompassen`", "skovde-2010.toml:10:1"),
    ]


def test_instruments_of_two_kinds_share_no_scale(
    shipped: Callable[..., Scorecard], house: Callable[..., Scorecard], sweden: Variant
) -> None:
    with pytest.raises(KompassError) as caught:
        comparison([shipped("borlange-2010"), house()], sweden)
    (problem,) = caught.value.problems
    assert (problem.slug, problem.message) == ("no-shared-scale", "the 2 evaluations have no scale in common")
    assert problem.related[1][0] == "`ours` has `strict` of `house`"
    assert problem.related[1][1].text == '"house@1"'


def test_there_has_to_be_something_to_compare(sweden: Variant) -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        comparison([], sweden)


def test_what_only_some_have_is_said_to_be_absent(house: Callable[..., Scorecard], plain: Variant) -> None:
    bigger = ("[floor.u]", '[floor.c]\ntitle = "Cellar"\nmaximum = 3\n[floor.u]')
    made = comparison([house(), house("[given.strict.points]\nc = 1\n", bigger)], plain)
    assert rows(made) == [
        ["floor", "Number seven 2024", "Number seven 2024"],
        ["g", "9.1", "0–18.5"],
        ["u", "5", "0–5"],
        ["c", "not part of it", "1"],
        ["Total", "14", "1–25"],
    ]


def test_a_scale_that_has_changed_is_pointed_out(house: Callable[..., Scorecard], plain: Variant) -> None:
    made = comparison([house(), house("", ("'points > 4'", "'points > 5'"))], plain)
    assert made.blocks[-1] == Bullets(
        (
            "Strict scale was not the same for all of them",
            "Number seven 2024: Strict scale: 8 of 8 judgements are missing; a range is all that is known",
        )
    )


def test_without_a_summary_the_closing_tables_are_compared(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    made = comparison([house("", (SUMMARY, ""))], plain)
    assert [row[0] for row in rows(made)] == [
        *("Item", "g", "g.k", "g.k.1", "g.k.2", "g.h", "g.h.1", "u", "u.b", "u.b.1", "Total")
    ]


def test_what_is_an_illustration_is_said_once(shipped: Callable[..., Scorecard], english: Variant) -> None:
    judged = '\n[judgement."1.1"]\nsystem = "partly"\n'

    def edit(text: str) -> str:
        return text.partition("[given.2010]")[0].replace(', "2002"]', "]") + judged

    made = comparison([shipped("borlange-2010", edit), shipped("borlange-2010", edit)], english, "2010")
    assert [block for block in made.blocks if isinstance(block, Paragraph)] == [
        Paragraph("Illustration, not published by anybody:")
    ]
    assert made.blocks[-1] == Bullets(
        (
            "Current scale: rules",
            "Current scale: steps and what they are worth",
            "Current scale: what is judged about an item",
            "Current scale: what a missing judgement means",
        )
    )
