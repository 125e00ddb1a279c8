"""Figures: each is rounded once, from the exact value, and never made of printed ones."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from kompass_core.model.report import Figure
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.report import ItemFigures
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

EXPECTATIONS = sorted(
    path
    for path in (Path(__file__).parents[3] / "frameworks" / "kommunkompassen" / "expectations").glob("*.toml")
    if tomli.loads(path.read_text("utf-8")).get("summary", {"-": {}}).keys() <= {"2010", "2002"}
)
"""Of the revision of 2010, which is the one that is scored here."""


def printed(figure: Figure | str) -> str:
    """What is printed of a figure or a word."""
    return figure.printed if isinstance(figure, Figure) else figure


def lines(items: Mapping[str, ItemFigures], code: str) -> dict[str, str]:
    """What the closing tables print of an item."""
    return {measure: printed(figure) for measure, figure in items[code].figures.items()}


@pytest.fixture
def strict(house: Callable[..., Scorecard], plain: Variant) -> Callable[..., Mapping[str, ItemFigures]]:
    """What is printed of a house."""
    return lambda *found: figures(house(*found), wording(plain))["strict"]


def test_there_are_figures_to_compare_with() -> None:
    assert [path.stem for path in EXPECTATIONS if path.stem == "borlange-2010"] == ["borlange-2010"]


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_every_figure_of_a_published_report_is_printed_as_it_was(
    path: Path, shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    expected: dict[str, Any] = tomli.loads(path.read_text("utf-8"))
    made = figures(shipped(path.stem), wording(sweden))
    summary = {
        scale: {code: printed(made[scale][code].tables["summary"]["points"]) for code in listed}
        for scale, listed in expected["summary"].items()
    }
    closing = {
        scale: {code: lines(made[scale], code) for code in listed}
        for scale, listed in expected.get("lines", {}).items()
    }
    assert summary == expected["summary"]
    assert closing == expected.get("lines", {})


def test_a_line_has_the_decimals_of_its_level(strict: Callable[..., Mapping[str, ItemFigures]]) -> None:
    made = strict()
    assert lines(made, "g.k.1") == {"points": "7.5", "maximum": "10", "percent": "75.0%"}
    assert lines(made, "g.k.2") == {"points": "1.63", "maximum": "2.5", "percent": "65.0%"}
    assert lines(made, "g") == {"points": "9.1", "maximum": "18.5", "percent": "49%"}
    assert lines(made, "total") == {"points": "14.1", "maximum": "23.5", "percent": "60%"}


def test_another_table_prints_the_same_value_in_its_own_way(
    strict: Callable[..., Mapping[str, ItemFigures]],
) -> None:
    made = strict()
    assert {code: printed(made[code].tables["summary"]["points"]) for code in ("g", "u", "total")} == {
        "g": "9.1",
        "u": "5",
        "total": "14",
    }
    assert made["g.k"].tables == {}


def test_a_figure_keeps_its_exact_value(strict: Callable[..., Mapping[str, ItemFigures]]) -> None:
    exact = Fraction("1.625")
    assert strict()["g.k.2"].figures["points"] == Figure("1.63", exact, exact)


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [("half-up", "1.63"), ("half-even", "1.62"), ("half-down", "1.62"), ("down", "1.62")],
)
def test_a_tie_is_rounded_as_the_scale_says(
    rounding: str, expected: str, house: Callable[..., Scorecard], plain: Variant
) -> None:
    scorecard = house(
        '[judgement."g.k.2"]\nlook = "all"\nwork = "third"\n',
        ('rounding = "half-up"', f'rounding = "{rounding}"'),
    )
    assert lines(figures(scorecard, wording(plain))["strict"], "g.k.2")["points"] == expected


def test_a_share_is_of_the_exact_points_and_not_of_the_printed_ones(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    # 4.425 prints 4.4; of 15 the one is 29.5 %, which prints 30, and the other 29.3 %.
    given = '[given.strict.points]\n"g.k.1" = 4.425\n'
    scorecard = house(given, ("maximum = 10\n", "maximum = 15\n"), ("[0, 2], percent = 1", "1, percent = 0"))
    made = lines(figures(scorecard, wording(plain))["strict"], "g.k.1")
    assert made == {"points": "4.4", "maximum": "15", "percent": "30%"}


def test_a_subtotal_is_of_the_exact_points_and_not_of_the_printed_ones(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    given = '[given.strict.points]\n"g.k.1" = 1.04\n"g.k.2" = 1.04\n"g.h.1" = 1.04\n"u.b.1" = 0\n'
    made = figures(house(given), wording(plain))["strict"]
    assert (lines(made, "g.k")["points"], lines(made, "g")["points"]) == ("2.1", "3.1")


def test_what_is_not_known_prints_as_a_range(strict: Callable[..., Mapping[str, ItemFigures]]) -> None:
    made = strict('[judgement."g.k.1"]\nlook = "half"\n')
    assert lines(made, "g.k.1") == {"points": "2.5–7.5", "maximum": "10", "percent": "25.0–75.0%"}
    assert lines(made, "g.k")["points"] == "2.5–10.0"
    assert made["g.k.1"].figures["points"] == Figure("2.5–7.5", Fraction("2.5"), Fraction("7.5"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.6", "1.55–1.65"), ("2", "1.5–2.5"), ("1.625", "1.62–1.63"), ("1.6201", "1.62")],
)
def test_a_range_whose_ends_print_the_same_is_one_figure(
    text: str, expected: str, strict: Callable[..., Mapping[str, ItemFigures]]
) -> None:
    made = strict(f'[given.strict.points]\n"g.k.2" = {{ printed = "{text}" }}\n')
    assert lines(made, "g.k.2")["points"] == expected


def test_an_open_end_does_not_round_like_a_closed_one(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    # 1.6 is anything up to but not 1.65, which would round to 1.7.
    scorecard = house(
        '[given.strict.points]\n"g.k.2" = { printed = "1.6" }\n', ("points = [0, 2]", "points = 1")
    )
    figure = figures(scorecard, wording(plain))["strict"]["g.k.2"].figures["points"]
    assert figure == Figure("1.6", Fraction("1.55"), Fraction("1.65"), high_open=True)


def test_a_zero_is_printed_as_the_variant_has_it(
    house: Callable[..., Scorecard], plain: Variant, sweden: Variant
) -> None:
    made = {
        variant.id: lines(figures(house(), wording(variant))["strict"], "g.h") for variant in (plain, sweden)
    }
    assert (made["plain"]["points"], made["plain"]["percent"]) == ("0.0", "0%")
    assert (made["sweden"]["points"], made["sweden"]["percent"]) == ("0", "0%")


def test_what_does_not_apply_and_what_was_not_looked_at_have_a_word(
    strict: Callable[..., Mapping[str, ItemFigures]],
) -> None:
    made = strict('[judgement."g.h.1"]\nitem = "not applicable"\n[given.strict.points]\nu = 4\n')
    words = {code: lines(made, code) for code in ("g.h.1", "g.h", "u.b", "u.b.1")}
    assert words == {
        "g.h.1": {"points": "not applicable"},
        "g.h": {"points": "not applicable"},
        "u.b": {"points": "not assessed"},
        "u.b.1": {"points": "not assessed"},
    }
    assert lines(made, "g")["maximum"] == "12.5"


def test_further_measures_are_printed_as_what_they_are(
    strict: Callable[..., Mapping[str, ItemFigures]],
) -> None:
    kitchen = lines(strict(), "g.k")
    assert (kitchen["grade"], kitchen["sound"], kitchen["worth"]) == ("high", "yes", "73%")
    unknown = lines(strict(""), "g.k")
    assert (unknown["grade"], unknown["sound"], unknown["worth"]) == ("low – high", "not known", "0–100%")


def test_a_weight_is_no_figure(strict: Callable[..., Mapping[str, ItemFigures]]) -> None:
    assert [code for code, one in strict().items() if "weight" in one.figures] == []


def test_without_a_maximum_there_is_no_percentage(house: Callable[..., Scorecard], plain: Variant) -> None:
    scorecard = house("", ("maximum = 10\n", "maximum = 0\n"))
    assert lines(figures(scorecard, wording(plain))["strict"], "g.k.1") == {"points": "0", "maximum": "0"}


def test_where_a_scale_says_nothing_two_decimals_are_enough(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    scorecard = house(
        '[given.strict.points]\n"g.k.1" = 3.14159\n', ("thing = { points = [0, 2], percent = 1 }\n", "")
    )
    assert lines(figures(scorecard, wording(plain))["strict"], "g.k.1") == {
        "points": "3.14",
        "maximum": "10",
        "percent": "31%",
    }
