"""Told: what every part of a report is made of: a scorecard, what is printed of it, and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.model.framework import TOTAL
from kompass_core.stages.report.amounts import Amounts
from kompass_core.stages.report.figures import LINES, SUMMARY
from kompass_core.stages.report.rows import holders, tops

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.report.figures import Figures
    from kompass_core.stages.report.wording import Wording


@frozen
class Told:
    """One scorecard as it is told."""

    card: Scorecard
    figures: Figures = field(repr=False)
    words: Wording = field(repr=False)

    def scale(self, scale: str) -> Scale:
        """A scale by its id."""
        return self.card.framework.scales[scale]

    def named(self, scale: str) -> str:
        """What a scale is called."""
        return self.words.scale(self.scale(scale))

    def amounts(self, scale: str) -> Amounts:
        """How points are printed on a scale."""
        return Amounts(self.scale(scale), self.words)

    def compared(self, scale: str) -> tuple[str, ...]:
        """The items by which results are compared: those of the summary, else the topmost of the tables."""
        items, prints = self.card.framework.items, self.scale(scale).prints
        levels = prints.get(SUMMARY) or prints.get(LINES, {})
        shown = {code for code, item in items.items() if item.level in levels and code != TOTAL}
        if SUMMARY in prints:
            return tuple(code for code in items if code in shown)
        return tuple(code for code in tops(self.card.framework, shown, holders(self.card.framework, shown)))

    def item(self, code: str) -> str:
        """An item by its code and title."""
        if code == TOTAL:
            return self.words.word("total")
        return f"{code} {self.card.framework.items[code].title}"

    def plural(self, level: str, *, count: int = 0) -> str:
        """What items of a level are called in the middle of a sentence; one of them where it is one."""
        plain = self.words.level(level)
        if count != 1:
            plain = self.words.named(
                f"level.{level}.plural", otherwise=self.card.framework.plurals.get(level, plain)
            )
        return plain[:1].lower() + plain[1:]

    def quoted(self, name: str) -> str:
        """A name in the middle of a sentence."""
        return self.words.word("rule.name", name=name)

    def listed(self, parts: Iterable[str]) -> str:
        """Several things in a sentence."""
        *others, last = parts
        if not others:
            return last
        return self.words.word("rule.list", others=", ".join(others), last=last)
