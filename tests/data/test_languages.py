"""The same evaluations in every language that we ship: the same figures, and nothing left untranslated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from kompass_core.model.framework import TOTAL
from kompass_core.model.words import lacking
from kompass_core.stages.report import report
from kompass_core.stages.report.fallback import fallback
from kompass_core.stages.report.wording import wording
from kompass_text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

    Card = Callable[..., Scorecard]

FRAMEWORK = Path(__file__).parents[2] / "frameworks" / "kommunkompassen"
LANGUAGES = {"sweden": "sv", "norway": "nb", "denmark": "da", "english": "en"}
EVALUATIONS = {"2010": "borlange-2010", "2016": "vallentuna-2017", "2020": "vallentuna-2021"}
NORWEGIAN = {"2010": "roros-2017", "2020": "roros-2021"}


def changes(own: str, wanted: str) -> tuple[str, ...]:
    """The variants that a report is made with: that of the evaluation, then that of the reader."""
    return tuple(dict.fromkeys((own, wanted)))


@pytest.mark.parametrize("variant", LANGUAGES)
def test_a_variant_has_every_word(variant: str, variants: dict[str, Variant]) -> None:
    assert variants[variant].language == LANGUAGES[variant]
    assert lacking(variants[variant]) == ()


@pytest.mark.parametrize("variant", LANGUAGES)
@pytest.mark.parametrize("name", [*EVALUATIONS.values(), "fagersta-2009"])
def test_every_title_is_in_the_language_of_the_report(variant: str, name: str, card: Card) -> None:
    items = card(name, *changes("sweden", variant)).framework.items
    assert {item.language for item in items.values()} == {LANGUAGES[variant]}


@pytest.mark.parametrize("variant", LANGUAGES)
@pytest.mark.parametrize("name", NORWEGIAN.values())
def test_every_title_of_a_norwegian_evaluation_is_too(variant: str, name: str, card: Card) -> None:
    items = card(name, *changes("norway", variant)).framework.items
    assert {item.language for item in items.values()} == {LANGUAGES[variant]}


@pytest.mark.parametrize("revision", NORWEGIAN)
def test_in_swedish_a_norwegian_evaluation_has_the_titles_of_the_swedish_file(
    revision: str, card: Card
) -> None:
    file = tomli.loads((FRAMEWORK / f"{revision}.toml").read_text("utf-8"))
    framework = card(NORWEGIAN[revision], "norway", "sweden").framework
    titles = {code: item.title for code, item in framework.items.items() if code != TOTAL}
    assert framework.title == "Kommunkompassen"
    assert titles == {code: item["title"] for level in framework.levels for code, item in file[level].items()}


@pytest.mark.parametrize("variant", LANGUAGES)
@pytest.mark.parametrize("name", [*EVALUATIONS.values(), *NORWEGIAN.values()])
def test_nothing_of_a_shipped_report_falls_back(
    variant: str, name: str, card: Card, variants: dict[str, Variant]
) -> None:
    made = card(name, *changes("sweden", variant))
    assert list(fallback(made, wording(variants[variant]))) == []


@pytest.mark.parametrize(
    ("variant", "line", "total"),
    [
        ("sweden", ["9,4", "25", "38%"], "331"),
        ("norway", ["9,4", "25", "38\N{NO-BREAK SPACE}%"], "331"),
        ("denmark", ["9,4", "25", "38\N{NO-BREAK SPACE}%"], "331"),
        ("english", ["9.4", "25", "38%"], "331"),
    ],
)
def test_figures_are_the_same_and_written_as_is_the_custom(
    variant: str, line: list[str], total: str, card: Card, variants: dict[str, Variant]
) -> None:
    made = report(card("borlange-2010", *changes("sweden", variant)), variants[variant])
    items = made.figures[0]["2010"]
    assert [getattr(figure, "printed", figure) for figure in items["2.2"].figures.values()] == line
    assert items[TOTAL].tables["summary"]["points"].printed == total
    exact = [figure for figure in items["2.2"].figures.values() if not isinstance(figure, str)]
    assert [(figure.low, figure.high) for figure in exact] == [
        (figure.low, figure.high)
        for figure in report(card("borlange-2010"), variants["english"])
        .figures[0]["2010"]["2.2"]
        .figures.values()
        if not isinstance(figure, str)
    ]


@pytest.mark.parametrize("variant", ["norway", "denmark", "english"])
@pytest.mark.parametrize("revision", EVALUATIONS)
def test_no_swedish_title_and_no_swedish_word_is_left(
    variant: str, revision: str, card: Card, variants: dict[str, Variant]
) -> None:
    swedish = tomli.loads((FRAMEWORK / f"{revision}.toml").read_text("utf-8"))
    made = card(EVALUATIONS[revision], "sweden", variant)
    titles = {code: item.title for code, item in made.framework.items.items()}
    same = {"Effektivitet"}  # spelt alike in three of the languages
    left = [
        item["title"]
        for level in made.framework.levels
        for code, item in swedish[level].items()
        if titles[code] == item["title"] and item["title"] not in same
    ]
    assert left == []
    text = plain(report(made, variants[variant]))
    words = ("Uppnådd", "Område", "Sammanfattning", "Styrkor", "Förebilder", "Totalt", "poängskala")
    ours = {value for value in variants[variant].words.values() for word in words if word in value}
    assert [word for word in words if word in text and not any(word in one for one in ours)] == []


@pytest.mark.parametrize("variant", LANGUAGES)
@pytest.mark.parametrize("name", EVALUATIONS.values())
def test_a_report_fits_80_columns(variant: str, name: str, card: Card, variants: dict[str, Variant]) -> None:
    text = plain(report(card(name, *changes("sweden", variant)), variants[variant]))
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_the_roles_of_2020_are_not_printed_and_the_areas_and_the_total_are(
    card: Card, variants: dict[str, Variant]
) -> None:
    made = report(card("vallentuna-2021"), variants["sweden"])
    items = made.figures[0]["2020"]
    summed = [code for code, item in items.items() if "summary" in item.tables]
    assert summed == [TOTAL, "1", "2", "3", "4", "5", "6", "7", "8"]
    assert "aktör" not in plain(made)
