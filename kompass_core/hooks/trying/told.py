"""Told: a figure that differs in a few lines: what was expected, what comes out, and what it is made of."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from kompass_core.model.report import Figure
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.trying.tried import Case, Difference
    from kompass_core.model.report import Table

WIDE: Final = 80
LABEL: Final = 9
GAP: Final = 2
ROWS: Final = 6
"""Rows of a table that are shown, those of most weight: what a rule saw first, what it came to last."""

LINES: Final = 4
"""Lines of a rule, or of a reason, that are shown."""

LEAST: Final = 20


def told_of(case: Case, width: int = WIDE) -> Iterator[str]:
    """Every figure of a case that differs; what several of them are made of is said once."""
    shown: set[tuple[str, str]] = set()
    for one in case.differences:
        made = one.trace.derivation
        key = (one.figure.code, made.rule.measure if made else "")
        yield told(one, case, width, brief=key in shown)
        shown.add(key)


def told(one: Difference, case: Case, width: int = WIDE, *, brief: bool = False) -> str:
    """The figure and its derivation as text, some twenty lines at most; without it where that is `brief`."""
    problem, room = one.problem, max(LEAST, width - LABEL - 2)
    head = f"{problem.place}: {problem.severity}[{problem.slug}]: {problem.message}"
    lines = [plain(head)]
    for label, texts in _exactly(one, room) if brief else _said(one, case, room):
        lines += (f"  {'' if number else label:{LABEL}}{text}".rstrip() for number, text in enumerate(texts))
    return "\n".join(lines)


def _said(one: Difference, case: Case, room: int) -> Iterator[tuple[str, list[str]]]:
    """Each thing that there is to say: its label, and its lines."""
    yield case.kind, _wrapped(f"{case.name} ({case.framework}, scale {case.scale})", room)
    if case.because:
        yield "because", _wrapped(case.because, room)
    trace = one.trace
    yield from _exactly(one, room)
    for text in trace.origin:
        yield "", _wrapped(text, room)
    if trace.stated is not None:
        yield "stated", [plain(str(trace.stated))]
    if trace.derivation is not None:
        written = trace.derivation.rule.written
        yield "rule", _wrapped(written.text, room)
        yield "", [plain(str(written.span))]
    if trace.seen is not None:
        yield "saw", list(_rows(trace.seen, room))
    if trace.parts is not None and len(trace.parts.rows) > 1:
        yield "parts", list(_rows(trace.parts, room, last=True))


def _exactly(one: Difference, room: int) -> Iterator[tuple[str, list[str]]]:
    if one.trace.exact is not None:
        yield "exactly", _wrapped(one.trace.exact, room)


def _wrapped(text: str, room: int) -> list[str]:
    return textwrap.wrap(
        plain(" ".join(text.split())), room, break_on_hyphens=False, max_lines=LINES, placeholder=" ..."
    )


def _rows(table: Table, room: int, *, last: bool = False) -> Iterator[str]:
    """The rows of a table without its headings, the cells below each other; those at one end of many."""
    rows = [[_cell(cell) for cell in row.cells] for row in table.rows]
    more = len(rows) - ROWS
    rows = rows[-ROWS:] if last else rows[:ROWS]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    spare = room - sum(widths) - GAP * (len(widths) - 1)
    widest = widths.index(max(widths))
    if spare < 0:
        widths[widest] = max(LEAST, widths[widest] + spare)
    if more > 0 and last:
        yield f"... ({more} before)"
    for row in rows:
        cells = (
            f"{_cut(cell, width):{'<' if column.align == 'left' else '>'}{width}}"
            for cell, width, column in zip(row, widths, table.columns, strict=True)
        )
        yield (" " * GAP).join(cells)
    if more > 0 and not last:
        yield f"... ({more} more)"


def _cell(cell: str | Figure) -> str:
    return plain(" ".join((cell.printed if isinstance(cell, Figure) else cell).split()))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 4]} ..."
