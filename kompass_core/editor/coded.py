"""Coded: what stands at a place to the code of an item that it is, as a key or as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.editor.context import Context
    from kompass_core.editor.standing import Standing

OF_ITEMS = {
    "evaluation": ("judgement", "finding"),
    "changes": (),
    "framework": ("reworded",),
    "scale": ("rule",),
    "expectation": (),
}
"""The tables, by the kind of file, whose names are codes of items."""


def code_at(at: Standing, known: Context) -> str | None:
    """The code of an item that stands at a place, as a key or as a value."""
    items = known.program.framework.items if known.program else {}
    levels = known.program.framework.levels if known.program else ()
    code: str | None = None
    match (known.kind, at.path):
        case ("framework", (level, name)) if level in levels and at.is_key:
            code = name
        case ("framework", (level, _, "parent")) if level in levels and not at.is_key:
            code = at.word
        case ("changes", (_, level, name)) if level in levels and at.is_key:
            code = name
        case ("evaluation", ("given", _, "points", name)) if at.is_key:
            code = name
        case ("expectation", (table, _, name)) if table in {"lines", "summary"} and at.is_key:
            code = name
        case ("expectation", ("example", _, "item")) if not at.is_key:
            code = at.word
        case (kind, (table, name)) if at.is_key and table in OF_ITEMS.get(kind, ()):
            code = name
    return code if code in items or (code is not None and not items) else None
