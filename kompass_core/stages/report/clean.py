"""Clean: text of unknown origin to text that is nothing but text, wherever it is shown.

A title may hold what a terminal, a browser or a reader's eye obeys without showing it: escape
sequences, marks that turn the direction of writing, characters without width. All text of a report
passes here once, so that no format has to think of it again.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from kompass_core.model.report import (
    Box,
    Bullets,
    Chart,
    Column,
    Figure,
    Heading,
    Paragraph,
    Row,
    Series,
    Table,
)

if TYPE_CHECKING:
    from kompass_core.model.report import Block, Cell, ItemFigures

JOINERS = "\u200c\u200d"
"""They join and part letters in some scripts, and make one picture of several."""

UNSEEN = "\u00ad\u200b\ufeff\u2060"
"""Places for a break, or against one: without them the text says the same."""


def clean(text: str) -> str:
    """The text on one line, its invisible characters shown as U+FFFD or, where harmless, left out."""
    if text.isprintable():
        return text
    return "".join(map(_clean, text)).strip(" ")


def _clean(character: str) -> str:
    if character in UNSEEN:
        return ""
    match unicodedata.category(character):
        case "Zl" | "Zp":
            return " "
        case "Cc":
            return " " if character.isspace() else "\ufffd"
        case "Cf" if character not in JOINERS:
            return "\ufffd"
        case "Cs":
            return "\ufffd"
        case _:
            return character


def cleaned(block: Block) -> Block:
    """The block with all its text clean."""
    match block:
        case Heading():
            return evolve(block, text=clean(block.text))
        case Paragraph():
            return Paragraph(clean(block.text))
        case Bullets():
            return Bullets(tuple(map(clean, block.items)))
        case Table():
            columns = tuple(Column(clean(column.heading), column.align) for column in block.columns)
            rows = tuple(Row(tuple(map(clean_cell, row.cells)), row.kind) for row in block.rows)
            return Table(clean(block.caption), columns, rows)
        case Chart():
            words = clean(block.caption), clean(block.description), tuple(map(clean, block.labels))
            return Chart(*words, tuple(map(clean_series, block.series)), block.shape)
        case Box():
            return Box(clean(block.title), tuple(map(cleaned, block.blocks)))
        case _:
            assert_never(block)


def clean_cell(cell: Cell) -> Cell:
    """The cell with its text clean."""
    return clean_figure(cell) if isinstance(cell, Figure) else clean(cell)


def clean_figure(figure: Figure) -> Figure:
    """The figure with what is printed of it clean."""
    return figure if figure.printed.isprintable() else evolve(figure, printed=clean(figure.printed))


def clean_series(series: Series) -> Series:
    """The series with its name and figures clean."""
    figures = (None if figure is None else clean_figure(figure) for figure in series.figures)
    return Series(clean(series.name), tuple(figures))


def clean_figures(item: ItemFigures) -> ItemFigures:
    """What is printed of an item, with all its text clean."""
    return evolve(
        item,
        title=clean(item.title),
        figures={measure: clean_cell(figure) for measure, figure in item.figures.items()},
        tables={
            name: {measure: clean_figure(figure) for measure, figure in table.items()}
            for name, table in item.tables.items()
        },
    )
