"""Tallied: how a batch went, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.batch import COMPLETE, INCOMPLETE, NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.portfolio.batch.order import Place
    from kompass_core.portfolio.batch.tally import Tally

SHOWN = 2
"""Names of which a line has room."""


def tallied(tally: Tally, place: Place, seconds: float, resumed: int = 0) -> str:
    """Some lines: rows by their states, what was bad, what took longer and why, and how fast it was."""
    states = ((COMPLETE, COMPLETE), (INCOMPLETE, INCOMPLETE), (NOT_APPLICABLE, NOT_APPLICABLE))
    counts = [f"{tally.states[state]:,} {name}" for state, name in states if tally.states[state]]
    counts += [f"{tally.bad:,} bad"] if tally.bad else []
    lines = [f"{place.output}: {_rows(tally.rows)}" + (f" ({', '.join(counts)})" if counts else "")]
    if resumed:
        lines.append(f"  {resumed:,} of them were there from a run before")
    if tally.bad:
        lines.append(f"  what is wrong with the bad ones stands in {place.bad}")
    if tally.doubted:
        lines.append(f"  in {_rows(tally.doubted)} a printed figure cannot be right: see {place.bad}")
    lines += [f"  nobody answered {_named(tally.lacking)}: there is no such column"] if tally.lacking else []
    lines += [f"  not asked for on this scale: {_named(tally.idle)}"] if tally.idle else []
    lines += [f"  {count:,} taken one by one: {why}" for why, count in tally.singly.most_common() if count]
    new = tally.rows - resumed
    lines.append(f"  {seconds:.1f} s, {new / seconds:,.0f} rows a second")
    return "\n".join(lines)


def _named(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    shown = ", ".join(f"`{name}`" for name in names[:SHOWN])
    return f"{shown} and {len(names) - SHOWN:,} more" if len(names) > SHOWN else shown


def _rows(count: int) -> str:
    return f"{count:,} row" if count == 1 else f"{count:,} rows"
