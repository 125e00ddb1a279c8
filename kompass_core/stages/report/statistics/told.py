"""Told: what the parts of a report on statistics are made of: a group, its words, and its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.model.framework import TOTAL
from kompass_core.model.scale import Decimals
from kompass_core.rules.interval import exactly, multiply
from kompass_core.rules.rounding import rounded_interval
from kompass_core.stages.report.amounts import Amounts
from kompass_core.stages.report.anatomy.among import ranked
from kompass_core.stages.report.figures import figure_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.population import Group, Member, Statistics
    from kompass_core.model.report import Figure
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank
    from kompass_core.stages.report.wording import Wording

WHOLE = Decimals(0, 0)
FINER = 1
"""Decimals more than points have, of what is between them: a mean of whole points is seldom whole."""


@frozen
class ToldGroup:
    """One group as it is told; `countries` has what each is called, by its id."""

    group: Group
    words: Wording = field(repr=False)
    countries: Mapping[str, str] = field(repr=False)

    @property
    def scale(self) -> str:
        """What the scale is called."""
        return self.words.scale(self.group.framework.scales[self.group.population.scale])

    def item(self, code: str) -> str:
        """An item by its code and title."""
        if code == TOTAL:
            return self.words.word("total")
        return f"{code} {self.group.framework.items[code].title}"

    def points(self, code: str, value: Interval) -> Figure:
        """Points of an item."""
        return self._amounts.points(value, self._level(code))

    def between(self, code: str, value: Interval) -> Figure:
        """What is made of points of an item, with a decimal more where it has one."""
        places = self._amounts.places(self._level(code))
        finer = Decimals(places.least, places.most + FINER)
        mode = self._amounts.scale.rounding
        return figure_of(value, self.words.span(rounded_interval(value, finer.most, mode), finer))

    def percentile(self, value: Interval) -> Figure:
        """A share in whole per cent."""
        rounded = rounded_interval(multiply(value, exactly(100)), 0, self._amounts.scale.rounding)
        return figure_of(value, self.words.percent(self.words.span(rounded, WHOLE)))

    def rank(self, rank: Rank) -> str:
        """The rank, and among how many."""
        return self.words.word("against.rank", rank=ranked(rank), count=rank.count)

    def holders(self, holders: Sequence[Member], *, sure: bool) -> str:
        """Who has a record; that it is one of them, where it is not known which."""
        names = ", ".join(member.dated for member in holders)
        return names if sure else self.words.word("record.perhaps", names=names)

    def common(self) -> str:
        """What its members have in common, in words; nothing where that is not asked for."""
        return ", ".join(self._called(name, value) for name, value in self.group.common.items())

    def _called(self, name: str, value: str | None) -> str:
        if value is None:
            return self.words.word("value.unknown")
        match name:
            case "revision":
                return self.group.framework.revision
            case "scale":
                return self.scale
            case "country":
                return self.countries.get(value, value)
            case _:
                return value

    def shown(self) -> list[Statistics]:
        """What the scale prints, but the whole; of several evaluations what several have points of."""
        prints = self.group.framework.scales[self.group.population.scale].prints
        levels = {level for lines in prints.values() for level in lines}
        alone = len(self.group.population.members) == 1
        return [
            one
            for code, one in self.group.items.items()
            if code != TOTAL
            and (not levels or self._level(code) in levels)
            and (alone or one.figures.count > 1)
        ]

    def hidden(self) -> int:
        """Of how many further items one evaluation alone has points."""
        if len(self.group.population.members) == 1:
            return 0
        return sum(one.figures.count == 1 for code, one in self.group.items.items() if code != TOTAL)

    def main(self, item: str | None) -> Statistics | None:
        """The item that groups are compared and members ranked by: the one asked for, else the whole."""
        items = self.group.items
        if item is not None:
            return items.get(item)
        return items.get(TOTAL) or next(iter(items.values()), None)

    @property
    def _amounts(self) -> Amounts:
        return Amounts(self.group.framework.scales[self.group.population.scale], self.words)

    def _level(self, code: str) -> str:
        return self.group.framework.items[code].level
