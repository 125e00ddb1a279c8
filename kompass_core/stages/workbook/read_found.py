"""Read found: the sheet of findings to a table for each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.stages.workbook.names import EVIDENCE, FOUND, KEY
from kompass_core.stages.workbook.tables import chosen, lacking, listed, read_cell, stray, table
from kompass_core.stages.workbook.values import as_text

if TYPE_CHECKING:
    from kompass_core.model.document import Entry
    from kompass_core.stages.workbook.about import About
    from kompass_core.stages.workbook.sheets import Row, Sheets
    from kompass_core.stages.workbook.tables import Table


def findings(sheets: Sheets, made_of: About) -> Table:
    """By code, what was found, each kind in the order of its rows."""
    found: dict[str, dict[str, list[Entry]]] = {}
    keys: Table = {}
    for row in sheets.rows(FOUND):
        stray(sheets, row, (KEY, "kind", "text", "name", "code"))
        code, shown = read_cell(sheets, row, KEY, as_text), read_cell(sheets, row, "kind", as_text)
        if code is None or shown is None:
            lacking(sheets, row, "the item and the kind of what was found")
            continue
        kind = chosen(sheets, shown, made_of.kinds, "kind of finding")
        if kind is None:
            continue
        name = str(code.value)
        keys.setdefault(name, code)
        _add(sheets, row, kind, found.setdefault(name, {}))
    return {
        name: table({kind: _made(kind, entries) for kind, entries in kinds.items()}, keys[name].span)
        for name, kinds in found.items()
    }


def _made(kind: str, entries: list[Entry]) -> Entry:
    return entries[0] if kind == "text" else listed(entries)


def _add(sheets: Sheets, row: Row, kind: Entry, kinds: dict[str, list[Entry]]) -> None:
    text = read_cell(sheets, row, "text", as_text)
    name, code = (read_cell(sheets, row, key, as_text) for key in ("name", "code"))
    if kind.value == "role_models":
        said = {"code": code, "name": name, "note": text}
        model = {key: entry for key, entry in said.items() if entry is not None}
        kinds.setdefault("role_models", []).append(table(model, kind.span))
        return
    for place in (name, code):
        if place is not None:
            message, hint = "only a role model is an organisation", "write it in the text"
            sheets.problems.append(Problem("unknown-key", message, place.span, hint))
    if text is None:
        lacking(sheets, row, "what was found")
    elif kind.value in EVIDENCE:
        evidence = table({"kind": kind, "note": text}, kind.span)
        kinds.setdefault("evidence", []).append(evidence)
    elif kind.value == "text" and "text" in kinds:
        message, hint = "the text about this item stands in another row too", "make one text of both"
        sheets.problems.append(Problem("duplicate-key", message, text.span, hint))
    else:
        kinds.setdefault(str(kind.value), []).append(text)
