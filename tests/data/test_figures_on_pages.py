"""Every figure of a published report, read back from the pages that are made of it, in every language."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
import tomli
from pypdf import PdfReader

import kompass_pdf
import kompass_word
from kompass_core.model.report import Chart, Figure, Table
from kompass_core.stages.report import report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.document import Document
    from docx.table import Table as Read

    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

    Card = Callable[..., Scorecard]

FOLDER = Path(__file__).parents[2] / "frameworks" / "kommunkompassen" / "expectations"
PUBLISHED = tomli.loads((FOLDER / "borlange-2010.toml").read_text("utf-8"))
LANGUAGES = {"sweden": "sv", "norway": "nb", "denmark": "da", "english": "en"}


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest, card: Card, variants: dict[str, Variant]) -> Report:
    """The report on Borlänge in one language."""
    changes = dict.fromkeys(("sweden", request.param))
    return report(card("borlange-2010", *changes), variants[request.param])


@pytest.fixture(scope="module")
def pdf(made: Report) -> PdfReader:
    """The pages of it."""
    return PdfReader(BytesIO(kompass_pdf.render(made)))


@pytest.fixture(scope="module")
def document(made: Report) -> Document:
    """The document of it."""
    return docx.Document(BytesIO(kompass_word.render(made)))


def rows(made: Report) -> Iterator[list[str]]:
    """What each row of a table prints, and each line of a chart's."""
    for block in made.blocks:
        match block:
            case Table():
                yield from ([printed(cell) for cell in row.cells] for row in block.rows)
            case Chart():
                for number, label in enumerate(block.labels):
                    yield [label, *(printed(series.figures[number] or "") for series in block.series)]
            case _:
                pass


def printed(cell: Figure | str) -> str:
    return cell.printed if isinstance(cell, Figure) else cell


def lines(text: str, codes: list[str]) -> dict[str, list[str]]:
    """What stands after each code, up to the next."""
    words = text.split()
    places = [words.index(code) for code in codes]
    return {
        code: words[start:end] for code, start, end in zip(codes, places, [*places[1:], None], strict=True)
    }


def plain(text: str) -> str:
    """The text with one kind of space and one of minus."""
    return " ".join(text.replace("\N{MINUS SIGN}", "-").split())


def published() -> dict[str, list[str]]:
    """The lines of the closing tables of the report, by code."""
    listed = PUBLISHED["lines"]["2010"].items()
    return {code: list(line.values()) for code, line in listed if "." in code}


def cells(table: Read) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_pdf_has_every_row_of_figures_and_says_its_language(made: Report, pdf: PdfReader) -> None:
    found = plain(" ".join(page.extract_text() for page in pdf.pages))
    wanted = [
        plain(" ".join(printed(cell) for cell in row.cells if isinstance(cell, Figure)))
        for block in made.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert len(wanted) > 60
    assert [one for one in wanted if one not in found] == []
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == made.language


def test_a_document_has_every_row_of_every_table_and_says_its_language(
    made: Report, document: Document
) -> None:
    found = [row for table in document.tables if len(table.columns) > 1 for row in cells(table)[1:]]
    assert found == list(rows(made))
    assert document.core_properties.language == made.language


@pytest.mark.parametrize("made", ["sweden"], indirect=True)
def test_both_have_the_published_lines(made: Report, pdf: PdfReader, document: Document) -> None:
    expected = published()
    text = " ".join(page.extract_text() for page in pdf.pages)
    found = lines(text[text.rindex("Poängsammanställning") :], list(expected))
    assert len(expected) > 40
    assert {code: one for code, one in expected.items() if " ".join(one) not in " ".join(found[code])} == {}
    typed = {row[0]: row[2:] for table in document.tables for row in cells(table) if len(row) == 5}
    assert expected == {code: typed[code] for code in expected}
