"""Comparison: several scorecards to one table, on a scale that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Column, Heading, Row, Table
from kompass_core.stages.report.fallback import fallback
from kompass_core.stages.report.figures import LINES, SUMMARY, figures
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.illustrations import illustrations
from kompass_core.stages.report.notes import listed, warnings
from kompass_core.stages.report.shared import shared
from kompass_core.stages.report.tables import summed
from kompass_core.stages.report.visit import dated
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.model.report import Block, Cell, ItemFigures, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.wording import Wording


def comparison(scorecards: Sequence[Scorecard], variant: Variant, scale: str | None = None) -> Report:
    """The scorecards side by side on `scale`, or on the first that all of them share.

    Items and their titles are those of the first scorecard, followed by what only others have.

    Raises:
        KompassError: `no-shared-scale`, or `unknown-locale`.
        ValueError: there are no scorecards.
    """
    if not scorecards:
        message = "there is nothing to compare"
        raise ValueError(message)
    chosen = shared(scorecards, scale)
    cards = [evolve(card, sheets={chosen: card.sheets[chosen]}) for card in scorecards]
    words = wording(variant)
    printed = [figures(card, words) for card in cards]
    title = words.word("comparison.title", framework=cards[0].framework.title)
    sides = Sides(cards, [one[chosen] for one in printed], chosen, words)
    blocks = [Heading(title, 1), sides.table(), sides.key(), *sides.notes()]
    return finish("comparison", title, blocks, list(zip(cards, printed, strict=True)), variant)


class Sides:
    """What stands side by side: a column for each scorecard, a row for each item that any of them prints.

    The scorecards have one scale, of which `printed` has what is printed of each.
    """

    def __init__(
        self,
        cards: Sequence[Scorecard],
        printed: Sequence[Mapping[str, ItemFigures]],
        scale: str,
        words: Wording,
    ) -> None:
        """Find out what is shown."""
        self.cards, self.printed, self.words = cards, printed, words
        self.scale = cards[0].framework.scales[scale]
        self.summary = bool(self.scale.prints.get(SUMMARY))
        levels = self.scale.prints.get(SUMMARY if self.summary else LINES, {})
        listed = {code: one for items in reversed(printed) for code, one in items.items()}
        order = dict.fromkeys(code for items in printed for code in items)
        self.shown = [listed[code] for code in order if listed[code].level in levels]

    def table(self) -> Table:
        """The points of everybody."""
        levels = {one.level for one in self._items()}
        heading = self.words.level(levels.pop()) if len(levels) == 1 else self.words.word("column.item")
        columns = [Column(heading, "left"), *(Column(dated(card.evaluation), "right") for card in self.cards)]
        rows = [Row((one.code, *self._cells(one.code))) for one in self._items()]
        if any(one.code == TOTAL for one in self.shown):
            rows.append(Row((self.words.word("total"), *self._cells(TOTAL)), "total"))
        caption = self.words.word("table.comparison", scale=self.words.scale(self.scale))
        return Table(caption, tuple(columns), tuple(rows))

    def key(self) -> Bullets:
        """What the codes stand for: titles would leave no room for the columns."""
        return Bullets(tuple(f"{one.code} {one.title}" for one in self._items()))

    def notes(self) -> Iterator[Block]:
        """What a reader has to know of each, and of all."""
        said = [
            f"{dated(card.evaluation)}: {line}" for card in self.cards for line in warnings(card, self.words)
        ]
        if len({card.framework.scales[self.scale.id].digest for card in self.cards}) > 1:
            said.insert(0, self.words.word("note.scales", scale=self.words.scale(self.scale)))
        said += fallback(self.cards[0], self.words)  # whose titles are shown
        if said:
            yield Bullets(tuple(said))
        shown = (line for card in self.cards for line in illustrations(card, self.words))
        yield from listed(self.words.word("note.illustration"), shown)

    def _items(self) -> list[ItemFigures]:
        return [one for one in self.shown if one.code != TOTAL]

    def _cells(self, code: str) -> Iterator[Cell]:
        for items in self.printed:
            if code not in items:
                yield self.words.word("state.absent")
            elif self.summary:
                yield summed(items[code], "points")
            else:
                yield items[code].figures["points"]
