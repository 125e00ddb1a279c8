"""Words of pages: what a format says itself where a report is a page to move about in, in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "page.contents": "Contents",
        "page.table": "Table",
        "page.figure": "Figure",
        "page.skip": "Skip to the report",
        "page.chart": "The figures as a table",
        "page.derivations": "How the figures came about",
        "page.derivations.about": "Each figure in the tables leads to its place here. "
        "What is open is printed too.",
        "page.back": "Back to the table",
        "page.report": "Report",
        "page.code": "Code",
        "page.item": "Item",
        "page.items": "All items",
        "page.year": "Year",
        "page.scale": "Scale",
        "page.range": "A range is all that is known",
        "page.cut": "… (cut: a cell holds no more)",
        "page.rounded": "As printed, because a spreadsheet would round it otherwise: {cells}",
        "page.sum": "Sum",
    }
)
