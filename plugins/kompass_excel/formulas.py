"""Formulas: figures of a workbook to the sums, shares and references that make them of other cells.

A formula stands only where it is certain: a sum where the rule of the scale is one, and the parts add up
exactly to what they should; a percentage where points and maximum stand beside it; a difference where a whole
column is one. And only where what a spreadsheet makes of it, in doubles, is shown as the report prints it. So
whoever opens the workbook sees the same figures as in the report, and whoever changes one what depends on it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.extending import Entry
from kompass_excel.differences import differences
from kompass_excel.formula import MOST, Formula
from kompass_excel.measures import Key, cards, measured
from kompass_excel.number import number, shown
from kompass_excel.summands import summands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.extending import Figure, Report
    from kompass_excel.layout import Address, Placed
    from kompass_excel.number import Number


class Formulas:
    """The numbers of all cells that hold a figure, and the formulas of those that have one."""

    def __init__(self, report: Report, tables: Sequence[Placed], charts: Sequence[Placed]) -> None:
        """Of all grids of a report, in the order of its sheets, and of those that its charts are drawn of."""
        placed = (*tables, *charts)
        self.numbers: dict[Address, Number] = {}
        self._figures: dict[Address, Figure] = {}
        for one in placed:
            for address, _, _, figure in one.figures():
                made = number(figure, report.language)
                if made is not None:
                    self.numbers[address], self._figures[address] = made, figure
        self._keys = {at: key for at, key in measured(report, placed).items() if at in self.numbers}
        self._cards = {name: card for name, (card, _) in cards(report).items()}
        self._made: dict[Address, Formula] = {}
        for one in placed:
            self._sums(one)
        self.homes = self._homes(tables, charts)
        for one in placed:
            self._shares(one)
            for whole, first, other in differences(one, self._figures, self._keys):
                self._made[whole] = Formula("difference", (first, other))
        self._references()
        self._values: dict[Address, float] = {}

    def value(self, address: Address) -> float:
        """What the cell holds, or its formula makes; a formula that would show something else is dropped."""
        if address not in self._values:
            made = self.numbers[address].value
            if address in self._made:
                made_of = self._made[address]
                worked = made_of.value([self.value(part) for part in made_of.parts])
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
        return self._made[address].text(address.sheet)

    def held(self) -> tuple[Address, ...]:
        """The cells that hold a figure as printed, because the exact one would be shown otherwise."""
        held = (address for address, made in self.numbers.items() if made.held)
        return tuple(address for address in held if self.formula(address) is None)

    def _homes(self, tables: Sequence[Placed], charts: Sequence[Placed]) -> dict[Key, Address]:
        """Where each measure is worked out or holds its number: where it is a sum, or else stands last."""
        found: dict[Key, Address] = {}
        for grids in (charts, tables):
            cells = [at for one in grids for at, _, _, _ in one.figures() if at in self._keys]
            found |= {self._keys[at]: at for at in cells}
            found |= {self._keys[at]: at for at in cells if at in self._made}
        return found

    def _sums(self, placed: Placed) -> None:
        columns: dict[tuple[int, str, str, str], dict[str, Address]] = {}
        for address, column, _, _ in placed.figures():
            key = self._keys.get(address)
            if key is not None:
                place = (column, key.entry.evaluation, key.entry.scale, key.measure)
                columns.setdefault(place, {})[key.entry.item] = address
        for (_, name, scale, measure), found in columns.items():
            for code, address in found.items():
                parts = summands(self._cards[name], Key(Entry(name, scale, code), measure), found)
                if 0 < len(parts) <= MOST and self._add_up(address, parts):
                    self._made[address] = Formula("sum", parts)

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
            part, whole = self._exact(points), self._exact(maximum)
            if part is not None and whole and self._exact(share) == part / whole:
                self._made[share] = Formula("share", (points, maximum))

    def _references(self) -> None:
        for address, key in self._keys.items():
            home = self.homes[key]
            ends = {(self._figures[one].low, self._figures[one].high) for one in (home, address)}
            same = len(ends) == 1 and self.numbers[home].value == self.numbers[address].value
            if home != address and same and address not in self._made:
                self._made[address] = Formula("same", (home,))

    def _add_up(self, whole: Address, parts: Sequence[Address]) -> bool:
        """Whether all is known exactly, and the parts make the whole."""
        values = [self._exact(part) for part in parts]
        known = [value for value in values if value is not None]
        return len(known) == len(values) and sum(known, Fraction(0)) == self._exact(whole)

    def _exact(self, address: Address) -> Fraction | None:
        figure = self._figures[address]
        return figure.low if figure.low == figure.high else None
