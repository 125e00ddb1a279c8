"""Cube: the scorecards of a report to dimensions and the cells at which they meet.

There is a cell for each organisation, year, scale, item and measure; where an organisation was evaluated
more than once in a year there is a dimension of evaluations as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from kompass_core.extending import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kompass_core.extending import ItemFigures, Report, Scorecard

    Place: TypeAlias = tuple[str, ...]
    """A category of every dimension, in their order."""

TOTAL: Final = "total"
UNDATED: Final = "unknown"
FIRST: Final = ("points", "maximum", "percent")


@frozen
class Side:
    """One scorecard: the categories it belongs to, and what is printed of it."""

    organisation: str
    year: str
    evaluation: str
    card: Scorecard
    figures: Mapping[str, Mapping[str, ItemFigures]]


@frozen
class Cube:
    """Dimensions in their order, each the labels of its categories by their ids, and what stands in a cell.

    `children` has the items right below an item; `origins` how an item came by its points, by the place of
    its cells without the measure.
    """

    dimensions: Mapping[str, Mapping[str, str]]
    children: Mapping[str, tuple[str, ...]]
    cells: Mapping[Place, Figure | str]
    origins: Mapping[Place, str]


def cube(report: Report) -> Cube:
    """The cube of all scorecards; one without cells where there are none."""
    words, sides = report.words, list(_sides(report))
    several = len({(side.organisation, side.year) for side in sides}) < len(sides)
    items, children = _items(sides, words)
    measures = _measures(sides)
    dimensions = {
        "organisation": {side.organisation: side.card.evaluation.organisation.name for side in sides},
        "year": {year: year for year in sorted({side.year for side in sides})},
        **({"evaluation": {side.evaluation: side.evaluation for side in sides}} if several else {}),
        "scale": {scale: _scale(side, scale, words) for side in sides for scale in side.figures},
        "item": items,
        "measure": {name: _measure(name, words) for name in measures},
    }
    cells: dict[Place, Figure | str] = {}
    origins: dict[Place, str] = {}
    for side in sides:
        whose = (side.organisation, side.year, *((side.evaluation,) if several else ()))
        for scale, figures in side.figures.items():
            for code, one in figures.items():
                origins[*whose, scale, code] = one.origin
                found = ((name, figure) for name, figure in _printed(one) if name in measures)
                cells |= {(*whose, scale, code, name): figure for name, figure in found}
    return Cube(dimensions, children, cells, origins)


def _scale(side: Side, scale: str, words: Mapping[str, str]) -> str:
    one = side.card.framework.scales[scale]
    return words.get(f"scale.{one.of}.{scale}", one.title)


def _measure(name: str, words: Mapping[str, str]) -> str:
    """What a measure is called, and after it in which table it is printed."""
    table, _, measure = name.rpartition(".")
    called = words.get(f"column.{measure}", words.get(f"measure.{measure}", measure))
    return f"{called} ({words.get(f'table.{table}', table)})" if table else called


def _sides(report: Report) -> Iterator[Side]:
    """The scorecards, each once."""
    taken: dict[str, str] = {}
    names: set[str] = set()
    cards: list[Scorecard] = []
    for card, figures in zip(report.scorecards, report.figures, strict=True):
        if any(card.evaluation is one.evaluation and card.digest == one.digest for one in cards):
            continue
        cards.append(card)
        one = card.evaluation
        code, name = one.organisation.code or one.organisation.name, one.organisation.name
        # Codes are those of a country: two countries may use one twice.
        key = code if taken.setdefault(code, name) == name else f"{code} {name}"
        year = one.first_day.year if one.first_day else one.year
        evaluation, number = one.id, 1
        while evaluation in names:
            number += 1
            evaluation = f"{one.id} {number}"
        names.add(evaluation)
        yield Side(key, UNDATED if year is None else str(year), evaluation, card, figures)


def _items(
    sides: Iterable[Side], words: Mapping[str, str]
) -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """The titles of items by their codes in the order of print, and what is right below each."""
    titles: dict[str, str] = {}
    below: dict[str, dict[str, None]] = {}
    for side in sides:
        for figures in side.figures.values():
            for code, one in figures.items():
                titles.setdefault(code, words["total"] if code == TOTAL else one.title)
        for code, item in side.card.framework.items.items():
            below.setdefault(code, {}).update(dict.fromkeys(item.children))
    children = {
        code: tuple(child for child in found if child in titles)
        for code, found in below.items()
        if code in titles
    }
    return titles, {code: found for code, found in children.items() if found}


def _measures(sides: Iterable[Side]) -> Sequence[str]:
    """Measures that are figures anywhere: what is a word of every item is none."""
    found = dict.fromkeys(
        name
        for side in sides
        for figures in side.figures.values()
        for one in figures.values()
        for name, figure in _printed(one)
        if isinstance(figure, Figure)
    )
    return [*(name for name in FIRST if name in found), *(name for name in found if name not in FIRST)]


def _printed(item: ItemFigures) -> Iterator[tuple[str, Figure | str]]:
    """All that is printed of an item; what another table prints is named `TABLE.MEASURE`."""
    yield from item.figures.items()
    for table, figures in item.tables.items():
        yield from ((f"{table}.{measure}", figure) for measure, figure in figures.items())
