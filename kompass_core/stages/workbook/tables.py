"""Tables: entries of a document that are made of cells."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.model.document import Entry
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kompass_core.model.document import Scalar
    from kompass_core.problems import Span
    from kompass_core.stages.workbook.sheets import Row, Sheets

Table: TypeAlias = "dict[str, Entry]"


def table(rows: Table, place: Span) -> Entry:
    """A table that stands at a place."""
    return Entry(MappingProxyType(rows), place, place)


def listed(members: Iterable[Entry]) -> Entry:
    """A list that has at least one member."""
    many = tuple(members)
    return Entry(many, many[0].span, many[0].span)


def read_cell(sheets: Sheets, row: Row, key: str, turned: Callable[[Scalar], Scalar]) -> Entry | None:
    """What a row holds under a key, if anything."""
    place = row.cells.get(key)
    return None if place is None else sheets.value(place, turned)


def chosen(sheets: Sheets, entry: Entry, names: Mapping[str, str], what: str) -> Entry | None:
    """The name that is meant by what is shown; adds a problem where there is none."""
    shown = str(entry.value).strip()
    name = names.get(shown.casefold(), names.get(shown))
    if name is not None:
        return Entry(name, entry.span, entry.key)
    hint = did_you_mean(shown.casefold(), names) or there_are(names)
    sheets.problems.append(Problem("unknown-name", f"`{shown}` is no {what}", entry.span, hint))
    return None


def stray(sheets: Sheets, row: Row, known: Iterable[str]) -> None:
    """Add a problem for each cell of a row where nothing is asked."""
    for key in row.cells.keys() - set(known):
        message, hint = "nothing is asked in this cell", "remove it, or write it where it is asked"
        sheets.problems.append(Problem("unknown-key", message, row.cells[key].span, hint))


def lacking(sheets: Sheets, row: Row, what: str) -> None:
    """Add the problem that a row says too little."""
    first = next(iter(row.cells.values()))
    sheets.problems.append(
        Problem("missing-key", f"this row does not say {what}", first.span, "add it, or empty the row")
    )
