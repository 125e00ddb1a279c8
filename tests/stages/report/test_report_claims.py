"""Claims: printed subtotals and totals, held against what the items below them allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Bullets, Figure, Paragraph, Table
from kompass_core.stages.report import report, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

PRINTED = "borlange-2010-printed"


def rows_of(made: Report) -> list[tuple[str, ...]]:
    """The rows of the tables of tested figures."""
    return [
        tuple(cell.printed if isinstance(cell, Figure) else cell for cell in row.cells)
        for block in made.blocks
        if isinstance(block, Table) and block.caption.startswith(("Prövning", "Printed figures tested"))
        for row in block.rows
    ]


def said(made: Report) -> list[str]:
    """All running text and all lists."""
    paragraphs = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    return paragraphs + [item for block in made.blocks if isinstance(block, Bullets) for item in block.items]


def test_every_printed_figure_of_a_published_report_can_be_right(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    made = tables(shipped(PRINTED), sweden)
    rows = rows_of(made)
    assert len(rows) == 25
    assert {row[-1] for row in rows} == {"ja"}
    assert "Nuvarande poängskala: 25 av 25 tryckta siffror kan stämma" in said(made)


def test_a_claim_says_what_it_allows_and_what_lies_below_it_allows(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    rows = rows_of(tables(shipped(PRINTED), sweden))
    assert rows[9:12] == [
        ("4", "Ledarskap, ansvar och delegation", "36,1", "36,05–<36,15", "35,825–<36,3", "ja"),
        ("4", "", "36%", "35,5–<36,5", "36,05–<36,15", "ja"),
        ("4", "", "36", "35,5–<36,5", "36,05–<36,15", "ja"),
    ]


def test_the_whole_comes_last(shipped: Callable[..., Scorecard], sweden: Variant) -> None:
    rows = rows_of(tables(shipped(PRINTED), sweden))
    assert rows[-1] == ("", "Totalt", "331", "330,5–<331,5", "331–<331,75", "ja")


def test_one_changed_digit_is_found_out(shipped: Callable[..., Scorecard], sweden: Variant) -> None:
    scorecard = shipped(PRINTED, lambda text: text.replace('"42,3", "42%"', '"42,8", "42%"'))
    made = tables(scorecard, sweden)
    assert [row for row in rows_of(made) if row[-1] == "nej"] == [
        ("3", "Politisk styrning och kontroll", "42,8", "42,75–<42,85", "42,175–<42,65", "nej")
    ]
    expected = (
        "Nuvarande poängskala: 3 Politisk styrning och kontroll kan inte vara 42,8;"
        " delarna medger 42,175–<42,65"
    )
    assert expected in said(made)
    assert expected in said(report(scorecard, sweden))
    assert "Nuvarande poängskala: 24 av 25 tryckta siffror kan stämma" in said(made)


def test_a_wrong_total_is_named_by_its_word(house: Callable[..., Scorecard], plain: Variant) -> None:
    given = """
[given.strict.points]
total = { printed = "24" }
"g.k" = { printed = ["9", "70%"] }
"g.h.1" = 6
"u.b" = { printed = "5,0" }
"""
    made = tables(house(given), plain)
    assert rows_of(made) == [
        ("g.k", "Kitchen", "70%", "8.6875–<8.8125", "8.5–<9.5", "yes"),
        ("", "Total", "24", "23.5–<24.5", "19.6375–<19.8125", "no"),
    ]
    assert "Strict scale: Total cannot be 24; the items below allow 19.6375–<19.8125" in said(made)


def test_without_printed_figures_there_is_nothing_to_test(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    assert rows_of(tables(house(), plain)) == []
