"""Explanation: how an item came by its figures, back to the line that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.report import Bullets, Figure, Heading, Table
from kompass_core.problems import KompassError
from kompass_core.stages.report import explanation

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


def told(made: Report) -> list[object]:
    """The report in short: headings and captions, lists, and the rows of tables."""
    listed: list[object] = []
    for block in made.blocks:
        match block:
            case Heading(text, level):
                listed.append(f"{'#' * level} {text}")
            case Bullets(items):
                listed += items
            case Table(caption, _, rows):
                listed += [caption] if caption else []
                listed += [
                    tuple(cell.printed if isinstance(cell, Figure) else cell for cell in row.cells)
                    for row in rows
                ]
            case _:
                listed.append(block)
    return listed


def test_a_judged_item_is_explained_by_its_rule(house: Callable[..., Scorecard], plain: Variant) -> None:
    assert told(explanation(house(), "g.k.2", plain)) == [
        "# g.k.2 Table",
        "## Strict scale",
        "Worked out by rule",
        ("Points", "1.625", "1.63"),
        ("Max", "2.5", "2.5"),
        ("%", "65%", "65.0%"),
        "### Points",
        "Rule: maximum * mean(dimensions)",
        "Place: strict.toml:34:10",
        "What the rule saw",
        ("maximum", "", "", "2.5"),
        ("look", "How it looks", "all", "1"),
        ("work", "How it works", "third", "0.3"),
        "Its parts",
        ("mean(dimensions)", "0.65"),
        ("maximum * mean(dimensions)", "1.625"),
    ]


def test_an_item_is_explained_by_what_lies_below_it(house: Callable[..., Scorecard], plain: Variant) -> None:
    listed = told(explanation(house(), "g", plain))
    start = listed.index("### Points")
    assert listed[start:] == [
        "### Points",
        "Rule: sum(rooms.points)",
        "Place: strict.toml:42:10",
        "What the rule saw",
        ("points", "g.k", "Kitchen", "9.125"),
        ("points", "g.h", "Hall", "0"),
        "Its parts",
        ("sum(rooms.points)", "9.125"),
    ]


def test_bands_and_truths_are_explained_in_words(house: Callable[..., Scorecard], plain: Variant) -> None:
    listed = told(explanation(house(), "g.k", plain))
    assert listed[3:9] == [
        ("Points", "9.125", "9.1"),
        ("Max", "12.5", "12.5"),
        ("%", "73%", "73%"),
        ("grade", "high", "high"),
        ("sound", "yes", "yes"),
        ("worth", "0.73", "73%"),
    ]
    assert ("points > 4", "yes") in listed
    assert ("band(points / maximum, marks)", "high") in listed


def test_what_nobody_answered_is_said_to_be_so(house: Callable[..., Scorecard], plain: Variant) -> None:
    listed = told(explanation(house('[judgement."g.k.1"]\nlook = "half"\n'), "g.k.1", plain))
    assert ("look", "How it looks", "half", "0.5") in listed
    assert ("work", "How it works", "not answered", "0–1") in listed
    assert ("Points", "2.5–7.5", "2.5–7.5") in listed


def test_points_given_directly_are_explained_by_where_they_stand(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    listed = told(explanation(shipped("borlange-2010"), "1.3", sweden))
    path = "frameworks/kommunkompassen/evaluations/borlange-2010.toml"
    start = listed.index("## Nuvarande poängskala")
    assert listed[:start] == ["# 1.3 Hur informeras medborgarna om resultat?"]
    assert listed[start + 1 : start + 4] == [
        "Poäng angivna direkt",
        f"Plats: {path}:36:9",
        "Källa: Illustration, inte publicerad av någon",
    ]
    assert ("Uppnådd nivå", "10,625", "10,6") in listed
    assert ("%", "42,5%", "43%") in listed


def test_a_rule_that_gave_way_is_named_and_not_worked_out(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    listed = told(explanation(shipped("borlange-2010"), "1.3", sweden))
    start = listed.index("### Uppnådd nivå")
    assert listed[start:] == [
        "### Uppnådd nivå",
        "Regel, ej använd eftersom poäng angivits: maximum * mean(dimensions)",
        "Plats: plugins/kompass_scale_2010/2010.toml:75:10",
        "Källa: Illustration, inte publicerad av någon",
        "Regelns underlag",
        ("maximum", "", "", "25"),
        ("system", "Systemets konstruktion", "ej besvarat", "0–1"),
        ("deployment", "Systemets tillämpning", "ej besvarat", "0–1"),
        ("results", "Resultat och deras användning", "ej besvarat", "0–1"),
        ("renewal", "Utvärdering, analys och utveckling", "ej besvarat", "0–1"),
        "## Äldre poängskala",
        "Ej bedömt: poäng angivna för 1",
    ]


def test_points_known_as_printed_are_explained_by_what_was_printed(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    listed = told(explanation(shipped("borlange-2010-printed"), "1.3", sweden))
    assert "Poäng kända som tryckta: 10,6, 43%" in listed
    assert ("Uppnådd nivå", "10,625–<10,65", "10,6") in listed


def test_the_whole_is_explained_by_its_word(house: Callable[..., Scorecard], plain: Variant) -> None:
    assert told(explanation(house(), "total", plain))[0] == "# Total"


def test_what_does_not_apply_has_no_figures(house: Callable[..., Scorecard], plain: Variant) -> None:
    absent = house('[judgement."g.k.2"]\nitem = "not applicable"\n')
    assert told(explanation(absent, "g.k.2", plain))[1:] == ["## Strict scale", "Not applicable"]


def test_no_other_item_has_figures_in_it(house: Callable[..., Scorecard], plain: Variant) -> None:
    assert [list(items) for items in explanation(house(), "g.k", plain).figures[0].values()] == [["g.k"]]


@pytest.mark.parametrize(
    ("code", "hint"),
    [("g.k.3", "did you mean `g.k.2` or `g.k.1` or `g.k`?"), ("cellar", "the whole is `total`")],
)
def test_an_item_that_is_not_there_is_a_problem(
    code: str, hint: str, house: Callable[..., Scorecard], plain: Variant
) -> None:
    with pytest.raises(KompassError) as caught:
        explanation(house(), code, plain)
    (problem,) = caught.value.problems
    assert (problem.slug, problem.message) == ("unknown-item", f"`house@1` has no item `{code}`")
    assert problem.hint == hint
