"""Measures: the figures of a workbook to whose they are and which measure of it, by where they stand.

A figure says whose it is. Which measure it is follows from its column: the one that is printed like this of
all items in it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.extending import Entry, Figure, ItemFigures, Report, Scorecard
    from kompass_excel.layout import Address, Placed


@frozen
class Key:
    """One measure of an item on a scale in an evaluation."""

    entry: Entry
    measure: str


def cards(report: Report) -> dict[str, tuple[Scorecard, Mapping[str, Mapping[str, ItemFigures]]]]:
    """Scorecards with what is printed of them, by their ids; those that share an id are left out."""
    count = Counter(card.evaluation.id for card in report.scorecards)
    return {
        card.evaluation.id: (card, figures)
        for card, figures in zip(report.scorecards, report.figures, strict=True)
        if count[card.evaluation.id] == 1
    }


def measured(report: Report, placed: Iterable[Placed]) -> dict[Address, Key]:
    """Every figure of which it is known."""
    known = cards(report)
    return {address: key for one in placed for address, key in _of(one, known)}


def _of(
    placed: Placed, known: Mapping[str, tuple[Scorecard, Mapping[str, Mapping[str, ItemFigures]]]]
) -> Iterator[tuple[Address, Key]]:
    columns: dict[int, list[tuple[Address, Figure, Entry]]] = {}
    for address, column, _, figure in placed.figures():
        if figure.entry is not None and figure.entry.evaluation in known:
            columns.setdefault(column, []).append((address, figure, figure.entry))
    given: set[tuple[str, str, str]] = set()
    for listed in columns.values():
        possible = [_names(known[one.evaluation][1], figure, one) for _, figure, one in listed]
        whose = {(entry.evaluation, entry.scale) for _, _, entry in listed}
        # Where all points are full, points and maximum look alike: the first column is that of points.
        free = (name for name in possible[0] if not any((*one, name) in given for one in whose))
        name = next((name for name in free if all(name in names for names in possible)), None)
        if name is not None:
            given |= {(*one, name) for one in whose}
            yield from ((address, Key(entry, name)) for address, _, entry in listed)


def _names(figures: Mapping[str, Mapping[str, ItemFigures]], figure: Figure, entry: Entry) -> tuple[str, ...]:
    """The measures of which an item has this figure, in whatever table."""
    item = figures.get(entry.scale, {}).get(entry.item)
    tables = () if item is None else (item.figures, *item.tables.values())
    return tuple(dict.fromkeys(name for table in tables for name, one in table.items() if one == figure))
