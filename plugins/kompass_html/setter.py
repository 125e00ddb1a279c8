"""Setter: blocks to what is shown of them: headings in order and without gaps, each thing with its id."""

from __future__ import annotations

from functools import partial
from itertools import count
from typing import TYPE_CHECKING, assert_never

from kompass_core.extending import Box, Bullets, Chart, Heading, Paragraph, Table
from kompass_html.grid import Grid
from kompass_html.picture import Picture, signs, tabled, views
from kompass_html.shown import Apart, Head, Points, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.extending import Block, Entry
    from kompass_html.places import Places
    from kompass_html.shown import Shown

DEEPEST = 6


class Setter:
    """It numbers what has an id, and remembers the heading above, which names what has no name."""

    def __init__(self, places: Places, title: str) -> None:
        """For a page with a title."""
        self._places = places
        self._numbers = count(1)
        self._above = title
        self._here: Entry | None = None

    def body(self, blocks: Sequence[Block]) -> tuple[Shown, ...]:
        """What is shown below the title."""
        return tuple(self._set(blocks, 1))

    def derivation(self, blocks: Sequence[Block], title: str, entry: Entry, level: int) -> tuple[Shown, ...]:
        """What is shown of how the figures of an entry came about, below a title of that level."""
        self._above, self._here = title, entry
        return tuple(self._set(blocks, level))

    def _set(self, blocks: Sequence[Block], level: int) -> Iterator[Shown]:
        top = last = level
        for place, block in enumerate(blocks):
            match block:
                case Heading():
                    last = min(max(block.level, top + 1), last + 1, DEEPEST)
                    self._above = block.text
                    yield Head(self._id("part"), block.text, last)
                case Paragraph():
                    lists = isinstance(blocks[place + 1] if place + 1 < len(blocks) else None, Bullets)
                    yield Text(block.text, lists and block.text.endswith(":"))
                case Bullets():
                    yield Points(block.items)
                case Table():
                    yield self._grid(block)
                case Chart():
                    yield self._picture(block)
                case Box():
                    parts = tuple(self._set(block.blocks, last))
                    yield Apart(self._id("box"), block.title, parts)
                case _:
                    assert_never(block)

    def _grid(self, table: Table) -> Grid:
        lead = partial(self._places.lead, here=self._here)
        return Grid.of(table, self._id("table"), self._above, lead, plain=self._here is not None)

    def _picture(self, chart: Chart) -> Picture:
        caption = chart.caption or self._above
        grid = self._grid(tabled(chart))
        name = self._id("chart")
        return Picture(name, caption, chart.description, signs(chart), views(chart), grid)

    def _id(self, kind: str) -> str:
        return f"{kind}-{next(self._numbers)}"
