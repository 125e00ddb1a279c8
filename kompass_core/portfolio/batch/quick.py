"""Quick: a small CSV file to a CSV file, row by row, without anything that takes long to load.

The figures are those of columns; what lies beside is, too.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from kompass_core.model.batch import ID, MISSING, STATE
from kompass_core.portfolio.batch.faults import fault, write_faults
from kompass_core.portfolio.batch.heading import heading
from kompass_core.portfolio.batch.inputs import SEPARATED
from kompass_core.portfolio.batch.lasting import lasting
from kompass_core.portfolio.batch.singly import Singly
from kompass_core.portfolio.batch.tables.cells import cells_of, is_long
from kompass_core.portfolio.batch.tables.separators import heading_of
from kompass_core.portfolio.batch.tally import Tally

if TYPE_CHECKING:
    from kompass_core.model.batch import Heading
    from kompass_core.portfolio.batch.order import Order

BYTES: Final = 2**20
"""Of a file that may be small enough."""

ROWS: Final = 100
"""From more on, columns are quicker, with all that they have to load."""


def quick(order: Order) -> Tally | None:
    """Score a small file, write what came out, and count it; None where that is for columns.

    Raises:
        KompassError: the table cannot be read or scored.
        OSError: the result cannot be written.
    """
    data = _small(order)
    if data is None:
        return None
    (path,) = order.inputs.tables
    names, separator, begins = heading_of(data, str(path))
    if is_long(names) or data.count(b"\n", begins) > ROWS:
        return None
    head = heading(names, str(path), order.program, order.scale)
    rows, faults = cells_of(data[begins:], separator, names, str(path), 1)
    kept = [*filter(None, [head.id]), *head.passed]
    shown = [one.name for one in order.shown]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*([] if head.id else [ID]), *kept, *shown, MISSING, STATE])
    tally = Tally(
        rows=len(rows) + len({one.row for one in faults}),
        lacking=tuple(f"{code}:{name}" for code, name in head.lacking),
        idle=head.idle,
    )
    singly = Singly(order.program, order.scale, order.shown)
    for number, row in rows:
        values, problems = singly.row(row, head)
        faults += [fault(problem, str(path), number, _id(row, head, number)) for problem in problems]
        if values is not None:
            writer.writerow(
                [*([] if head.id else [number]), *(row[name] for name in kept), *map(_text, values)]
            )
            tally.states[str(values[-1])] += 1
    tally.bad = tally.rows - tally.states.total()
    tally.doubted = len({one.row for one in faults}) - tally.bad
    write_faults(sorted(faults, key=lambda one: one.row), order.place.bad)
    lasting(order.place.output, lambda beside: beside.write_text(out.getvalue(), "utf-8"))
    return tally


def _small(order: Order) -> bytes | None:
    """The bytes of the only table of an order, if it is small, and both are CSV."""
    tables, place = order.inputs.tables, order.place
    if len(tables) != 1 or order.inputs.evaluations or place.folder or place.output.suffix.lower() != ".csv":
        return None
    if order.engine != "auto" or tables[0].suffix.lower() not in SEPARATED or place.parts.exists():
        return None
    return tables[0].read_bytes() if tables[0].stat().st_size <= BYTES else None


def _id(row: dict[str, str | None], head: Heading, number: int) -> str:
    return (row[head.id] if head.id else None) or str(number)


def _text(value: object) -> object:
    """A value as columns write it."""
    return str(value).lower() if isinstance(value, bool) else value
