"""Places: a report to where on its page each figure is told of, and from where one comes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.extending import Box, Figure, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.extending import Block, Entry, Report


@frozen
class Places:
    """The derivations that something leads to, in the order of print, with the id of each.

    A figure leads to that of its entry, and a derivation to those of what its rule saw.
    """

    derivations: Mapping[Entry, tuple[Block, ...]]
    ids: Mapping[Entry, str]
    seen: set[Entry] = field(factory=set, init=False)

    @staticmethod
    def of(report: Report) -> Places:
        """The places of a report."""
        found: dict[Entry, tuple[Block, ...]] = {}
        waiting = [entry for entry in _entries(report.blocks) if entry in report.derivations]
        while waiting:
            entry = waiting.pop()
            if entry not in found:
                found[entry] = report.derivations[entry]
                waiting += (one for one in _entries(found[entry]) if one in report.derivations)
        ordered = [entry for entry in report.derivations if entry in found]
        ids = {entry: f"how-{number}" for number, entry in enumerate(ordered, 1)}
        return Places({entry: found[entry] for entry in ordered}, ids)

    def first(self, entry: Entry) -> str | None:
        """The id of the first figure that leads to a place, for the way back; None for those after it."""
        if entry in self.seen:
            return None
        self.seen.add(entry)
        return f"from-{self.ids[entry]}"


def _entries(blocks: Iterable[Block]) -> Iterator[Entry]:
    """Whose the figures are that stand in tables."""
    for block in blocks:
        if isinstance(block, Box):
            yield from _entries(block.blocks)
        elif isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row.cells if isinstance(cell, Figure))
            yield from (cell.entry for cell in cells if cell.entry is not None)
