"""Mixture: a sheet in which some is as it was and some as it will be.

Under the names of the new definition, so that whatever is the same has one name throughout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.model.framework import TOTAL
from kompass_core.model.program import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.program import Line
    from kompass_core.model.scale import Dimension, Scale


@frozen
class Mixture:
    """The scale, the line of each item by its key in the order of print, and which are made of parts.

    Of the items only the parents count; `settled` gives them their parts.
    """

    scale: Scale
    lines: Mapping[str, Line]
    composed: frozenset[str]

    def settled(self) -> Mixture:
        """The same, every item with its parts; the line of one whose parts are the same stays that line."""
        parts: dict[str, list[str]] = {}
        for key, line in self.lines.items():
            if line.item.parent is not None:
                parts.setdefault(line.item.parent, []).append(key)
        lines = {}
        for key, line in self.lines.items():
            children = tuple(parts.get(key, ()))
            same = children == line.item.children
            lines[key] = line if same else evolve(line, item=evolve(line.item, children=children))
        return evolve(self, lines=lines)

    def sheet(self) -> Sheet:
        """The sheet of a settled mixture: parts first, the whole last; without what has lost its parts."""
        made: dict[str, Line] = {}
        waiting = [(TOTAL, False)]
        while waiting:
            key, entered = waiting.pop()
            line = self.lines[key]
            if not entered:
                waiting.append((key, True))
                waiting.extend((child, False) for child in line.item.children)
                continue
            there = tuple(child for child in line.item.children if child in made)
            if key in self.composed and not there:
                continue
            if there != line.item.children:
                line = evolve(line, item=evolve(line.item, children=there))
            made[key] = line
        return Sheet(self.scale, tuple(made.values()))

    def with_line(self, key: str, line: Line) -> Mixture:
        """The same with another line of an item."""
        return self.with_lines({key: line})

    def with_lines(self, lines: Mapping[str, Line]) -> Mixture:
        """The same with other lines of items that are there."""
        return evolve(self, lines={**self.lines, **lines})

    def with_dimensions(self, dimensions: Mapping[str, Dimension]) -> Mixture:
        """The same with the dimensions of its scale as they are given."""
        return evolve(self, scale=evolve(self.scale, dimensions=dimensions))
