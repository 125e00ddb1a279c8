"""Cells: lines of a CSV file to rows, each by its number; those that are none are named."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from kompass_core.model.batch import ID, Fault
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Row = dict[str, str | None]

ITEM, DIMENSION, VALUE = "item", "dimension", "value"
LONG: Final = frozenset({ID, ITEM, VALUE})
"""Columns of a table that has a row for each judgement."""


def is_long(names: Iterable[str]) -> bool:
    """Whether these are the columns of a table with a row for each judgement."""
    return set(names) >= LONG


def cells_of(
    data: bytes, separator: str, names: Sequence[str], file: str, first: int
) -> tuple[list[tuple[int, Row]], list[Fault]]:
    """The rows, of which the first has that number, and what is wrong with the others.

    Raises:
        KompassError: it is no CSV at all.
    """
    rows: list[tuple[int, Row]] = []
    faults: list[Fault] = []
    number = first - 1
    try:
        for cells in csv.reader(
            StringIO(data.decode("utf-8", "surrogateescape"), newline=""), delimiter=separator
        ):
            if not cells:
                continue
            number += 1
            if wrong := _wrong(cells, len(names)):
                faults.append(Fault(file, number, _id(cells, names, number), "", "", *wrong))
            else:
                rows.append((number, {name: cell or None for name, cell in zip(names, cells, strict=True)}))
    except csv.Error as error:
        message = f"the file is no CSV, or it is damaged after row {number}: {error}"
        raise KompassError(
            [Problem("unreadable-file", message, file, "write it anew, or get it again")]
        ) from error
    return rows, faults


def _wrong(cells: Sequence[str], wanted: int) -> tuple[str, str, str] | None:
    if len(cells) != wanted:
        message = f"the row has {len(cells)} cells, and the heading {wanted}"
        return "out-of-range", message, "texts in which the separator stands are put in quotation marks"
    if any("\udc80" <= sign <= "\udcff" for cell in cells if not cell.isascii() for sign in cell):
        return "not-utf-8", "the row is in another encoding than UTF-8", "save the file as UTF-8"
    return None


def _id(cells: Sequence[str], names: Sequence[str], number: int) -> str:
    place = names.index(ID) if ID in names else len(cells)
    return cells[place].encode("utf-8", "replace").decode() if place < len(cells) else str(number)
