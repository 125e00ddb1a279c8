"""Places: a report to where on its page each figure is told of, and from where one comes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.extending import Box, Figure, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.extending import Block, Entry, Report


MOST = 2000
"""Derivations that a page can bear; where there are more, as of many evaluations, it has none."""


class Places:
    """The derivations that something leads to, in the order of print, and the id of each.

    A figure leads to that of its entry, and a derivation to those of what its rule saw.
    """

    def __init__(self, report: Report) -> None:
        """The places of a report."""
        found: dict[Entry, tuple[Block, ...]] = {}
        waiting = [entry for entry in _entries(report.blocks) if entry in report.derivations]
        while waiting and len(found) <= MOST:
            entry = waiting.pop()
            if entry not in found:
                found[entry] = report.derivations[entry]
                waiting += (one for one in _entries(found[entry]) if one in report.derivations)
        kept = found if len(found) <= MOST else {}
        self.derivations = {entry: kept[entry] for entry in report.derivations if entry in kept}
        self.ids = {entry: f"how-{number}" for number, entry in enumerate(self.derivations, 1)}
        self._led: set[Entry] = set()

    def lead(self, figure: Figure, here: Entry | None) -> tuple[str, str]:
        """Where a figure leads, and the id of the figure itself, which only the first of many has.

        Nothing where nothing is told of it, or where it stands in what is told of it: `here`.
        """
        entry = figure.entry
        if entry is None or entry == here or entry not in self.ids:
            return "", ""
        first = entry not in self._led
        self._led.add(entry)
        return self.ids[entry], self._back(entry) if first else ""

    def back(self, entry: Entry) -> str:
        """The id of the first figure that leads to an entry; nothing where none does."""
        return self._back(entry) if entry in self._led else ""

    def _back(self, entry: Entry) -> str:
        return f"from-{self.ids[entry]}"


def _entries(blocks: Iterable[Block]) -> Iterator[Entry]:
    """Whose the figures are that stand in tables."""
    for block in blocks:
        if isinstance(block, Box):
            yield from _entries(block.blocks)
        elif isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row.cells if isinstance(cell, Figure))
            yield from (cell.entry for cell in cells if cell.entry is not None)
