"""Read: a workbook that was filled in, to the document that its author would have written.

Whatever was filled in wrongly is said cell by cell, all of it at once. What the document then says is checked
as that of any other file is.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass_core.model.document import Document, Entry
from kompass_core.model.files.kinds import SCHEMA
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.workbook.about import about
from kompass_core.stages.workbook.names import FOUND, GIVEN, JUDGED, VISIT, VOICES
from kompass_core.stages.workbook.opened import opened
from kompass_core.stages.workbook.read_found import findings
from kompass_core.stages.workbook.read_given import given
from kompass_core.stages.workbook.read_judged import judgements
from kompass_core.stages.workbook.read_visit import visit
from kompass_core.stages.workbook.sheets import Sheets

if TYPE_CHECKING:
    from kompass_core.stages.workbook.tables import Table

ROLES: Final = (VISIT, JUDGED, FOUND, VOICES, GIVEN)


def read_workbook(data: bytes, name: str) -> Document:
    """The document of the bytes of a workbook; raises KompassError with all that is wrong with it."""
    sheets = Sheets(opened(data, name), name)
    made_of = about(sheets)
    for role in ROLES:
        if role not in sheets:
            message, hint = f"the sheet `{role}` is gone", "make a new workbook, and fill that in"
            sheets.problems.append(Problem("missing-key", message, name, hint))
    start = sheets.start(VISIT)
    root: Table = {"schema": Entry(SCHEMA, start, start)}
    root |= visit(sheets, made_of)
    for key, table in (
        ("judgement", judgements(sheets, made_of)),
        ("given", given(sheets, made_of)),
        ("finding", findings(sheets, made_of)),
    ):
        if table:
            first = next(iter(table.values())).key
            root[key] = Entry(MappingProxyType(table), first, first)
    if sheets.problems:
        ordered = sorted(
            sheets.problems, key=lambda one: -1 if isinstance(one.place, str) else one.place.start
        )
        raise KompassError(ordered)
    return Document(sheets.source, MappingProxyType(root), made_of.digest)
