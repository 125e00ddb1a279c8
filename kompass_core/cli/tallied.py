"""Tallied: how a batch went, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.batch import COMPLETE, INCOMPLETE, NOT_APPLICABLE

if TYPE_CHECKING:
    from kompass_core.portfolio.batch.order import Place
    from kompass_core.portfolio.batch.tally import Tally


def tallied(tally: Tally, place: Place, seconds: float, resumed: int = 0) -> str:
    """Some lines: rows by their states, what was bad, what took longer and why, and how fast it was."""
    states = ((COMPLETE, COMPLETE), (INCOMPLETE, INCOMPLETE), (NOT_APPLICABLE, NOT_APPLICABLE))
    counts = [f"{tally.states[state]:,} {name}" for state, name in states if tally.states[state]]
    counts += [f"{tally.bad:,} bad"] if tally.bad else []
    lines = [f"{place.output}: {_rows(tally.rows)}" + (f" ({', '.join(counts)})" if counts else "")]
    if resumed:
        lines.append(f"  {resumed:,} of them were there from a run before")
    if tally.bad or tally.doubted:
        doubted = f", and of {_rows(tally.doubted)} that has figures" if tally.doubted else ""
        lines.append(f"  what is wrong with the bad ones{doubted} stands in {place.bad}")
    lines += [f"  {count:,} taken one by one: {why}" for why, count in tally.singly.most_common()]
    new = tally.rows - resumed
    lines.append(f"  {seconds:.1f} s, {new / seconds:,.0f} rows a second")
    return "\n".join(lines)


def _rows(count: int) -> str:
    return f"{count:,} row" if count == 1 else f"{count:,} rows"
