"""Covered: what examples look at, and what none does, as text of eighty columns or as data."""

from __future__ import annotations

import textwrap
from fractions import Fraction
from itertools import groupby
from math import floor
from typing import TYPE_CHECKING, Any, Final

from kompass_core.model.coverage import share
from kompass_core.problems.described import placed
from kompass_core.problems.show import plain
from kompass_core.rules.exact import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.coverage import Coverage, Covered, Lack

WIDE: Final = 80
RUN: Final = 4
"""So many steps beside each other are named by the first and the last."""

LEAST: Final = 12
GAP: Final = "  "
HEADINGS: Final = ("Framework", "Scale", "Items", "Steps", "Branches")


def coverage_text(coverage: Sequence[Coverage]) -> str:
    """A table of how many of everything are looked at, and a list of what is not."""
    rows = [
        (one.framework, one.scale, *(_counted(part) for part in (one.items, one.steps, one.branches)))
        for one in coverage
    ]
    lines = ["", *_table((HEADINGS, *rows)), "", f"{percent(share(coverage))} of everything is looked at"]
    for one in coverage:
        if lacking := [*_lacking(one)]:
            lines += ["", plain(f"{one.framework} on {one.scale}, looked at by no example:"), *lacking]
    return "".join(f"{line}\n" for line in lines)


def percent(part: Fraction) -> str:
    """A share in whole per cent, never more than it is."""
    return f"{floor(part * 100)}%"


def _counted(part: Covered) -> str:
    if not part.of:
        return "none"
    return f"{part.looked_at}/{part.of} {percent(Fraction(part.looked_at, part.of)):>4}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Names to the left, numbers to the right; names that are too long are cut."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    for place in (0, 1):
        over = sum(widths) + len(GAP) * (len(widths) - 1) - WIDE
        widths[place] -= max(0, min(over, widths[place] - LEAST))
    first, *others = rows
    for row in (first, ["-" * width for width in widths], *others):
        names = (f"{_cut(cell, width):{width}}" for cell, width in zip(row[:2], widths, strict=False))
        numbers = (f"{cell:>{width}}" for cell, width in zip(row[2:], widths[2:], strict=True))
        yield plain(GAP.join((*names, *numbers)))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 3]}..."


def _lacking(one: Coverage) -> Iterator[str]:
    if one.items.lacking:
        yield from _listed("items", [lack.what for lack in one.items.lacking])
    for dimension, lacks in groupby(one.steps.lacking, key=lambda lack: lack.dimension):
        yield from _listed(f"steps of {dimension}", [*_runs(list(lacks))])
    for lack in one.branches.lacking:
        yield plain(f"  {lack.place}: {lack.what}")


def _runs(steps: Sequence[Lack]) -> Iterator[str]:
    """The names of steps, of many in a row only the first and the last."""
    for _, group in groupby(enumerate(steps), key=lambda one: one[1].number - one[0]):
        names = [lack.what for _, lack in group]
        yield from names if len(names) < RUN else [f"{names[0]} to {names[-1]}"]


def _listed(what: str, names: Sequence[str]) -> list[str]:
    text = plain(f"{what}: {', '.join(names)}")
    return textwrap.wrap(text, WIDE, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def coverage_json(coverage: Sequence[Coverage]) -> dict[str, Any]:
    """All of it for a program."""
    return {
        "share": exact(share(coverage)),
        "scales": [
            {
                "framework": one.framework,
                "scale": one.scale,
                "items": _part(one.items),
                "steps": _part(one.steps),
                "branches": _part(one.branches),
            }
            for one in coverage
        ],
    }


def _part(part: Covered) -> dict[str, Any]:
    return {"of": part.of, "looked_at": part.looked_at, "lacking": [_lack(one) for one in part.lacking]}


def _lack(lack: Lack) -> dict[str, Any]:
    named = {} if lack.dimension is None else {"dimension": lack.dimension}
    return {"what": lack.what, **named, "place": placed(lack.place)}
