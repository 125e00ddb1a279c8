"""Blocks: the blocks of a report to paragraphs, tables and pictures of a document."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Final, assert_never

from docx.shared import Inches

from kompass_core.extending import Box, Bullets, Chart, Column, Heading, Paragraph, Row, Table
from kompass_svg.plate import raster
from kompass_word.contents import headed, marked
from kompass_word.fields import caption, element
from kompass_word.styles import BOX, LINE
from kompass_word.tables import tables
from kompass_word.text import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document as Docx

    from kompass_core.extending import Block

    Place = Docx | BlockItemContainer

WIDTH: Final = 6.9
"""Inches that a chart is drawn wide; it is set a little smaller."""

DOTS: Final = 300
"""Dots to an inch that a printer can show."""

HIGHEST: Final = Inches(8.8)
"""How high a picture may be."""

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
                    made = place.add_paragraph(shown(block.text), "List Name" if names else None)
                    made.paragraph_format.keep_with_next = isinstance(after, Table | Chart | Bullets) or None
                case Bullets():
                    for item in block.items:
                        place.add_paragraph(shown(item), "List Bullet")
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
            place.add_paragraph(shown(heading.text), "List Name")
            return
        marked(place.add_paragraph(shown(heading.text), f"Heading {level}"), next(self._headings))

    def _table(self, table: Table, place: Place) -> None:
        if not table.columns:
            return
        if table.caption:
            made = place.add_paragraph(style="Caption")
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
            shape.width, shape.height = int(shape.width * HIGHEST / shape.height), HIGHEST
        about = shape._inline.docPr  # noqa: SLF001 - there is no other way to what is told of a picture
        about.set("descr", shown(" ".join(filter(None, (chart.caption, chart.description)))))
        below = place.add_paragraph(style="Caption")
        caption(below, shown(self._words["page.figure"]), "Figure", next(self._figures), shown(chart.caption))
        columns = (Column("", "left"), *(Column(series.name, "right") for series in chart.series))
        rows = (
            Row((label, *(series.figures[line] or "" for series in chart.series)))
            for line, label in enumerate(chart.labels)
        )
        self._table(Table(self._words["page.chart"], columns, tuple(rows)), place)

    def _box(self, box: Box, place: Place) -> None:
        """A table of one cell, which stays on one page where there is room, and in which one can go on writing."""
        made = place.add_table(1, 1, LINE) if place is not self._document else self._document.add_table(1, 1)
        made.style = self._document.styles[BOX]
        made._tbl.tr_lst[0].get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001 - there is no other way
        (cell,) = made.rows[0].cells
        first = cell.paragraphs[0]
        if box.title:
            first.text, first.style = shown(box.title), self._document.styles["Box Title"]
        self.add(box.blocks, cell)
        if not box.title and len(cell.paragraphs) > 1:
            first._p.getparent().remove(first._p)  # noqa: SLF001 - what a cell begins with is nobody's
        place.add_paragraph()
