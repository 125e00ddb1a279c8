"""Apart: where an evaluation has two scales or more: what counts on each, and the points of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Column, Heading, Paragraph, Row, Table
from kompass_core.stages.populate import points
from kompass_core.stages.report.tables import first_columns, summed
from kompass_core.stages.stand import less

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block, Cell
    from kompass_core.stages.report.anatomy.told import Told


def apart(told: Told) -> Iterator[Block]:
    """Nothing where there is one scale alone."""
    scales = tuple(told.card.sheets)
    if len(scales) == 1:
        return
    yield Heading(told.words.word("heading.scales"), 2)
    yield from _counting(told, scales)
    yield Paragraph(" ".join((*_only(told, scales), told.words.word("scales.apart"))))
    if table := _beside(told, scales):
        yield table


def _counting(told: Told, scales: tuple[str, ...]) -> Iterator[Block]:
    """Each thing that is judged, and for how many of the judged items it counts on each scale."""
    framework, words = told.card.framework, told.words
    judged = [item for item in framework.items.values() if not item.children]
    names = dict.fromkeys(name for scale in scales for name in told.scale(scale).dimensions)
    if not names:
        return
    counts = {
        scale: [name for item in judged for name in framework.asked(item.code, scale)] for scale in scales
    }
    columns = (Column("", "left"), *(Column(told.named(scale), "right") for scale in scales))
    rows = []
    for name in names:
        of = next(told.scale(scale) for scale in scales if name in told.scale(scale).dimensions)
        cells = (str(counts[scale].count(name)) for scale in scales)
        rows.append(Row((words.dimension(of, name), *cells)))
    levels = {item.level for item in judged}
    plural = told.plural(levels.pop()) if len(levels) == 1 else words.word("column.item").lower()
    yield Table(words.word("scales.count", plural=plural, count=len(judged)), columns, tuple(rows))
    whole = framework.items[TOTAL].sources.get("dimensions")
    if any(item.sources.get("dimensions", whole) == ILLUSTRATION for item in judged):
        yield Paragraph(f"{words.word('note.illustration')}: {words.word('illustration.dimensions')}")


def _only(told: Told, scales: tuple[str, ...]) -> Iterator[str]:
    """What counts on one scale alone."""
    every = [set(told.scale(scale).dimensions) for scale in scales]
    if not set.intersection(*every):
        return  # the table has said it all
    for scale in scales:
        others = {name for other in scales if other != scale for name in told.scale(other).dimensions}
        own = [name for name in told.scale(scale).dimensions if name not in others]
        if own:
            named = told.listed(told.quoted(told.words.dimension(told.scale(scale), name)) for name in own)
            yield told.words.word("scales.only", scale=told.quoted(told.named(scale)), dimensions=named)


def _difference(told: Told, scales: tuple[str, ...], code: str) -> Cell:
    """The first less the second, with the decimals of that which is printed with fewer."""
    first, second = (points(told.card, scale, code) for scale in scales)
    if first is None or second is None:
        return ""
    level = told.card.framework.items[code].level
    coarse = min((told.amounts(scale) for scale in scales), key=lambda one: one.places(level).most)
    return coarse.difference(less(first, second), level)


def _beside(told: Told, scales: tuple[str, ...]) -> Table | None:
    """The points of the items that both scales compare by; the difference where there are two scales."""
    framework, words = told.card.framework, told.words
    codes = [code for code in told.compared(scales[0]) if code in told.compared(scales[-1])]
    if not codes:
        return None
    columns = [*first_columns(framework, set(codes), words)]
    columns += (Column(told.named(scale), "right") for scale in scales)
    if len(scales) == 2:  # noqa: PLR2004 - a difference lies between two
        columns.append(Column(words.word("column.difference"), "right"))

    def cells(code: str) -> Iterator[Cell]:
        for scale in scales:
            yield summed(told.figures[scale][code], "points")
        if len(scales) == 2:  # noqa: PLR2004 - as above
            yield _difference(told, scales, code)

    rows = [Row((code, framework.items[code].title, *cells(code))) for code in codes]
    rows.append(Row(("", words.word("total"), *cells(TOTAL)), "total"))
    return Table(words.word("table.scales"), tuple(columns), tuple(rows))
