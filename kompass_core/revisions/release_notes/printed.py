"""Printed: which figures a scale prints, in which table, and with how many decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.revisions.release_notes.teller import DASH, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.difference import Change, Said
    from kompass_core.revisions.release_notes.teller import Teller


def printed(teller: Teller, changes: Sequence[Change]) -> Iterator[str]:
    """A line for each table and what became of its figures, each figure with its level."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.subject == "print":
            groups.setdefault((change.where[1], change.kind), []).append(change)
    for (table, kind), told in groups.items():
        lines = (
            listed(_figure(teller, one) for one in told)
            if kind == "decimals"
            else listed(_levels(teller, told))
        )
        yield teller.words.word(
            f"difference.print.{kind}", table=teller.words.word(f"table.{table}"), lines=lines
        )


def _levels(teller: Teller, told: Sequence[Change]) -> Iterator[str]:
    levels: dict[str, list[str]] = {}
    for change in told:
        levels.setdefault(change.where[2], []).append(teller.words.measure(change.where[3]))
    return (f"{teller.level(level)} ({listed(figures)})" for level, figures in levels.items())


def _figure(teller: Teller, change: Change) -> str:
    ends = teller.became(_decimals(change.before), _decimals(change.after))
    return f"{teller.level(change.where[2])} ({teller.words.measure(change.where[3])}) {ends}"


def _decimals(said: Said) -> str:
    least, most = said if isinstance(said, tuple) else ("", "")
    return least if least == most else f"{least}{DASH}{most}"
