"""Formulas: figures of a workbook to the sums, shares and references that make them of other cells.

A formula stands only where it is certain: a sum where the rule of the scale is one, and the parts add up
exactly to what they should; a percentage where points and maximum stand beside it. And only where what a
spreadsheet makes of it, in doubles, is shown as the report prints it. So whoever opens the workbook sees the
same figures with formulas as without, and whoever changes one sees what depends on it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.extending import Entry
from kompass_excel.measures import Key, cards, measured
from kompass_excel.number import number, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.extending import Figure, Report, Scorecard
    from kompass_excel.layout import Address, Placed
    from kompass_excel.number import Number

SUM: Final = re.compile(r"sum\(\s*\w+\.(\w+)\s*\)")
MOST: Final = 255
"""Cells that a sum may list."""


class Formulas:
    """The numbers of all cells that hold a figure, and the formulas of those that have one."""

    def __init__(self, report: Report, placed: Sequence[Placed]) -> None:
        """Of all grids of a report, in the order of its sheets."""
        self.numbers: dict[Address, Number] = {}
        self._figures: dict[Address, Figure] = {}
        for one in placed:
            for address, _, _, figure in one.figures():
                made = number(figure, report.language)
                if made is not None:
                    self.numbers[address], self._figures[address] = made, figure
        self._keys = {at: key for at, key in measured(report, placed).items() if at in self.numbers}
        self._cards = {name: card for name, (card, _) in cards(report).items()}
        self._made: dict[Address, tuple[str, tuple[Address, ...]]] = {}
        for one in placed:
            self._sums(one)
        self.homes: dict[Key, Address] = {}
        for address, key in self._keys.items():
            home = self.homes.setdefault(key, address)
            if address in self._made and home not in self._made:
                self.homes[key] = address
        for one in placed:
            self._shares(one)
        self._references()
        self._values: dict[Address, float] = {}

    def value(self, address: Address) -> float:
        """What the cell holds, or its formula makes; a formula that would show something else is dropped."""
        if address not in self._values:
            made = self.numbers[address].value
            if address in self._made:
                kind, parts = self._made[address]
                values = [self.value(part) for part in parts]
                worked = values[0] / values[1] if kind == "share" else sum(values)
                printed = shown(self._figures[address])
                if printed is not None and printed.by(worked):
                    made = worked
                else:
                    del self._made[address]
            self._values[address] = made
        return self._values[address]

    def formula(self, address: Address) -> str | None:
        """The formula of a cell; None where it holds its number itself."""
        self.value(address)
        if address not in self._made:
            return None
        kind, parts = self._made[address]
        names = [part.seen_from(address.sheet) for part in parts]
        match kind:
            case "share":
                return f"={names[0]}/{names[1]}"
            case "same":
                return f"={names[0]}"
            case _:
                rows = [part.row for part in parts]
                if len(rows) > 1 and rows == [*range(rows[0], rows[0] + len(rows))]:
                    return f"=SUM({names[0]}:{names[-1]})"
                return f"=SUM({','.join(names)})"

    def held(self) -> tuple[Address, ...]:
        """The cells that hold a figure as printed, because the exact one would be shown otherwise."""
        return tuple(address for address, made in self.numbers.items() if made.held)

    def _sums(self, placed: Placed) -> None:
        columns: dict[tuple[int, str, str, str], dict[str, Address]] = {}
        for address, column, _, _ in placed.figures():
            key = self._keys.get(address)
            if key is not None:
                place = (column, key.entry.evaluation, key.entry.scale, key.measure)
                columns.setdefault(place, {})[key.entry.item] = address
        for (_, name, scale, measure), found in columns.items():
            for code, address in found.items():
                parts = _parts(self._cards[name], Key(Entry(name, scale, code), measure), found)
                whole = sum((self._figures[part].low for part in parts), Fraction(0))
                if 0 < len(parts) <= MOST and whole == self._figures[address].low:
                    self._made[address] = ("sum", parts)

    def _shares(self, placed: Placed) -> None:
        lines: dict[tuple[int, Entry], dict[str, Address]] = {}
        for address, _, _, _ in placed.figures():
            key = self._keys.get(address)
            if key is not None:
                lines.setdefault((address.row, key.entry), {})[key.measure] = address
        for found in lines.values():
            wanted = [found.get(measure) for measure in ("percent", "points", "maximum")]
            share, points, maximum = wanted
            if share is None or points is None or maximum is None:
                continue
            exact = [self._figures[one].low for one in (share, points, maximum)]
            if exact[2] and exact[0] == exact[1] / exact[2]:
                self._made[share] = ("share", (points, maximum))

    def _references(self) -> None:
        for address, key in self._keys.items():
            home = self.homes[key]
            same = self._figures[home].low == self._figures[address].low
            if home != address and same and address not in self._made:
                self._made[address] = ("same", (home,))


def _parts(card: Scorecard, key: Key, found: dict[str, Address]) -> tuple[Address, ...]:
    """The cells that a figure is the sum of, none where it is not, or where one does not stand there."""
    items, scores = card.framework.items, card.sheets[key.entry.scale].scores
    parts: list[Address] = []
    waiting = [key.entry.item]
    while waiting:
        code = waiting.pop()
        if code in found and code != key.entry.item:
            parts.append(found[code])
        elif not _is_sum(card, Key(Entry(key.entry.evaluation, key.entry.scale, code), key.measure)):
            return ()
        else:
            children = (child for child in items[code].children if scores[child].origin != "not applicable")
            waiting.extend(reversed(tuple(children)))
    return tuple(parts)


def _is_sum(card: Scorecard, key: Key) -> bool:
    """Whether a measure of an item was worked out, as the sum of the same measure of what is below it."""
    scale, code = key.entry.scale, key.entry.item
    if card.sheets[scale].scores[code].origin != "rule":
        return False
    rules = card.framework.rules.get(scale, {}).get(code, ())
    texts = (SUM.fullmatch(rule.written.text.strip()) for rule in rules if rule.measure == key.measure)
    return any(found is not None and found[1] == key.measure for found in texts)
