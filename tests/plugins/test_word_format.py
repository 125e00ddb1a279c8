"""Word: true styles, numbered captions, contents, heads that come again; any text is text, bytes the same."""

from __future__ import annotations

import re
import subprocess
import sys
from fractions import Fraction
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

import kompass_word
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
from kompass_core.testing import check_format, sample_report

if TYPE_CHECKING:
    from docx.document import Document

    from kompass_core.model.report import Block

LEFT, RIGHT = Column("", "left"), Column("Points", "right")


def figure(printed: str) -> Figure:
    return Figure(printed, Fraction(1), Fraction(1))


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


def read(*blocks: Block, language: str = "sv") -> Document:
    """What python-docx finds in a report of these blocks."""
    return docx.Document(BytesIO(kompass_word.render(of(*blocks, language=language))))


def styled(document: Document) -> list[tuple[str, str]]:
    """The style and the text of each paragraph that has any."""
    return [(str(one.style and one.style.name), one.text) for one in document.paragraphs if one.text]


def codes(document: Document) -> list[str]:
    """What the fields work out."""
    return [str(one.text).strip() for one in document.element.iter(qn("w:instrText"))]


@pytest.fixture(scope="module")
def document() -> Document:
    """The report of which the tests look at the parts."""
    return read(*BLOCKS)


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_word.kompass_formats()
    assert (made.id, made.suffix) == ("docx", ".docx")
    assert made.media_type.endswith("wordprocessingml.document")


def test_everything_has_a_style_of_word(document: Document) -> None:
    assert styled(document) == [
        ("Title", "The report"),
        ("TOC Heading", "Contents"),
        ("toc 1", "Summary\t"),
        ("toc 1", "Details\t"),
        ("toc 2", "Room 1\t"),
        ("toc 1", "Notes\t"),
        ("Heading 1", "Summary"),
        ("Caption", "Table 1   Points of all"),
        ("Caption", "Figure 1   Results"),
        ("Caption", "Table 2   The figures as a table"),
        ("Heading 1", "Details"),
        ("Heading 2", "Room 1"),
        ("Heading 1", "Notes"),
        ("Normal", "Words."),
    ]


def test_what_word_works_out_is_a_field(document: Document) -> None:
    assert codes(document) == [
        'TOC \\o "1-2" \\h \\z \\u',
        *(f"PAGEREF _Toc0000000{number} \\h" for number in (1, 2, 3, 4)),
        "SEQ Table \\* ARABIC",
        "SEQ Figure \\* ARABIC",
        "SEQ Table \\* ARABIC",
    ]
    marks = [one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))]
    assert marks == [f"_Toc0000000{number}" for number in (1, 2, 3, 4)]
    (section,) = document.sections
    for footer in (section.footer, section.first_page_footer):
        assert re.findall(r">\s*(PAGE|NUMPAGES)\s*<", footer._element.xml) == ["PAGE", "NUMPAGES"]
        assert footer.paragraphs[0].text == "1 / 1"
    assert section.header.paragraphs[0].text == "A title"


def test_the_head_of_a_table_is_marked_and_comes_again(document: Document) -> None:
    tables = [table for table in document.tables if len(table.columns) > 1]
    assert [table.style and table.style.name for table in tables] == ["Kompass Table"] * 2
    for table in tables:
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
        assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in table.rows] == [
            False
        ] * len(heads)


def test_a_group_and_the_line_before_a_total_stay_with_what_follows() -> None:
    rows = [Row((f"line {n}", "1"), "group" if n == 20 else "line") for n in range(40)]
    (table,) = read(Table("", (LEFT, RIGHT), (*rows, Row(("All", "40"), "total")))).tables
    kept = [
        row.cells[0].text for row in table.rows if row.cells[0].paragraphs[0].paragraph_format.keep_with_next
    ]
    assert kept == ["", "line 20", "line 39"]


def test_a_chart_is_a_picture_that_is_told_and_then_a_table(document: Document) -> None:
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Results One is more."
    assert [[cell.text for cell in row.cells] for row in document.tables[1].rows] == [
        ["", "Now"],
        ["One", "2,5"],
        ["Two", "1"],
    ]


def test_a_box_is_one_cell_that_can_be_written_in(document: Document) -> None:
    box = document.tables[2]
    assert (len(box.rows), len(box.columns), box.style and box.style.name) == (1, 1, "Kompass Box")
    inside = [(str(one.style and one.style.name), one.text) for one in box.rows[0].cells[0].paragraphs]
    assert inside == [
        ("Box Title", "In short"),
        ("List Name", "Strengths:"),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
    ]


def test_it_says_what_it_is_in_which_language_and_no_day(document: Document) -> None:
    about = document.core_properties
    assert (about.title, about.language, about.author) == ("A title", "sv", "")
    assert about.created is not None
    assert about.created.year == 1980
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}


@pytest.mark.parametrize(
    ("tag", "spelt"), [("nb", "nb-NO"), ("da", "da-DK"), ("en", "en-GB"), ("sv-FI", "sv-FI")]
)
def test_word_spells_in_the_language_of_the_report(tag: str, spelt: str) -> None:
    made = read(Paragraph("x"), language=tag)
    assert {one.get(qn("w:val")) for one in made.styles.element.iter(qn("w:lang"))} == {spelt}


def test_a_table_that_is_too_wide_is_parted_and_every_part_says_what_its_lines_are() -> None:
    columns = (LEFT, *(Column(f"Place {n}", "right") for n in range(40)))
    rows = tuple(Row((f"line {n}", *(figure(f"{n},{m}") for m in range(40)))) for n in range(2))
    tables = read(Table("Wide", columns, rows)).tables
    assert len(tables) > 1
    assert {table.rows[1].cells[0].text for table in tables} == {"line 0"}
    assert [cell.text for table in tables for cell in table.rows[2].cells[1:]] == [
        f"1,{m}" for m in range(40)
    ]


def test_hostile_text_is_text_wherever_it_stands(hostile: str) -> None:
    table = Table(
        hostile, (Column(hostile, "left"), RIGHT), (Row((hostile, "1"), "group"), Row((hostile, "2")))
    )
    box = Box(hostile, (Paragraph(hostile),))
    made = read(Heading(hostile, 2), Paragraph(hostile), Bullets((hostile,)), table, box)
    assert [code for code in codes(made) if not code.startswith("SEQ ")] == []
    assert list(made.element.iter(qn("w:hyperlink"))) == []
    assert {rel.reltype for rel in made.part.rels.values() if rel.is_external} == set()
    letters = [one for one in hostile if one.isascii() and one.isalnum()]
    assert [one for one in letters if one not in styled(made)[1][1]] == []


def test_what_a_document_cannot_hold_is_shown() -> None:
    made = read(Paragraph("a\x00b\x0bc\ud800d\ufffee\tf"))
    assert made.paragraphs[1].text == "a\ufffdb c\ufffdd\ufffde f"


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("a" * 100_000),
        Heading("a b " * 25_000, 2),
        Table("", (Column("h" * 100_000, "left"), RIGHT), (Row(("a" * 100_000, "9")),)),
        Box("", (Box("", (Table("", (LEFT,), (Row(("x",)),)),)),)),
        Chart("", "", (), (Series("", ()),), "bars"),
        Table("", (), ()),
    ],
    ids=["word", "heading", "cell", "boxes", "nothing drawn", "no columns"],
)
def test_any_block_is_written(block: Block) -> None:
    assert read(block).paragraphs[0].text == "A title"


def test_it_keeps_the_contract_with_reports_of_every_kind() -> None:
    check_format(kompass_word.kompass_formats()[0], [of(*BLOCKS)])


def test_every_file_in_it_has_the_same_day() -> None:
    with ZipFile(BytesIO(kompass_word.render(of(*BLOCKS)))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in archive.namelist() if "thumbnail" in name] == []


def test_it_is_the_same_in_another_process() -> None:
    code = """
import sys, hashlib, kompass_word
from kompass_core.testing import sample_report
sys.stdout.write(hashlib.sha256(kompass_word.render(sample_report())).hexdigest())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == sha256(kompass_word.render(sample_report())).hexdigest()


@pytest.mark.parametrize("package", ["docx", "matplotlib"])
def test_who_lacks_what_writes_documents_is_told_what_to_install(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == package or name.startswith(("kompass_word.", "kompass_svg.")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=r"pip install kommunkompass\[word\]"):
        kompass_word.render(of(CHART))
