"""Styles: how cells look, each kind made once for a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from kompass_excel.layout import Style

INK, FAINT, FILL, PALE = "#222222", "#8a8a8a", "#17365d", "#eef2f7"
"""Dark enough on white, and white enough on it, for whoever sees contrast badly."""

SET_IN: Final = 1
"""Steps that a line is set in for each item it stands below."""

TEXTS: Mapping[Style, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": FILL},
    "heading": {"bold": True, "font_size": 12, "font_color": FILL},
    "caption": {"bold": True},
    "text": {"text_wrap": True},
    "bullet": {"text_wrap": True, "indent": 1},
    "box": {"bold": True, "bg_color": PALE, "top": 1, "top_color": FILL},
    "boxed": {"bold": True, "text_wrap": True, "bg_color": PALE},
    "listed": {"text_wrap": True, "indent": 1, "bg_color": PALE},
    "link": {"font_color": "#0563c1", "underline": 1, "indent": 1},
}
"""By what a text is."""


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        """None made yet."""
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def text(self, style: Style) -> Format:
        """That of a text."""
        return self._format(TEXTS[style])

    def heading(self, align: str) -> Format:
        """That of the heading of a column."""
        look = {"bold": True, "font_color": "#ffffff", "bg_color": FILL, "text_wrap": True}
        return self._format({**look, "align": align, "valign": "vcenter"})

    def cell(self, align: str, depth: int, *, strong: bool, total: bool) -> Format:
        """That of a text in a table; `strong` is an item that has others below it."""
        look = {"align": align, "text_wrap": align == "left"}
        return self._format({**look, "indent": SET_IN * depth, **_line(strong=strong, total=total)})

    def figure(self, shape: str, *, strong: bool, total: bool) -> Format:
        """That of a number."""
        return self._format({"align": "right", "num_format": shape, **_line(strong=strong, total=total)})

    def _format(self, look: Mapping[str, Any]) -> Format:
        whole = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "top", **look}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]


def _line(*, strong: bool, total: bool) -> dict[str, Any]:
    if total:
        return {"bold": True, "top": 1, "bottom": 6, "top_color": FILL, "bottom_color": FILL}
    return {"bold": True, "bg_color": PALE} if strong else {}
