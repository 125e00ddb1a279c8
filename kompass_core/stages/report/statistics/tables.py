"""Tables: the figures of every item of a group, its records and ranks, and groups beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Chart, Column, Row, Series, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kompass_core.model.population import Statistics
    from kompass_core.model.report import Cell, Figure
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.report.statistics.told import ToldGroup
    from kompass_core.stages.report.wording import Wording

HEADINGS = ("column.size", "column.mean", "column.lowest", "column.lower", "column.median", "column.upper")


def groups(told: Sequence[ToldGroup], names: Sequence[str], item: str | None) -> Table | None:
    """The item that is asked for, or the whole, of each group; None where no group has it."""
    words, rows, named = told[0].words, [], ""
    for one in told:
        found = one.main(item)
        if found is not None:
            named = one.item(found.item)
            rows.append(Row((one.common(), *_figures(one, found, one.points))))
    if not rows:
        return None
    columns = (Column(", ".join(names), "left"), *_columns(words))
    return Table(words.word("table.groups", item=named), columns, tuple(rows))


def figures(told: ToldGroup) -> Table:
    """How many have points of each item, their mean and quartiles, the least and the most."""
    return _by_item(
        told, "table.statistics", _columns(told.words), lambda one: _figures(told, one, told.between)
    )


def key(told: ToldGroup) -> Bullets:
    """What the codes stand for."""
    return Bullets(tuple(told.item(one.item) for one in told.shown()))


def picture(told: ToldGroup) -> Chart | None:
    """The median of each item with the lowest and the highest; None of fewer items than make a picture."""
    shown, words = told.shown(), told.words
    if len(shown) < 2 or len(told.group.population.members) < 2:  # noqa: PLR2004 - one shows nothing
        return None
    sides = {
        "column.median": lambda one: told.between(one.item, one.figures.median),
        "column.lowest": lambda one: told.points(one.item, one.figures.least),
        "column.highest": lambda one: told.points(one.item, one.figures.most),
    }
    series = tuple(Series(words.word(key), tuple(map(side, shown))) for key, side in sides.items())
    lines = []
    for place, one in enumerate(shown):
        printed = ", ".join(f"{part.name} {_printed(part.figures[place])}" for part in series)
        lines.append(f"{told.item(one.item)}: {printed}")
    labels = tuple(told.item(one.item) for one in shown)
    return Chart(words.word("chart.statistics"), "; ".join(lines), labels, series, "dots")


def _printed(figure: Figure | None) -> str:
    return "" if figure is None else figure.printed


def records(told: ToldGroup) -> Table:
    """Who has the most points of each item, and who the fewest."""

    def cells(one: Statistics) -> Iterator[Cell]:
        for record in (one.highest, one.lowest):
            yield told.points(one.item, record.points)
            yield told.holders(record.holders, sure=record.sure)

    pairs = (("column.highest", "right"), ("column.who", "left"), ("column.lowest", "right"))
    columns = [Column(told.words.word(key), align) for key, align in (*pairs, ("column.who", "left"))]  # type: ignore[arg-type]  # one of two words
    return _by_item(told, "table.records", columns, cells)


def ranking(told: ToldGroup, one: Statistics) -> Table:
    """Everybody who has points of an item, in order of rank."""
    words = told.words
    heads = (("column.rank", "right"), ("column.who", "left"), ("column.points", "right"))
    columns = [Column(words.word(key), align) for key, align in (*heads, ("column.percentile", "right"))]  # type: ignore[arg-type]  # as above
    rows = (
        Row(
            (
                told.rank(placing.rank),
                placing.member.dated,
                told.points(one.item, placing.points),
                told.percentile(placing.percentile),
            )
        )
        for placing in one.placings
    )
    return Table(words.word("table.ranking", item=told.item(one.item)), tuple(columns), tuple(rows))


def _columns(words: Wording) -> list[Column]:
    return [Column(words.word(key), "right") for key in (*HEADINGS, "column.highest")]


def _figures(told: ToldGroup, one: Statistics, between: Callable[[str, Interval], Figure]) -> Iterator[Cell]:
    """`between` prints what lies between points: beside each other groups have no room for decimals."""
    made = one.figures
    yield str(made.count)
    yield between(one.item, made.mean)
    yield told.points(one.item, made.least)
    yield from (between(one.item, quartile) for quartile in made.quartiles)
    yield told.points(one.item, made.most)


def _by_item(
    told: ToldGroup,
    caption: str,
    columns: Sequence[Column],
    cells: Callable[[Statistics], Iterator[Cell]],
) -> Table:
    """A row for each item, the whole last; by its code alone, for figures leave no room for titles."""
    rows = [Row((one.item, *cells(one))) for one in told.shown()]
    if TOTAL in told.group.items:
        rows.append(Row((told.words.word("total"), *cells(told.group.items[TOTAL])), "total"))
    head = Column(told.words.word("column.item"), "left")
    return Table(told.words.word(caption), (head, *columns), tuple(rows))
