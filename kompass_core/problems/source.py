"""Source and span: a text that somebody wrote, and a place in it.

Every value that is read keeps its span, all the way to the scorecard, so that
whatever is said about a value later can be said in its author's coordinates.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from attrs import field, frozen


@frozen(slots=False)
class Source:
    """A text and the name its author knows it by, usually a path.

    A workbook has no text of its own: what stands in it is written down with a line for each cell, and
    `cells` has what its author knows the lines by, such as `visit!C3`.
    """

    name: str
    text: str = field(repr=False)
    cells: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins, in characters."""
        return (0, *(found.end() for found in re.finditer("\n", self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, columns in characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : None if end < 0 else end].rstrip("\r")

    def label(self, number: int) -> str:
        """What its author knows a line by: its number, counted from 1, or the cell that it is."""
        return self.cells[number - 1] if self.cells else str(number)


@frozen
class Span:
    """From the character at `start` up to, not including, the one at `end`."""

    source: Source = field(repr=lambda source: source.name)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters that the span covers."""
        return self.source.text[self.start : self.end]

    def __str__(self) -> str:
        """The place as `file:line:column`, or `file:sheet!cell`."""
        line, column = self.source.position(self.start)
        inside = self.source.label(line) if self.source.cells else f"{line}:{column}"
        return f"{self.source.name}:{inside}"
