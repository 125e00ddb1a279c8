"""Tables: the summary of all scales, and the closing tables, of frameworks of any depth."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.framework import TOTAL, Framework, Item
from kompass_core.model.report import Bullets, Figure, Heading, Paragraph, Table
from kompass_core.problems import Source, Span
from kompass_core.stages.report import tables
from kompass_core.stages.report.rows import holders, rows, tops

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

LINES = """floor = { points = 1, percent = 0 }
room = { points = 1, percent = 0 }
thing = { points = [0, 2], percent = 1 }
total = { points = 1, percent = 0 }
"""
SUMMARY = "floor = { points = [0, 1] }\ntotal = { points = 0 }\n"


def drawn(table: Table) -> list[list[str]]:
    """The headings and rows of a table; rows begin with their kind."""
    cells = [[cell.printed if isinstance(cell, Figure) else cell for cell in row.cells] for row in table.rows]
    rows = [[row.kind, *listed] for row, listed in zip(table.rows, cells, strict=True)]
    return [["", *(column.heading for column in table.columns)], *rows]


def tables_of(report: Report) -> list[Table]:
    """The tables of a report, in their order."""
    return [block for block in report.blocks if isinstance(block, Table)]


def test_the_summary_has_all_scales_side_by_side(shipped: Callable[..., Scorecard], sweden: Variant) -> None:
    summary, *_ = tables_of(tables(shipped("borlange-2010"), sweden))
    assert summary.caption == "Sammanfattning av resultat"
    assert drawn(summary)[0] == ["", "", "Område", "Nuvarande poängskala", "Äldre poängskala"]
    assert drawn(summary)[4] == ["line", "4", "Ledarskap, ansvar och delegation", "36", "56,5"]
    assert drawn(summary)[-1] == ["total", "", "Totalt", "331", "443"]
    assert len(drawn(summary)) == 10


def test_each_area_has_a_closing_table_with_a_subtotal(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    report = tables(shipped("borlange-2010"), sweden)
    _, *closing = tables_of(report)
    assert len(closing) == 8
    assert drawn(closing[6]) == [
        ["", "7", "Verksamhetsutveckling", "Uppnådd nivå", "Max", "%"],
        [
            "line",
            "7.1",
            "Hur beskrivs övergripande strategiskt kvalitetsarbete och serviceutveckling?",
            "0",
            "15",
            "0%",
        ],
        [
            "line",
            "7.2",
            "Vilka metoder och verktyg finns för kvalitets-/verksamhetsutveckling?",
            "8,4",
            "30",
            "28%",
        ],
        [
            "line",
            "7.3",
            "Hur sker lärande och utveckling genom omvärldspaning och samverkan?",
            "7,5",
            "15",
            "50%",
        ],
        ["line", "7.4", "Hur arbetar kommunen med kreativitet och innovationer?", "2,3", "20", "12%"],
        [
            "line",
            "7.5",
            "Hur arbetar kommunen med IT-stöd för att effektivisera det interna arbetet?",
            "7,2",
            "20",
            "36%",
        ],
        ["total", "", "", "25,4", "100", "25%"],
    ]
    assert [block.text for block in report.blocks if isinstance(block, Heading)] == [
        "Kommunkompassen: analys av Borlänge 2010",
        "Poängsammanställning",
    ]


def test_levels_between_open_and_close_a_group(house: Callable[..., Scorecard], plain: Variant) -> None:
    _, ground, upper, whole = tables_of(tables(house(), plain))
    assert drawn(ground) == [
        ["", "g", "Ground floor", "Points", "Max", "%", "grade", "sound", "worth"],
        ["group", "g.k", "Kitchen", "", "", "", "", "", ""],
        ["line", "g.k.1", "Stove", "7.5", "10", "75.0%", "", "", ""],
        ["line", "g.k.2", "Table", "1.63", "2.5", "65.0%", "", "", ""],
        ["total", "g.k", "", "9.1", "12.5", "73%", "high", "yes", "73%"],
        ["group", "g.h", "Hall", "", "", "", "", "", ""],
        ["line", "g.h.1", "Door", "0", "6", "0.0%", "", "", ""],
        ["total", "g.h", "", "0.0", "6", "0%", "low", "no", "0%"],
        ["total", "", "", "9.1", "18.5", "49%", "", "", ""],
    ]
    assert [table.columns[0].heading for table in (ground, upper, whole)] == ["g", "u", ""]
    assert drawn(whole)[1] == ["total", "", "Total", "14.1", "23.5", "60%", "", "", ""]


def test_a_level_that_is_not_printed_is_passed_over(house: Callable[..., Scorecard], plain: Variant) -> None:
    scorecard = house("", (LINES, "floor = { points = 1 }\nthing = { points = 1 }\n"))
    _, ground, _ = tables_of(tables(scorecard, plain))
    assert [row[:3] for row in drawn(ground)] == [
        ["", "g", "Ground floor"],
        ["line", "g.k.1", "Stove"],
        ["line", "g.k.2", "Table"],
        ["line", "g.h.1", "Door"],
        ["total", "", ""],
    ]
    assert drawn(ground)[0][3:] == ["Points", "Max"]


def test_items_that_hold_nothing_that_is_printed_share_one_table(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    scorecard = house("", (LINES, "room = { points = 1 }\ntotal = { points = 1 }\n"))
    _, rooms = tables_of(tables(scorecard, plain))
    assert [row[:3] for row in drawn(rooms)] == [
        ["", "", "room"],
        ["line", "g.k", "Kitchen"],
        ["line", "g.h", "Hall"],
        ["line", "u.b", "Bath"],
        ["total", "", "Total"],
    ]


def test_a_summary_may_be_deep_and_have_percentages(house: Callable[..., Scorecard], plain: Variant) -> None:
    deep = "floor = { points = 1 }\nroom = { points = 1, percent = 0 }\n"
    summary, *_ = tables_of(tables(house("", (SUMMARY, deep), (LINES, "room = { points = 1 }\n")), plain))
    assert drawn(summary) == [
        ["", "", "Item", "Strict scale Points", "Strict scale %"],
        ["group", "g", "Ground floor", "", ""],
        ["line", "g.k", "Kitchen", "0.0–12.5", "0–100%"],
        ["line", "g.h", "Hall", "0.0–6.0", "0–100%"],
        ["total", "g", "", "0.0–18.5", ""],
        ["group", "u", "Upper floor", "", ""],
        ["line", "u.b", "Bath", "0.0–5.0", "0–100%"],
        ["total", "u", "", "0.0–5.0", ""],
    ]


def test_a_scale_that_prints_nothing_has_no_tables(house: Callable[..., Scorecard], plain: Variant) -> None:
    head = "[scale.print.lines]\n" + LINES + "[scale.print.summary]\n" + SUMMARY
    assert tables_of(tables(house("", (head, "")), plain)) == []


def test_what_lies_below_points_given_directly_is_left_out(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    _, ground, upper, _ = tables_of(tables(house("[given.strict.points]\ng = 9\n"), plain))
    assert drawn(ground) == [
        ["", "g", "Ground floor", "Points", "Max", "%", "grade", "sound", "worth"],
        ["total", "", "", "9.0", "18.5", "49%", "", "", ""],
    ]
    assert len(drawn(upper)) == 5


def test_what_does_not_apply_is_a_line_with_the_word(house: Callable[..., Scorecard], plain: Variant) -> None:
    _, ground, *_ = tables_of(tables(house('[judgement."g.k.2"]\nitem = "not applicable"\n'), plain))
    assert drawn(ground)[3][:4] == ["line", "g.k.2", "Table", "not applicable"]


def test_tables_say_how_much_is_missing(house: Callable[..., Scorecard], plain: Variant) -> None:
    report = tables(house('[judgement."g.k.1"]\nlook = "half"\n'), plain)
    assert report.blocks[-1] == Bullets(
        ("Strict scale: 7 of 8 judgements are missing; a range is all that is known",)
    )


def test_complete_tables_end_with_the_last_table(house: Callable[..., Scorecard], plain: Variant) -> None:
    assert isinstance(tables(house(), plain).blocks[-1], Table)


@pytest.mark.parametrize("kind", [Heading, Bullets, Paragraph])
def test_hostile_titles_are_clean_in_every_block(
    kind: type, house: Callable[..., Scorecard], plain: Variant
) -> None:
    report = tables(house("", ('title = "Stove"', 'title = "Sto\\u001b[31mve\\u202e"')), plain)
    ground = tables_of(report)[1]
    assert drawn(ground)[2][2] == "Sto\ufffd[31mve\ufffd"
    assert report.figures[0]["strict"]["g.k.1"].title == "Sto\ufffd[31mve\ufffd"
    assert not any("\x1b" in repr(block) for block in report.blocks if isinstance(block, kind))


def test_no_depth_is_too_deep() -> None:
    """Rows are made without recursion, and so is everything that looks for them."""
    codes = [f"i{number}" for number in range(5000)]
    spans = Span(Source("deep.toml", ""), 0, 0)
    items = {
        code: Item(code, code, code, "en", (), None, Fraction(1), None, above, below, {}, spans, spans)
        for code, above, below in zip(
            (TOTAL, *codes), (None, TOTAL, *codes[:-1]), (*((code,) for code in codes), ()), strict=True
        )
    }
    framework = Framework("deep", "1", "Deep", "en", None, tuple(codes), {}, items, {}, {}, {}, "", {}, spans)
    made = list(rows(framework, TOTAL, set(codes), holders(framework, set(codes)), lambda _: ("7",)))
    assert (len(made), made[4999].kind) == (2 * 5000 - 1, "line")
    assert tops(framework, {codes[-1], codes[-2]}, holders(framework, {codes[-1], codes[-2]})) == [codes[-2]]
