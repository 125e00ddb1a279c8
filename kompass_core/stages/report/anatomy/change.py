"""Change: what has become of points since the evaluation before, where both are on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Column, Heading, Paragraph, Row, Table
from kompass_core.stages.populate import points
from kompass_core.stages.report.tables import first_columns
from kompass_core.stages.report.visit import dated
from kompass_core.stages.stand import less

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block, Cell
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.report.anatomy.told import Told


def change(told: Told, before: Scorecard) -> Iterator[Block]:
    """A table for each scale that both have; a sentence where there is none."""
    words = told.words
    yield Heading(words.word("heading.change"), 3)
    scales = comparable(told.card, before)
    for scale in scales:
        codes = [*told.compared(scale), TOTAL]
        known = [code for code in codes if points(told.card, scale, code) or points(before, scale, code)]
        if known:
            yield _table(told, before, scale, known)
    if not scales:
        made = before.framework
        named = {"previous": dated(before.evaluation), "framework": f"{made.title} {made.revision}"}
        yield Paragraph(words.word("change.elsewhere", **named))


def comparable(card: Scorecard, before: Scorecard) -> tuple[str, ...]:
    """The scales on which points of two evaluations say something about each other."""
    if card.framework.name != before.framework.name:
        return ()
    return tuple(scale for scale in card.sheets if scale in before.sheets)


def _table(told: Told, before: Scorecard, scale: str, codes: list[str]) -> Table:
    items = told.card.framework.items
    shown = {code for code in codes if code != TOTAL}
    names = (dated(before.evaluation), dated(told.card.evaluation))
    columns = (*first_columns(told.card.framework, shown, told.words), *(Column(n, "right") for n in names))
    rows = [
        Row((code, items[code].title, *_cells(told, before, scale, code))) for code in codes if code in shown
    ]
    rows.append(Row(("", told.words.word("total"), *_cells(told, before, scale, TOTAL)), "total"))
    return Table(told.named(scale) if len(told.card.sheets) > 1 else "", columns, tuple(rows))


def _cells(told: Told, before: Scorecard, scale: str, code: str) -> tuple[Cell, Cell]:
    level, amounts = told.card.framework.items[code].level, told.amounts(scale)
    then, now = points(before, scale, code), points(told.card, scale, code)
    was = "" if then is None else amounts.points(then, level)
    if now is None:
        return was, ""
    return was, amounts.points(now, level) if then is None else amounts.changed(now, less(now, then), level)
