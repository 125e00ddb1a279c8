"""Best: several scorecards on one scale to who has the most points of each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Box, Bullets, Heading, Paragraph
from kompass_core.rules.interval import compare
from kompass_core.stages.populate import points
from kompass_core.stages.report.visit import dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.report import Block
    from kompass_core.stages.report.anatomy.told import Told


@frozen
class Best:
    """Those of whom none surely has fewer points of an item than another.

    `sure` says whether all of them have the most; otherwise one of them has, and nobody knows which.
    """

    item: str
    leading: tuple[Told, ...]
    sure: bool


def best(every: Sequence[Told], scale: str) -> tuple[Best, ...]:
    """Who has the most points of each item that is compared, and of the whole."""
    return tuple(_best(every, scale, code) for code in (*every[0].compared(scale), TOTAL))


def _best(every: Sequence[Told], scale: str, code: str) -> Best:
    known = [(told, value) for told in every if (value := points(told.card, scale, code)) is not None]
    leading = [
        (told, value) for told, value in known if not any(compare(">", other, value) for _, other in known)
    ]
    sure = len(leading) == 1 or all(value.known for _, value in leading)
    return Best(code, tuple(told for told, _ in leading), sure)


def practice(found: Sequence[Best], scale: str) -> Iterator[Block]:
    """Under a heading for each item but the whole who leads, with what is strong there."""
    for one in found:
        if one.item == TOTAL:
            continue
        if not one.leading:
            continue
        words, first = one.leading[0].words, one.leading[0]
        yield Heading(first.item(one.item), 3)
        names = ", ".join(_pointed(told, scale, one.item) for told in one.leading)
        yield Paragraph(words.word("joint.best" if one.sure else "joint.perhaps", names=names))
        for told in one.leading:
            finding = told.card.evaluation.findings.get(one.item)
            if finding is not None and finding.strengths:
                title = words.word("joint.strengths", organisation=dated(told.card.evaluation))
                yield Box(title, (Bullets(finding.strengths),))


def _pointed(told: Told, scale: str, code: str) -> str:
    value = points(told.card, scale, code)
    level = told.card.framework.items[code].level
    printed = f" ({told.amounts(scale).points(value, level).printed})" if value else ""
    return dated(told.card.evaluation) + printed
