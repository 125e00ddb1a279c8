"""Read given: the sheet of points that were given directly to a table for each scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.document import Entry
from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.problems import Problem
from kompass_core.stages.workbook.names import GIVEN, KEY, PRINTED
from kompass_core.stages.workbook.tables import lacking, listed, read_cell, stray, table
from kompass_core.stages.workbook.values import as_number, as_text

if TYPE_CHECKING:
    from kompass_core.stages.workbook.about import About
    from kompass_core.stages.workbook.sheets import Row, Sheets
    from kompass_core.stages.workbook.tables import Table


def given(sheets: Sheets, made_of: About) -> Table:
    """By scale, the points of items, where they come from, and what is to be said of them."""
    points: dict[str, Table] = {}
    others: dict[str, Table] = {}
    keys: Table = {}
    for row in sheets.rows(GIVEN):
        printed = [key for key in row.cells if key.startswith(PRINTED)]
        stray(sheets, row, (KEY, "item", "points", "source", "note", *printed))
        scale, item = read_cell(sheets, row, KEY, as_text), read_cell(sheets, row, "item", as_text)
        if scale is None:
            lacking(sheets, row, "the scale")
            continue
        name = str(scale.value)
        keys.setdefault(name, scale)
        rows = points.setdefault(name, {})
        about = others.setdefault(name, {})
        for key in ("source", "note"):
            entry = read_cell(sheets, row, key, as_text)
            if entry is not None and key in about:
                message, hint = f"the {key} of `{name}` stands in another row too", "leave one of them out"
                sheets.problems.append(Problem("duplicate-key", message, entry.span, hint))
            elif entry is not None:
                about[key] = entry
        value = _value(sheets, row, printed, made_of)
        if item is not None and str(item.value) in rows:
            message, hint = f"`{item.value}` has points in another row too", "leave one of them out"
            sheets.problems.append(Problem("duplicate-key", message, item.span, hint))
        elif item is not None and value is not None:
            rows[str(item.value)] = Entry(value.value, value.span, item.span)
        elif value is not None or (item is not None and "points" not in row.cells and not printed):
            lacking(sheets, row, "the item and its points")
    return {
        name: table({**others[name], "points": table(points[name], key.span)}, key.span)
        for name, key in keys.items()
    }


def _value(sheets: Sheets, row: Row, printed: list[str], made_of: About) -> Entry | None:
    exact = read_cell(sheets, row, "points", as_number)
    figures = [entry for key in printed if (entry := read_cell(sheets, row, key, as_text)) is not None]
    if exact is None:
        if not figures:
            return None
        printed_so = listed(figures) if len(figures) > 1 else figures[0]
        return table({"printed": printed_so}, figures[0].span)
    if figures:
        message, hint = "points are exact, or known as printed", "write one of them"
        sheets.problems.append(Problem("given-twice", message, figures[0].span, hint))
    if isinstance(exact.value, str) and made_of.states.get(exact.value.strip().casefold()) == NOT_APPLICABLE:
        return Entry(NOT_APPLICABLE, exact.span, exact.key)
    return exact
