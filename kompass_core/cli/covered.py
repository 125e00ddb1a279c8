"""Covered: what examples look at, and what none does, as text of eighty columns or as data."""

from __future__ import annotations

import textwrap
from fractions import Fraction
from itertools import groupby
from math import floor
from typing import TYPE_CHECKING, Any, Final

from kompass_core.cli.tell import placed
from kompass_core.model.coverage import share
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.coverage import Coverage, Covered, Lack

WIDE: Final = 80
RUN: Final = 4
"""So many steps beside each other are named by the first and the last."""

HEADINGS: Final = ("Framework", "Scale", "Items", "Steps", "Branches")


def coverage_text(coverage: Sequence[Coverage]) -> str:
    """A table of how many of everything are looked at, and a list of what is not."""
    rows = [
        (one.framework, one.scale, *(_counted(part) for part in (one.items, one.steps, one.branches)))
        for one in coverage
    ]
    widths = [max(len(row[place]) for row in (HEADINGS, *rows)) for place in range(len(HEADINGS))]
    lines = ["", "Looked at by some example", ""]
    lines += [_row(HEADINGS, widths), _row(["-" * width for width in widths], widths)]
    lines += [_row(row, widths) for row in rows]
    lines += ["", f"In all {percent(share(coverage))}"]
    for one in coverage:
        lacking = [*_lacking(one)]
        lines += ["", plain(f"{one.framework} on {one.scale}: looked at by no example"), *lacking] if lacking else []
    return "".join(f"{line}\n" for line in lines)


def percent(part: Fraction) -> str:
    """A share in whole per cent, never more than it is."""
    return f"{floor(part * 100)}%"


def _counted(part: Covered) -> str:
    if not part.of:
        return "none"
    return f"{part.looked_at}/{part.of} {percent(Fraction(part.looked_at, part.of)):>4}"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    ends = [f"{cell:{'<' if place < 2 else '>'}{width}}" for place, (cell, width) in enumerate(zip(cells, widths, strict=True))]  # noqa: PLR2004, E501 - names, then numbers
    return plain("  ".join(ends).rstrip())


def _lacking(one: Coverage) -> Iterator[str]:
    if one.items.lacking:
        yield from _listed("items", [lack.what for lack in one.items.lacking])
    for dimension, lacks in groupby(one.steps.lacking, key=lambda lack: lack.dimension):
        yield from _listed(f"steps of {dimension}", [lack.what for lack in lacks])
    for lack in one.branches.lacking:
        yield plain(f"  {lack.place}: {lack.what}")


def _listed(what: str, names: Sequence[str]) -> list[str]:
    text = plain(f"{what}: {', '.join(names)}")
    return textwrap.wrap(text, WIDE, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def coverage_json(coverage: Sequence[Coverage]) -> dict[str, Any]:
    """All of it for a program."""
    return {
        "share": share_text(share(coverage)),
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
