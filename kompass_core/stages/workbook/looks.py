"""Looks: how the cells of a workbook look, and which of them are to be filled in."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

A4: Final = 9
HIGH, HIGHEST = 14.5, 400.0
"""Points of a line, and of the highest row."""

BASE: Final[dict[str, Any]] = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
GREY, LINE, INK = "#F0F2F4", "#C3C9D0", "#1F3A5F"
LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 14, "font_color": INK},
    "heading": {
        "bold": True,
        "text_wrap": True,
        "bg_color": INK,
        "font_color": "#FFFFFF",
        "border": 1,
        "border_color": LINE,
    },
    "label": {"bg_color": GREY, "text_wrap": True, "border": 1, "border_color": LINE},
    "strong": {"bg_color": "#DDE4EC", "bold": True, "text_wrap": True, "border": 1, "border_color": LINE},
    "figure": {"bg_color": GREY, "align": "right", "border": 1, "border_color": LINE},
    "sum": {"bg_color": "#DDE4EC", "bold": True, "align": "right", "border": 1, "border_color": LINE},
    "closed": {"bg_color": GREY, "border": 1, "border_color": LINE},
    "help": {"text_wrap": True, "italic": True, "font_color": "#555555"},
    "key": {"font_color": "#999999"},
    "percent": {"num_format": "0%"},
    "text": {
        "indent": 1,
        "locked": False,
        "num_format": "@",
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
    },
    "number": {"locked": False, "align": "left", "border": 1, "border_color": LINE},
    "share": {"locked": False, "num_format": "0%", "align": "left", "border": 1, "border_color": LINE},
    "day": {"locked": False, "num_format": "yyyy-mm-dd", "align": "left", "border": 1, "border_color": LINE},
}
"""What is open to be filled in is white; everything else is locked."""


class Looks:
    """The formats of one workbook, each made when it is first wanted."""

    def __init__(self, book: Workbook) -> None:
        """With none yet."""
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """The format of that name."""
        if name not in self._made:
            self._made[name] = self._book.add_format({**BASE, **LOOKS[name]})
        return self._made[name]


def high(values: Sequence[object], widths: Sequence[int]) -> float:
    """Points that a row is high in which texts are broken at the widths of their columns, in characters."""
    texts = [(value, width) for value, width in zip(values, widths, strict=False) if isinstance(value, str)]
    lines = [sum(max(1, ceil(len(one) / width)) for one in text.split("\n")) for text, width in texts]
    return min(HIGHEST, HIGH * max(lines, default=1))


def finished(worksheet: Worksheet, title: str, columns: int, headings: int) -> None:
    """Lock what is not to be filled in, and set the sheet up for print; `columns` stay in sight."""
    worksheet.protect("", {"format_columns": True, "format_rows": True, "insert_hyperlinks": True})
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    worksheet.set_header(f"&L&9{title.replace('&', '&&')[:100]}&R&9&A")
    worksheet.set_footer("&C&9&P / &N")
    worksheet.hide_gridlines(2)
    worksheet.set_row(0, None, None, {"hidden": True})
    worksheet.freeze_panes(headings + 1, columns)
    if headings:
        worksheet.repeat_rows(headings)
