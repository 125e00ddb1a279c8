"""Words: causes, evaluations and points of an impact, as they are said and written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from attrs import frozen

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Figure
from kompass_core.model.scale import Decimals
from kompass_core.rules.interval import exactly
from kompass_core.rules.rounding import rounded, rounded_interval

if TYPE_CHECKING:
    from kompass_core.model.impact import Cause, Effect, Impact, Pair, Row, Said
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.report.wording import Wording

POINTS = Decimals(1, 1)
LONG = 90
"""Characters of two rules that stand beside each other in a cell of a table."""

ARROW = "\N{RIGHTWARDS ARROW}"
NOTHING = "\N{EN DASH}"


def names(pair: Pair) -> Mapping[str, str]:
    """What each evaluation is called: who was evaluated, and when; its id, where that is not one alone."""
    called = {effect.evaluation: _dated(effect) for effect in pair.effects}
    counts = Counter(called.values())
    return {one: name if name and counts[name] == 1 else one for one, name in called.items()}


def _dated(effect: Effect) -> str:
    return effect.organisation + (f" {effect.year}" if effect.organisation and effect.year else "")


@frozen
class Words:
    """How an impact on one pair of scales is worded."""

    impact: Impact
    pair: Pair
    wording: Wording
    names: Mapping[str, str]

    def scales(self) -> str:
        """The scale; both of them where they are called otherwise."""
        before, after = self.wording.scale(self.pair.before), self.wording.scale(self.pair.after)
        return after if before == after else f"{before} {ARROW} {after}"

    def points(self, value: Interval | None) -> Figure | str:
        """Points, rounded once; a dash where there are none."""
        if value is None:
            return NOTHING
        mode = self.pair.after.rounding
        if value.known:
            printed = self.wording.number(rounded(value.low, POINTS.most, mode), POINTS)
        else:
            printed = self.wording.span(rounded_interval(value, POINTS.most, mode), POINTS)
        return Figure(printed, value.low, value.high, value.low_open, value.high_open)

    def change(self, value: Fraction | None) -> Figure | str:
        """A change with its sign; a dash where it is not known."""
        if value is None:
            return NOTHING
        figure = self.points(exactly(value))
        if not isinstance(figure, Figure) or value <= 0 or not rounded(value, POINTS.most, "half-up"):
            return figure
        return Figure(f"+{figure.printed}", value, value)

    def said(self, value: Fraction | None) -> str:
        """A change in a sentence."""
        figure = self.change(value)
        return figure.printed if isinstance(figure, Figure) else figure

    def evaluation(self, effect: Effect) -> str:
        """Who was evaluated, and when; or its id."""
        return self.names[effect.evaluation]

    def rank(self, effect: Effect) -> str:
        """The rank before and after, once where it is the same."""
        if effect.rank_before is None or effect.rank_after is None:
            return NOTHING
        if effect.rank_before == effect.rank_after:
            return str(effect.rank_after)
        return f"{effect.rank_before} {ARROW} {effect.rank_after}"

    def causes(self, place: int) -> str:
        """What is told apart, in words."""
        return " + ".join(map(self.cause, self.pair.causes[place]))

    def cause(self, cause: Cause) -> str:
        """One change of a definition, with what stood there and what stands there now."""
        word = self._cause(cause)
        before, after = self._value(cause, cause.before), self._value(cause, cause.after)
        if cause.aspect in {"regrouped", "moved"} or not (before or after) or len(before + after) > LONG:
            return word
        return f"{word}: {before or NOTHING} {ARROW} {after or NOTHING}"

    def row(self, row: Row) -> str:
        """An item of either definition, by its code and its title."""
        if row.code == TOTAL:
            return self.wording.word("total")
        items = self.impact.after.items if row.after else self.impact.before.items
        return f"{row.code} {items[row.after or row.before].title}"

    def item(self, code: str, *, gone: bool = False) -> str:
        """The item of a code, as it is now or, where it is gone, as it was."""
        if code == TOTAL:
            return self.wording.word("total")
        items = self.impact.before.items if gone else self.impact.after.items
        return f"{code} {items[code].title}"

    def _cause(self, cause: Cause) -> str:
        match cause.aspect:
            case "carried" | "several" | "unanswered" | "rounding":
                return self.wording.word(f"cause.{cause.aspect}")
            case "steps" | "dimension.added" | "dimension.removed" | "dimension.weight":
                name = self._dimension(cause.subject, gone=cause.aspect == "dimension.removed")
                return self.wording.word(f"cause.{cause.aspect}", name=name)
            case "rule":
                return self.wording.word("cause.rule", name=self._table(cause.subject))
            case "regrouped":
                return self.wording.word("cause.regrouped", before=cause.before, after=cause.after)
            case "asked" | "maximum" | "weight" | "added" | "moved" | "whole" | "parts" | "removed":
                item = self.item(cause.subject, gone=cause.aspect == "removed")
                return self.wording.word(f"cause.{cause.aspect}", item=item)
            case _:
                assert_never(cause.aspect)

    def _dimension(self, name: str, *, gone: bool) -> str:
        scale = self.pair.before if gone else self.pair.after
        return self.wording.dimension(scale, name)

    def _table(self, name: str) -> str:
        if name == "judged":
            return self.wording.word("cause.rule.judged")
        if name in self.impact.after.levels:
            return self.wording.level(name)
        return self.item(name)

    def _value(self, cause: Cause, value: Said) -> str:
        if isinstance(value, Fraction):
            return self.wording.exactly(exactly(value))
        if isinstance(value, Mapping):
            percent = (
                (step, self.wording.percent(self.wording.exactly(exactly(share * 100))))
                for step, share in value.items()
            )
            steps = (f"{self.wording.step(cause.subject, step)} {share}" for step, share in percent)
            return ", ".join(step.replace("\0", "") for step in steps)
        return value or ""
