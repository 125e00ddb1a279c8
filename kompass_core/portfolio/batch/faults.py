"""Faults: what is wrong in a row, as problems, to lines of a table of faults."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from kompass_core.model.batch import Fault
from kompass_core.portfolio.batch.cell import shown
from kompass_core.portfolio.batch.lasting import lasting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kompass_core.problems import Problem

COLUMNS = ("file", "row", "id", "column", "value", "slug", "message", "hint")


def fault(problem: Problem, file: str, row: int, id_: str) -> Fault:
    """A problem of a row, whose place is a column, or a line and a column of a file."""
    place = problem.place
    if isinstance(place, str):
        column, value = "", ""
    elif place.source.name == file:  # of an evaluation that is a file, a line of it
        column, value = str(place).removeprefix(f"{file}:"), shown(place.text)
    else:
        column, value = place.source.name, shown(place.text)
    return Fault(file, row, id_, column, value, problem.slug, problem.message, problem.hint or "")


def lines(faults: Iterable[Fault]) -> str:
    """The lines of a table of faults."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        (one.file, one.row, one.id, one.column, one.value, one.slug, one.message, one.hint) for one in faults
    )
    return out.getvalue()


def write_faults(faults: Iterable[Fault], output: Path) -> None:
    """Write a table of faults; where there are none, there is no such file afterwards. Raises OSError."""
    write_lines(filter(None, [lines(faults)]), output)


def write_lines(texts: Iterable[str], output: Path) -> None:
    """Write a table of faults of its lines."""
    waiting = iter(texts)
    first = next(waiting, None)
    if first is None:
        output.unlink(missing_ok=True)
        return

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write(f"{','.join(COLUMNS)}\n{first}")
            stream.writelines(waiting)

    lasting(output, write)
