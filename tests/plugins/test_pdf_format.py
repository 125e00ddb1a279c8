"""PDF: tagged, with bookmarks, contents and alternative texts; any text is text, the bytes are the same."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

import kompass_pdf
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
from kompass_core.stages.report.clean import clean
from kompass_core.testing import check_format, sample_report
from kompass_pdf.breaks import breakable
from kompass_pdf.columns import laid_out
from kompass_pdf.drawn import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block

LEFT, RIGHT = Column("", "left"), Column("Points", "right")


def figure(printed: str, value: str = "1") -> Figure:
    return Figure(printed, Fraction(value), Fraction(value))


CHART = Chart(
    "Results", "One is more.", ("One", "Two"), (Series("Now", (figure("2,5"), figure("1"))),), "bars"
)
TABLE = Table(
    "Points of all", (LEFT, RIGHT), (Row(("First", figure("12,5"))), Row(("All", figure("12,5")), "total"))
)
BLOCKS = (
    Heading("The report", 1),
    Heading("Summary", 2),
    TABLE,
    CHART,
    Heading("Details", 2),
    Heading("Room 1", 4),
    Box("In short", (Paragraph("Strengths:"), Bullets(("one", "two")))),
    Heading("Notes", 2),
    Paragraph("Words."),
)


def of(*blocks: Block, language: str = "sv") -> Report:
    """A report of these blocks."""
    return Report("report", "A title", language, blocks, (), ())


def read(*blocks: Block, language: str = "sv") -> PdfReader:
    """What a reader of PDF finds in a report of these blocks."""
    return PdfReader(BytesIO(kompass_pdf.render(of(*blocks, language=language))))


def root(pdf: PdfReader) -> Any:
    """Where everything in it begins."""
    return pdf.trailer["/Root"]


def text(pdf: PdfReader) -> str:
    """All text of the pages, on one line."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def tags(pdf: PdfReader) -> Iterator[Any]:
    """Every tag, in the order in which it is read aloud."""

    def below(node: Any) -> Iterator[Any]:
        one = node.get_object()
        if isinstance(one, list):
            for kid in one:
                yield from below(kid)
        elif isinstance(one, dict) and "/S" in one:
            yield one
            if "/K" in one:
                yield from below(one["/K"])

    yield from below(root(pdf)["/StructTreeRoot"]["/K"])


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    """The report of which the tests look at the parts."""
    return read(*BLOCKS)


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_pdf.kompass_formats()
    assert (made.id, made.suffix, made.media_type) == ("pdf", ".pdf", "application/pdf")


def test_it_declares_that_it_can_be_read_aloud(pdf: PdfReader) -> None:
    assert "<pdfuaid:part>1</pdfuaid:part>" in root(pdf)["/Metadata"].get_data().decode()
    assert root(pdf)["/MarkInfo"]["/Marked"]
    assert root(pdf)["/Lang"] == "sv"
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.creation_date) == ("A title", None)


def test_what_there_is_is_tagged_as_what_it_is(pdf: PdfReader) -> None:
    found = [str(tag["/S"]) for tag in tags(pdf)]
    wanted = {
        "/Title",
        "/H1",
        "/H2",
        "/P",
        "/L",
        "/LI",
        "/Table",
        "/TH",
        "/TD",
        "/Figure",
        "/Caption",
        "/TOC",
    }
    assert wanted - set(found) == set()
    assert "/H3" not in found  # the heading of level 4 stands right below one of level 2


def test_a_chart_is_told_with_every_figure(pdf: PdfReader) -> None:
    (told_of,) = [tag["/Alt"] for tag in tags(pdf) if "/Alt" in tag]
    assert told_of == "Results. One is more. One: Now 2,5. Two: Now 1."
    assert told(CHART) == told_of


def test_a_chart_is_drawn_with_lines_and_letters_and_not_with_dots(pdf: PdfReader) -> None:
    assert [image for page in pdf.pages for image in page.images] == []
    assert "2,5" in text(pdf)


def test_headings_are_bookmarks(pdf: PdfReader) -> None:
    outline: list[Any] = pdf.outline
    names = [[one.title for one in entry] if isinstance(entry, list) else entry.title for entry in outline]
    assert names == ["Summary", "Details", ["Room 1"], "Notes"]


def test_contents_and_captions_and_numbers_of_pages_are_there(pdf: PdfReader) -> None:
    first = " ".join(pdf.pages[0].extract_text().split())
    assert "Contents Summary" in first
    assert first.endswith("1 / 2")
    assert pdf.pages[1].extract_text().startswith("The report")
    assert "Table 1 Points of all" in text(pdf)
    assert "Figure 1 Results" in text(pdf)


def test_a_short_report_has_no_contents() -> None:
    made = read(Heading("A", 1), Heading("B", 2), Paragraph("Words."))
    assert (len(made.pages), "Contents" in text(made)) == (1, False)


def test_fonts_are_inside(pdf: PdfReader) -> None:
    pages: list[Any] = list(pdf.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    inside = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    assert fonts != []
    assert [one["/FontName"] for one in inside if not {"/FontFile2", "/FontFile3"} & set(one)] == []


def test_words_are_divided_by_the_language() -> None:
    words = Paragraph("kommunalförvaltningen " * 40)
    ends = {
        language: [
            line.rstrip()
            for line in read(words, language=language).pages[0].extract_text().split("\n")
            if line.rstrip().endswith("-")
        ]
        for language in ("sv", "en")
    }
    assert ends["sv"] != []
    assert ends["sv"] != ends["en"]


def test_a_hyphen_stays_one_where_words_are_divided() -> None:
    made = read(Paragraph("kommunalförvaltningen " * 40), Paragraph("e-tjänst"), TABLE)
    assert "e-tjänst" in text(made)


def test_the_head_of_a_long_table_comes_again_and_a_group_stays_with_its_lines() -> None:
    rows = [Row((f"group {n}", ""), "group") if n % 7 == 0 else Row((f"line {n}", "1")) for n in range(200)]
    pages = [page.extract_text().split("\n") for page in read(Table("", (LEFT, RIGHT), tuple(rows))).pages]
    assert len(pages) > 3
    assert all("Points" in page for page in pages)
    last = [next(line for line in reversed(page) if line.startswith(("group", "line"))) for page in pages]
    assert [line for line in last if line.startswith("group")] == []


def test_a_box_stays_on_one_page_where_it_can() -> None:
    boxes = [Box(f"box {n}", (Bullets(tuple(f"{n} item {m}" for m in range(14))),)) for n in range(8)]
    pages = [page.extract_text() for page in read(*boxes).pages]
    for number in range(8):
        on = [page for page in pages if f"box {number}" in page]
        assert [f"{number} item {m}" in on[0] for m in range(14)] == [True] * 14
    assert len(pages) > 1


def test_decimal_signs_stand_below_each_other() -> None:
    column = ["12,5", "7", "1 234,25", "0", "10–12", "not known"]
    rows = tuple(Row(("", figure(one) if one[0].isdigit() else one)) for one in column)
    (part,) = laid_out(Table("", (LEFT, RIGHT), rows))
    assert [row["cells"][1]["pad"] for row in part["rows"]] == ["5", ",25", "", ",25", ",25", ""]


def test_three_digits_after_a_sign_are_thousands_where_there_are_thousands() -> None:
    rows = (Row(("", figure("1,234", "1234"))), Row(("", figure("5.5", "5.5"))))
    (part,) = laid_out(Table("", (LEFT, RIGHT), rows))
    assert [row["cells"][1]["pad"] for row in part["rows"]] == [".5", ""]


def test_a_table_that_is_too_wide_is_parted_and_every_part_says_what_its_lines_are() -> None:
    columns = (LEFT, *(Column(f"Place {n}", "right") for n in range(40)))
    rows = tuple(Row((f"line {n}", *(figure(f"{n},{m}") for m in range(40)))) for n in range(3))
    table = Table("Wide", columns, rows)
    parts = laid_out(table)
    assert len(parts) > 1
    assert [row["cells"][0]["text"] for part in parts for row in part["rows"]] == [
        "line 0",
        "line 1",
        "line 2",
    ] * len(parts)
    shown = text(read(table))
    assert [f"2,{m}" for m in range(40) if f"2,{m}" not in shown] == []


@pytest.mark.parametrize("long", ["x" * 1000, "http://example.test/" + "a/b-c.d?e=f&" * 90])
def test_a_long_word_gets_places_to_break_and_is_else_the_same(long: str) -> None:
    made = breakable(long)
    assert made.replace("\u200b", "") == long
    assert max(map(len, made.split("\u200b"))) <= 24


def test_ordinary_words_are_left_as_they_are() -> None:
    assert (
        breakable("Kommunen som arbetsgivare - personalpolitik")
        == "Kommunen som arbetsgivare - personalpolitik"
    )


def test_hostile_text_is_text_wherever_it_stands(hostile: str) -> None:
    shown = clean(hostile)
    table = Table(shown, (Column(shown, "left"), RIGHT), (Row((shown, "1"), "group"), Row((shown, "2"))))
    blocks = (Heading(shown, 2), Paragraph(shown), Bullets((shown,)), table, Box(shown, (Paragraph(shown),)))
    made = read(*blocks)
    assert [page for page in made.pages if "/Annots" in page] == []
    assert {"/JavaScript", "/EmbeddedFiles"} & set(root(made).get("/Names", {})) == set()
    letters = [one for one in shown if one.isascii() and one.isalnum()]
    assert [one for one in letters if one not in text(made)] == []


def test_markup_is_printed_and_not_obeyed() -> None:
    words = (
        '#eval("1+1") #read("/etc/passwd") $x^2$ *bold* = heading #image("a.png") @ref <label> // no \\u{41}'
    )
    assert words in text(read(Paragraph(words)))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("a" * 100_000),
        Heading("a b " * 25_000, 2),
        Table("", (LEFT, RIGHT), (Row(("a" * 100_000, "9" * 1000)),)),
        Table("", (Column("h" * 100_000, "left"),), (Row(("a",)),)),
        Box("", (Box("", (Paragraph("word " * 20_000),)),)),
    ],
    ids=["word", "heading", "cell", "head", "box"],
)
def test_text_of_any_length_is_set(block: Block) -> None:
    assert len(read(block).pages) >= 1


def test_a_report_of_nothing_is_a_page() -> None:
    empty = Chart("", "", (), (Series("", ()),), "bars")
    blocks = (
        Heading("", 2),
        Paragraph(""),
        Bullets(()),
        Table("", (), ()),
        Table("", (LEFT,), ()),
        Box("", ()),
    )
    assert len(read(*blocks, empty).pages) == 1
    assert len(PdfReader(BytesIO(kompass_pdf.render(Report("report", "", "", (), (), ())))).pages) == 1


def test_signs_of_any_script_are_shown() -> None:
    words = "å ä ö æ ø – − \U0001f600 \u4f60\u597d \u0645\u0631 \ud800 \x00 \ufffe"
    shown = text(
        read(Paragraph(words), Chart("\u4f60", "", ("\U0001f600",), (Series("x", (figure("1"),)),), "bars"))
    )
    assert "å ä ö æ ø – −" in shown
    assert "\u4f60" in shown


def test_it_keeps_the_contract_with_reports_of_every_kind() -> None:
    check_format(kompass_pdf.kompass_formats()[0], [of(*BLOCKS)])


def test_it_is_the_same_in_another_process() -> None:
    code = """
import sys, hashlib, kompass_pdf
from kompass_core.testing import sample_report
sys.stdout.write(hashlib.sha256(kompass_pdf.render(sample_report())).hexdigest())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == sha256(kompass_pdf.render(sample_report())).hexdigest()


@pytest.mark.parametrize("package", ["typst", "matplotlib"])
def test_who_lacks_what_sets_pages_is_told_what_to_install(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == package or name.startswith(("kompass_pdf.", "kompass_svg.")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=r"pip install kommunkompass\[pdf\]"):
        kompass_pdf.render(of(CHART))


def test_a_caption_stays_with_its_table() -> None:
    few = tuple(Row((f"line {n}", "1")) for n in range(12))
    many = tuple(Row((f"line {n}", "1")) for n in range(60))
    tables = [Table(f"Caption {n}", (LEFT, RIGHT), few if n % 3 else many) for n in range(12)]
    pages = [page.extract_text().split("\n") for page in read(*tables).pages]
    after = [page[place + 1] for page in pages for place, line in enumerate(page) if "Caption" in line]
    assert after == ["Points"] * 12
