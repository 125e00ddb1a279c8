"""Excel: text that stays text, numbers shown as printed, sums that add up, and the same file each time."""

from __future__ import annotations

import re
import sys
import warnings
import zipfile
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from attrs import evolve

import kompass_excel
from kompass_core.model.report import (
    Box,
    Bullets,
    Chart,
    Column,
    Figure,
    Heading,
    Paragraph,
    Report,
    Row,
    Series,
    Table,
)
from kompass_core.stages.report import comparison, joint, report, tables
from kompass_core.stages.report.clean import cleaned
from kompass_excel.number import number
from kompass_excel.text import CELL, Names, SheetNames, celled, defined

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


def figure(value: str, printed: str | None = None, most: str = "", *, open_end: bool = False) -> Figure:
    """A figure, or one that is known by its ends."""
    low, high = Fraction(value), Fraction(most or value)
    return Figure(printed if printed is not None else value.replace(".", ","), low, high, high_open=open_end)


def of(*blocks: Block, title: str = "A title", language: str = "sv") -> Report:
    """A report of these blocks."""
    return Report("impact", title, language, blocks, (), ())


def opened(made: bytes, *, values: bool = False) -> Any:
    """The workbook as openpyxl reads it, with formulas or with the values that they had."""
    return openpyxl.load_workbook(BytesIO(made), data_only=values)


def part(made: bytes, name: str) -> str:
    """The text of one of its files."""
    with zipfile.ZipFile(BytesIO(made)) as book:
        return book.read(name).decode("utf-8")


def listed(made: Any) -> list[list[Any]]:
    """What stands in the cells of a sheet, without empty rows."""
    rows = ([cell.value for cell in row if cell.value is not None] for row in made.iter_rows())
    return [row for row in rows if row]


TABLE = Table(
    "Results",
    (Column("", "left"), Column("Area", "left"), Column("Points", "right"), Column("Points", "right")),
    (
        Row(("1", "One", figure("10.625", "10,6"), "not applicable")),
        Row(("2", "Two", figure("3", "3,0"), figure("0", "0–7,5", "7.5"))),
        Row(("", "Total", figure("13.625", "13,6"), figure("1/3", "33\N{NO-BREAK SPACE}%")), "total"),
    ),
)
BARS = Chart(
    "Change",
    "One falls.",
    ("One", "Two"),
    (Series("Then", (figure("1.5"), figure("2"))), Series("Now", (figure("1", "1–4", "4"), None))),
    "bars",
)
DOTS = evolve(BARS, caption="Profile", shape="dots")


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_excel.kompass_formats()
    assert (made.id, made.suffix) == ("xlsx", ".xlsx")


def test_text_stands_on_the_first_sheet_and_a_part_with_a_table_on_its_own() -> None:
    made = opened(
        kompass_excel.render(
            of(
                Heading("The title", 1),
                Heading("Visit", 2),
                Bullets(("Town: Here",)),
                Heading("Points", 2),
                Paragraph("Before it."),
                TABLE,
                Heading("Notes", 2),
                Paragraph("A note."),
                Heading("Findings", 2),
                Box("Summary", (Paragraph("Strengths:"), Bullets(("A plan",)))),
            )
        )
    )
    assert made.sheetnames == ["Report", "Points", "Findings"]
    first, points, findings = (listed(made[name]) for name in made.sheetnames)
    assert first == [
        ["The title"],
        ["Points"],
        ["Findings"],
        ["Visit"],
        ["• Town: Here"],
        ["Notes"],
        ["A note."],
    ]
    assert points[:4] == [["Points"], ["Before it."], ["Results"], ["Code", "Area", "Points", "Points 2"]]
    assert findings == [["Findings"], ["Summary"], ["Strengths:"], ["• A plan"]]
    links = {cell.value: cell.hyperlink.location for (_, cell) in made["Report"]["A3:B4"] if cell.hyperlink}
    assert links == {"Points": "'Points'!A1", "Findings": "'Findings'!A1"}


def test_a_figure_is_a_number_and_what_is_none_is_text() -> None:
    made = opened(kompass_excel.render(of(TABLE)))["Results"]
    cells = {cell.coordinate: (cell.value, cell.number_format) for row in made["C4:D6"] for cell in row}
    assert cells == {
        "C4": (10.625, "[$-41D]0.0"),
        "D4": ("not applicable", "General"),
        "C5": (3, "[$-41D]0.0"),
        "D5": ("0–7,5", "General"),
        "C6": (13.625, "[$-41D]0.0"),
        "D6": (1 / 3, '[$-41D]0"\N{NO-BREAK SPACE}"%'),
    }


def test_a_table_is_one_to_excel_and_what_closes_it_stands_below() -> None:
    made = opened(kompass_excel.render(of(TABLE)))["Results"]
    (table,) = made.tables.values()
    assert (table.ref, table.autoFilter.ref, table.name) == ("A3:D5", "A3:D5", "Table_1")
    assert made.freeze_panes == "C4"
    assert made.print_title_rows == "$3:$3"


def test_how_it_is_printed() -> None:
    sheet = opened(kompass_excel.render(of(TABLE, title="2010: A & B")))["Results"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.oddHeader.left.text, sheet.oddFooter.center.text) == ("2010: A && B", "&P / &N")
    assert (sheet.oddHeader.left.size, sheet.oddHeader.right.text) == (9, "Results")


def test_a_header_is_never_too_long() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kompass_excel.render(of(Heading("&" * 500, 2), TABLE, title="&" * 500))


def test_a_table_that_no_sheet_holds_is_refused() -> None:
    wide = Table("Wide", (Column("", "left"),) * 16_384, ())
    with pytest.raises(ValueError, match="a sheet has 1048576 rows and 16384 columns, too few for `Wide`"):
        kompass_excel.render(of(wide))


def test_it_is_the_same_each_time_and_says_its_language() -> None:
    made = of(TABLE, BARS)
    assert kompass_excel.render(made) == kompass_excel.render(made)
    core = part(kompass_excel.render(made), "docProps/core.xml")
    assert "<dc:language>sv</dc:language>" in core
    assert ">1980-01-01T00:00:00Z<" in core
    assert 'lang="en-US"' not in part(kompass_excel.render(made), "xl/charts/chart1.xml")
    assert "dc:language" not in part(kompass_excel.render(of(language="<b>")), "docProps/core.xml")


def test_a_radar_is_a_chart_of_its_own_without_what_such_charts_lack() -> None:
    made = part(kompass_excel.render(of(evolve(DOTS, shape="radar"))), "xl/charts/chart1.xml")
    assert ("<c:radarChart>" in made, "errBars" in made, "hiLowLines" in made) == (True, False, False)


def test_charts_are_drawn_of_cells_and_told_to_who_does_not_see_them() -> None:
    made = kompass_excel.render(of(Heading("Charts", 2), BARS, Box("Box", (DOTS,))))
    drawing = part(made, "xl/drawings/drawing1.xml")
    assert drawing.count('descr="One falls."') == 2
    bars, dots = (part(made, f"xl/charts/chart{number}.xml") for number in (1, 2))
    assert ("<c:barChart>" in bars, "<c:lineChart>" in dots) == (True, True)
    assert "<c:hiLowLines>" in dots
    assert re.findall(r"<c:errBarType val=.(\w+)", bars) == ["plus"]
    data = listed(opened(made)["The figures as a table"])
    assert data[1:5] == [
        ["Change"],
        ["Item", "Then", "Now", "≥ Now", "+ Now"],
        ["One", 1.5, "1–4", 1, 3],
        ["Two", 2],
    ]
    assert "'The figures as a table'!$E$5:$E$6" in bars
    assert bars.count("'The figures as a table'!$F$5:$F$6") == 2
    assert re.findall(r"<c:dLbl>.*?<a:t>(.*?)</a:t>", bars) == ["1–4"]


def test_a_chart_of_nothing_is_not_drawn() -> None:
    empty = Chart("Nothing", "", (), (Series("None", ()),), "bars")
    unknown = Chart("Unknown", "", ("One",), (Series("None", (None,)),), "dots")
    huge = Chart("Huge", "", ("One",), (Series("Far", (figure(f"1{'0' * 400}"),)),), "bars")
    made = kompass_excel.render(of(Heading("Charts", 2), empty, unknown, huge))
    with zipfile.ZipFile(BytesIO(made)) as book:
        assert [name for name in book.namelist() if "chart" in name] == []


def test_hostile_text_is_nothing_but_text(hostile: str) -> None:
    table = Table(hostile, (Column(hostile, "left"), Column(hostile, "right")), (Row((hostile, hostile)),))
    chart = Chart(hostile, hostile, (hostile,), (Series(hostile, (figure("1"),)),), "bars")
    box = Box(hostile, (Paragraph(hostile), Bullets((hostile,))))
    blocks: tuple[Block, ...] = (Heading(hostile, 2), Paragraph(hostile), table, chart, box)
    blocks = tuple(map(cleaned, blocks))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = opened(kompass_excel.render(of(*blocks, title=hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    heading = blocks[0]
    assert isinstance(heading, Heading)
    assert heading.text in {cell.value for cell in cells}


def test_what_was_never_cleaned_is_legal_all_the_same(hostile: str) -> None:
    block = Table(hostile, (Column(hostile, "left"),), (Row((hostile,)),))
    made = opened(kompass_excel.render(of(Heading(hostile, 2), block, title=hostile, language=hostile)))
    assert len(made.sheetnames) == 2


def test_a_cell_that_holds_no_more_says_so(english: Variant) -> None:
    long = "\U0001f600" * CELL
    made = opened(kompass_excel.render(of(Paragraph(long), Paragraph("a" * CELL))))["Report"]
    cut, whole = (cell.value for (cell,) in made["B3:B6"] if cell.value)
    assert len(cut.encode("utf-16-le")) // 2 in {CELL, CELL - 1}
    assert cut.endswith("\U0001f600 … (cut: a cell holds no more)")
    assert whole == "a" * CELL
    assert celled("b" * (CELL + 1), {"page.cut": "!"}) == "b" * (CELL - 2) + " !"


def test_no_two_sheets_have_one_name_and_none_one_that_excel_refuses() -> None:
    names = SheetNames()
    wanted = ("A: [b]/c?", "'History'", "x" * 40, "x" * 41, "X" * 42, "", "''")
    assert [names.name(name) for name in wanted] == [
        "A  b  c".replace("  ", " "),
        "History 2",
        "x" * 30 + "…",
        "x" * 28 + "… 2",
        "X" * 28 + "… 3",
        "1",
        "1 2",
    ]


def test_names_for_formulas_are_words_with_lines_between_them() -> None:
    names = Names(255, joint="_")
    made = [names.name(defined("total", name)) for name in ("a-b", "a b", "å", "2010")]
    assert made == ["total_a_b", "total_a_b_2", "total__", "total_2010"]


@pytest.mark.parametrize(
    ("shown", "value", "shape"),
    [
        (figure("10.625", "10,6"), 10.625, "0.0"),
        (figure("0.425", "43%"), 0.425, "0%"),
        (figure("4.35", "4,4"), 4.35, "0.0"),
        (figure("36.05", "36.1"), 36.05, "0.0"),
        (figure("2/3", "67"), None, None),
        (figure("2/3", "0,67"), 2 / 3, "0.00"),
        (figure("-18.375", "−18"), -18.375, '"+"0;"−"0;0'),
        (figure("1.3", "+1"), 1.3, '"+"0;"-"0;0'),
        (figure("0.01", "0"), 0.01, "0"),
        (figure("72.5", "73", "73.5", open_end=True), 73, "0"),
        (figure("0", "0–7,5", "7.5"), None, None),
        (figure("5", "5 of 8"), None, None),
        (figure("40", "40 (+3)"), None, None),
        (figure(f"1{'0' * 20}"), None, None),
        (figure(f"1{'0' * 400}"), None, None),
    ],
)
def test_a_figure_is_shown_as_it_is_printed(shown: Figure, value: float | None, shape: str | None) -> None:
    made = number(shown, "xx")
    assert (None if made is None else (made.value, made.shape)) == (value and (value, shape))
    assert made is None or not made.held


@pytest.mark.parametrize(
    ("exact", "printed", "value"), [("2.25", "2.2", 2.2), ("2.35", "2.3", 2.3), ("0.425", "42%", 0.42)]
)
def test_where_a_spreadsheet_would_round_otherwise_the_cell_holds_what_is_printed(
    exact: str, printed: str, value: float
) -> None:
    made = number(figure(exact, printed), "xx")
    assert made is not None
    assert (made.value, made.held) == (value, True)


def test_and_the_first_sheet_says_where(house: Callable[..., Scorecard], english: Variant) -> None:
    even = house(("half-up", "half-even"), ("mean(dimensions) / 3", "mean(dimensions) * 0.025"))
    made = opened(kompass_excel.render(tables(even, english)))
    assert listed(made["Report"])[-1] == [
        "As printed, because a spreadsheet would round it otherwise: 'Table of points'!C5"
    ]
    assert [made["Table of points"][cell].value for cell in ("C5", "E5")] == [0.2, "=C5/D5"]
    assert opened(kompass_excel.render(tables(house(), english)))["Report"].max_row < 8


def test_sums_and_shares_are_formulas_with_the_values_of_the_report(
    borlange: Scorecard, sweden: Variant
) -> None:
    made = kompass_excel.render(tables(borlange, sweden))
    formulas, values = (opened(made, values=values) for values in (False, True))
    lines, summary = formulas["Poängsammanställning"], formulas["Sammanfattning av resultat"]
    assert [cell.value for cell in lines[4]] == [
        "1",
        "Offentlighet och demokrati",
        "=SUM(C5:C9)",
        "=SUM(D5:D9)",
        "=C4/D4",
    ]
    assert [cell.value for cell in values["Poängsammanställning"][4]][2:] == [36.625, 100, 0.36625]
    assert [cell.value for cell in summary[4]][2:] == ["=Poängsammanställning!C4", 55]
    assert [cell.value for cell in summary[12]] == [None, "Totalt", "=SUM(C4:C11)", "=SUM(D4:D11)"]
    assert [cell.value for cell in values["Sammanfattning av resultat"][12]][2:] == [331.375, 443]
    assert {name: one.attr_text for name, one in formulas.defined_names.items()} == {
        "total_2010": "'Sammanfattning av resultat'!$C$12",
        "total_2002": "'Sammanfattning av resultat'!$D$12",
    }
    assert lines.row_dimensions[5].outlineLevel == 1
    assert lines.auto_filter.ref is None


def test_a_difference_is_a_formula(borlange: Scorecard, sweden: Variant) -> None:
    made = opened(kompass_excel.render(report(borlange, sweden)))["Den ena skalan mot den andra"]
    assert [made["E16"].value, made["E24"].value] == ["=C16-D16", "=C24-D24"]


@pytest.mark.parametrize(
    "rule", ["sum(things.points) * 1", "max(things.points) + min(things.points)", "sum(things.maximum) / 3"]
)
def test_what_only_happens_to_be_a_sum_is_none(
    rule: str, house: Callable[..., Scorecard], english: Variant
) -> None:
    known = ('look = "all"', 'look = "all"\n[judgement."k.2"]\nlook = "all"')
    plain, other = (
        opened(kompass_excel.render(tables(house(known, *changes), english)))["Table of points"]["C4"].value
        for changes in ((), (("'sum(things.points)'", f"'{rule}'"),))
    )
    assert plain == "=SUM(C5:C6)"
    assert other == 5


def test_of_a_range_no_sum_is_made(house: Callable[..., Scorecard], english: Variant) -> None:
    made = opened(kompass_excel.render(tables(house(), english)))["Table of points"]
    assert [made["C4"].value, made["C6"].value] == ["3.3–5.0", "0.0–1.7"]


def test_printed_figures_are_never_added_up(house: Callable[..., Scorecard], english: Variant) -> None:
    given = '[given.strict.points]\n"k.1" = { printed = "3.3" }\n"k.2" = { printed = "1.7" }'
    card = house(
        ('[judgement."k.1"]\nlook = "all"', given),
        ("room = { points = 1, percent = 0 }", "room = { points = 0, percent = 0 }"),
    )
    lines = opened(kompass_excel.render(tables(card, english)))["Table of points"]
    assert [lines[cell].value for cell in ("C4", "C5", "C6")] == [5, 3.3, 1.7]
    assert lines["D4"].value == "=SUM(D5:D6)"


def test_several_stand_side_by_side(
    shipped: Callable[[str], Scorecard], sweden: Variant, english: Variant
) -> None:
    cards = [shipped("borlange-2010"), shipped("skovde-2010")]
    for made in (comparison(cards, sweden, "2002"), joint(cards, sweden, "2002")):
        book = opened(kompass_excel.render(made))
        everything = book["Alla delar"]
        assert [cell.value for cell in everything[3]] == ["Kod", "Benämning", "Borlänge 2010", "Skövde 2010"]
        assert [cell.value for cell in everything[12]][1:] == ["Totalt", "=SUM(C4:C11)", "=SUM(D4:D11)"]
        assert sorted(book.defined_names) == ["total_borlange_2010_2002", "total_skovde_2010_2002"]
    table = opened(kompass_excel.render(comparison(cards, sweden, "2002")))["Jämförelse Äldre poängskala"]
    assert [cell.value for cell in table[4]][1:] == ["1", "='Alla delar'!C4", "='Alla delar'!D4"]


def test_evaluations_that_share_an_id_are_not_mixed_up(
    house: Callable[..., Scorecard], english: Variant
) -> None:
    known = ('look = "all"', 'look = "all"\n[judgement."k.2"]\nlook = "third"')
    made = comparison([house(), house(known)], english)
    book = opened(kompass_excel.render(made))
    assert [cell.data_type for row in book["All items"] for cell in row if cell.data_type == "f"] == []


def test_who_lacks_what_makes_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == "xlsxwriter" or name.startswith("kompass_excel."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ImportError, match=r"pip install kommunkompass\[excel\]"):
        kompass_excel.render(of())
