"""Blocks: the blocks of a report to paragraphs, tables and pictures of a document."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Final, assert_never

from docx.oxml.ns import qn
from docx.shared import Emu, Inches, Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from kompass_core.extending import Box, Bullets, Chart, Column, Heading, Paragraph, Row, Table
from kompass_svg.plate import raster
from kompass_word.contents import headed, marked
from kompass_word.fields import caption, element
from kompass_word.styles import BOX, LINE
from kompass_word.tables import grid, tables
from kompass_word.text import in_style, shown, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document as Docx
    from docx.table import _Cell

    from kompass_core.extending import Block

    Place = Docx | _Cell

WIDTH: Final = 6.9
"""Inches that a chart is drawn wide; it is set a little smaller."""

DOTS: Final = 300
"""Dots to an inch that a printer can show."""

HIGHEST: Final = Inches(8.8)
"""How high a picture may be."""

APART: Final = Pt(12)
"""Between a box and what stands above it."""

NAME: Final = 60
"""Characters of a paragraph before a list, up to which it is the name of the list."""


class Blocks:
    """What adds blocks to a document, and knows how many captions of each kind there are already."""

    def __init__(self, document: Docx, words: Mapping[str, str]) -> None:
        """Begin to number."""
        self._document = document
        self._words = words
        self._headings, self._tables, self._figures = count(1), count(1), count(1)

    def add(self, blocks: Sequence[Block], place: Place) -> None:
        """Add the blocks at a place: the document, or a box in it."""
        levels = headed(block for block in blocks if isinstance(block, Heading))
        for number, block in enumerate(blocks):
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            match block:
                case Heading():
                    self._heading(block, next(levels)[0], place)
                case Paragraph():
                    names = isinstance(after, Bullets) and len(block.text) <= NAME
                    made = written(place, block.text, "List Name" if names else "Normal")
                    made.paragraph_format.keep_with_next = isinstance(after, Table | Chart | Bullets) or None
                case Bullets():
                    for item in block.items:
                        written(place, item, "List Bullet")
                case Table():
                    self._table(block, place)
                case Chart():
                    self._chart(block, place)
                case Box():
                    self._box(block, place)
                case _:
                    assert_never(block)

    def _heading(self, heading: Heading, level: int, place: Place) -> None:
        if place is not self._document:
            written(place, heading.text, "List Name")
            return
        marked(written(place, heading.text, f"Heading {level}"), next(self._headings))

    def _table(self, table: Table, place: Place) -> None:
        if not table.columns:
            return
        if table.caption:
            made = written(place, "", "Caption")
            made.paragraph_format.keep_with_next = True
            word = self._words["page.table"]
            caption(made, shown(word), "Table", next(self._tables), shown(table.caption))
        tables(table, place)

    def _chart(self, chart: Chart, place: Place) -> None:
        """The picture with its caption, then the same figures as a table, for who does not see it."""
        picture = BytesIO(raster(chart, WIDTH, DOTS))
        made = place.add_paragraph()
        made.paragraph_format.keep_with_next = True
        shape = made.add_run().add_picture(picture, width=LINE)
        if shape.height > HIGHEST:
            shape.width, shape.height = Emu(int(shape.width * HIGHEST / shape.height)), HIGHEST
        about = shape._inline.docPr  # noqa: SLF001 - there is no other way to what is told of a picture
        about.set("descr", shown(" ".join(filter(None, (chart.caption, chart.description)))))
        below = written(place, "", "Caption")
        caption(below, shown(self._words["page.figure"]), "Figure", next(self._figures), shown(chart.caption))
        columns = (Column("", "left"), *(Column(series.name, "right") for series in chart.series))
        rows = (
            Row((label, *(series.figures[line] or "" for series in chart.series)))
            for line, label in enumerate(chart.labels)
        )
        self._table(Table(self._words["page.chart"], columns, tuple(rows)), place)

    def _apart(self, place: Place) -> None:
        """Leave room above a box, which as a table has none of its own."""
        inside = place._element  # noqa: SLF001 - asking for all paragraphs to get the last takes long
        above = list(inside.body if place is self._document else inside)[-2:]
        for one in above:
            if one.tag == qn("w:p"):
                DocxParagraph(one, place).paragraph_format.space_after = APART

    def _box(self, box: Box, place: Place) -> None:
        """A table of one cell, which stays on one page where there is room, and can be written in."""
        self._apart(place)
        made = grid(place, 1, 1, BOX)
        made._tbl.tr_lst[0].get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001 - there is no other way
        (cell,) = made.rows[0].cells
        first = cell.paragraphs[0]
        if box.title:
            in_style(first, "Box Title").add_run(shown(box.title))
        self.add(box.blocks, cell)
        if not box.title and len(cell.paragraphs) > 1:
            first._p.getparent().remove(first._p)  # noqa: SLF001 - what a cell begins with is nobody's
        place.add_paragraph()
