"""Write: a report to a document, the same bytes each time."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kompass_core.extending import Heading, Paragraph

try:
    from docx import Document
    from docx.text.paragraph import Paragraph as DocxParagraph

    from kompass_word.blocks import Blocks
except ImportError as error:
    message = "it needs python-docx and matplotlib, which `pip install kommunkompass[word]` installs"
    raise ImportError(message) from error

from kompass_word.contents import contents, headed
from kompass_word.fields import page_of_pages
from kompass_word.styles import styled
from kompass_word.text import clipped, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Docx

    from kompass_core.extending import Block, Report

EPOCH: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When every document was made, the earliest day that an archive knows: the same report is the same bytes."""

CONTENTS: Final = 4
"""Headings, besides the title, from which on there is a table of contents."""


def docx(report: Report) -> bytes:
    """The report as a document of Office Open XML."""
    document = Document()
    styled(document, report.language)
    title, blocks = _title(report)
    _describe(document, report)
    _margins(document, report)
    written(document, title, "Title")
    headings = [block for block in blocks if isinstance(block, Heading)]
    if len(headings) >= CONTENTS:
        contents(document, report.words["page.contents"], headed(headings))
    above = len(document.element.body) - 1
    Blocks(document, report.words).add(blocks, document)
    if len(headings) >= CONTENTS and isinstance(blocks[0], Heading | Paragraph):
        DocxParagraph(document.element.body[above], document).paragraph_format.page_break_before = True
    out = BytesIO()
    document.save(out)
    return _stilled(out.getvalue())


def _title(report: Report) -> tuple[str, Sequence[Block]]:
    """The title, and all that stands below it."""
    match report.blocks:
        case (Heading(text=text, level=1), *blocks):
            return text, blocks
        case blocks:
            return report.title, blocks


def _describe(document: Docx, report: Report) -> None:
    """What the document says of itself."""
    names = (who.name for card in report.scorecards for who in card.evaluation.evaluators)
    about = document.core_properties
    about.title = clipped(report.title)
    about.author = clipped("; ".join(dict.fromkeys(name for name in names if name)))
    about.language = report.language
    about.comments = about.keywords = about.subject = about.category = about.last_modified_by = ""
    about.created = about.modified = EPOCH
    about.revision = 1
    # The template brings a picture of itself.
    rels = document.part.package.rels
    for name in [name for name, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[name]


def _margins(document: Docx, report: Report) -> None:
    """The page, the title above all pages but the first, and how many there are."""
    (section,) = document.sections
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].add_run(clipped(report.title))
    for footer in (section.footer, section.first_page_footer):
        page_of_pages(footer.paragraphs[0])


def _stilled(archive: bytes) -> bytes:
    """The archive with the same day for each of its files."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            about = ZipInfo(name, EPOCH.timetuple()[:6])
            about.compress_type = ZIP_DEFLATED
            new.writestr(about, old.read(name))
    return out.getvalue()
