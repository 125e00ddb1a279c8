"""Among: where an evaluation stands among others: beside them, against their mean or median, and in rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Chart, Column, Heading, Paragraph, Row, Series, Table
from kompass_core.rules.interval import compare
from kompass_core.stages.populate import points
from kompass_core.stages.report.tables import first_columns
from kompass_core.stages.report.visit import dated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kompass_core.model.report import Block, Cell
    from kompass_core.model.standing import Against, Place, Standing
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank
    from kompass_core.stages.report.anatomy.told import Told

FOR_QUARTERS = 4
"""Others that there have to be before anybody is in a quarter."""


def among(told: Told, against: Against) -> Iterator[Block]:
    """For each scale the table, the picture and what they come to."""
    words = told.words
    yield Heading(words.word("heading.against"), 3)
    for scale in told.card.sheets:
        standing = against.standings.get(scale)
        if len(told.card.sheets) > 1:
            yield Heading(told.named(scale), 4)
        if standing is None or not standing.places:
            yield Paragraph(words.word("against.nobody"))
            continue
        names = [other.dated for other in standing.population.members]
        yield Paragraph(words.word("against.others", count=len(names), names=", ".join(names)))
        if against.chosen:
            yield _beside(told, standing)
        yield _table(told, standing, against)
        yield from _dots(told, standing, against)
        yield Bullets(tuple(_said(told, standing)))


def _beside(told: Told, standing: Standing) -> Table:
    """Everybody has a column; the codes alone leave room for them."""
    others, scale = standing.population.members, standing.population.scale
    columns = [Column(told.words.word("column.item"), "left"), Column(dated(told.card.evaluation), "right")]
    columns += (Column(other.dated, "right") for other in others)

    def cells(code: str) -> Iterator[Cell]:
        level, amounts = told.card.framework.items[code].level, told.amounts(scale)
        for value in (points(told.card, scale, code), *(other.points.get(code) for other in others)):
            yield "" if value is None else amounts.points(value, level)

    rows = [Row((code, *cells(code))) for code in told.compared(scale)]
    rows.append(Row((told.words.word("total"), *cells(TOTAL)), "total"))
    return Table(told.words.word("table.beside"), tuple(columns), tuple(rows))


def _table(told: Told, standing: Standing, against: Against) -> Table:
    words, amounts, items = told.words, told.amounts(standing.population.scale), told.card.framework.items
    shown = [code for code in told.compared(standing.population.scale) if code in standing.places]
    columns = [*first_columns(told.card.framework, set(shown), words)]
    heads = (
        dated(told.card.evaluation),
        *(
            words.word(key)
            for key in (f"column.{against.reference}.others", "column.difference", "column.rank")
        ),
    )
    columns += (Column(name, "right") for name in heads)

    def cells(code: str) -> tuple[Cell, ...]:
        place, level = standing.places[code], items[code].level
        return (
            amounts.points(place.points, level),
            amounts.points(against.held(place), level),
            amounts.difference(against.apart(place), level),
            words.word("against.rank", rank=ranked(place.rank), count=place.rank.count),
        )

    rows = [Row((code, items[code].title, *cells(code))) for code in shown]
    if TOTAL in standing.places:
        rows.append(Row(("", words.word("total"), *cells(TOTAL)), "total"))
    return Table(_named(told, "table.against", against), tuple(columns), tuple(rows))


def ranked(rank: Rank) -> str:
    """The rank; the best and the worst that it can be where that is not known."""
    best, worst = rank.best, rank.worst
    return str(best) if best == worst else f"{best}\N{EN DASH}{worst}"


def _dots(told: Told, standing: Standing, against: Against) -> Iterator[Chart]:
    """The profile: what it is held against, then its own points."""
    shown = [code for code in told.compared(standing.population.scale) if code in standing.places]
    if len(shown) < 2:  # noqa: PLR2004 - one line is no profile
        return
    amounts, items = told.amounts(standing.population.scale), told.card.framework.items
    sides: Sequence[tuple[str, Callable[[Place], Interval]]] = (
        (told.words.word(f"column.{against.reference}"), against.held),
        (dated(told.card.evaluation), lambda place: place.points),
    )
    series = tuple(
        Series(name, tuple(amounts.points(of(standing.places[code]), items[code].level) for code in shown))
        for name, of in sides
    )
    description = " ".join(_said(told, standing))
    labels = tuple(map(told.item, shown))
    yield Chart(_named(told, "chart.against", against), description, labels, series, against.profile)


def _named(told: Told, key: str, against: Against) -> str:
    return told.words.word(key, reference=told.words.word(f"reference.{against.reference}"))


def _said(told: Told, standing: Standing) -> Iterator[str]:
    words, whole = told.words, standing.places.get(TOTAL)
    if whole is not None:
        named = {
            "organisation": dated(told.card.evaluation),
            "rank": ranked(whole.rank),
            "count": whole.rank.count,
        }
        line = words.word("against.whole", **named)
        if whole.rank.count > FOR_QUARTERS:
            best, worst = whole.quarter
            line += " " + words.word(f"against.quarter.{best if best == worst else 'unknown'}")
        yield line
    shown = [
        standing.places[code] for code in told.compared(standing.population.scale) if code in standing.places
    ]
    if len(shown) < 2:  # noqa: PLR2004 - one alone is neither best nor worst
        return
    yield words.word("against.best", items=_either(told, standing, first(shown)))
    below = [place for place in first(shown, lowest=True) if place.above.low < 0]
    yield (
        words.word("against.gap", items=_either(told, standing, below))
        if below
        else words.word("against.above")
    )


def first(places: Sequence[Place], *, lowest: bool = False) -> list[Place]:
    """Those furthest above the median, or below it: every one that may be, and none that surely is not."""
    sign = "<" if lowest else ">"
    return [
        place
        for place in places
        if not any(compare(sign, other.above, place.above) for other in places if other is not place)
    ]


def _either(told: Told, standing: Standing, places: Sequence[Place]) -> str:
    """Items with how far they are from the median; that it is one of them, where it is not known which."""
    amounts, items = told.amounts(standing.population.scale), told.card.framework.items
    listed = ", ".join(
        f"{told.item(place.item)} ({amounts.difference(place.above, items[place.item].level).printed})"
        for place in places
    )
    sure = len(places) == 1 or all(place.above.known for place in places)
    return listed if sure else told.words.word("against.one_of", items=listed)
