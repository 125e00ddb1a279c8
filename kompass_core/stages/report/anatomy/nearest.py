"""Nearest: where the next points are: what one step up in a judgement gives, and what nobody judged yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Column, Heading, Paragraph, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.improvement import Improvements, Raise
    from kompass_core.model.report import Block
    from kompass_core.stages.report.anatomy.told import Told

MOST = 10
"""Steps that the table has room for."""

ARROW = "\N{RIGHTWARDS ARROW}"


def nearest(told: Told, found: Sequence[Improvements]) -> Iterator[Block]:
    """Two tables for each scale; nothing where no scale has judgements."""
    judged = [one for one in found if one.raises or one.unjudged]
    if not judged:
        return
    words = told.words
    yield Heading(words.word("heading.next"), 2)
    yield Paragraph(words.word("next.what"))
    for one in judged:
        if one.raises:
            yield _raises(told, one)
            last = one.raises[:MOST][-1]
            more = sum(further.gain == last.gain for further in one.raises[MOST:])
            if more:
                yield Paragraph(words.word("next.more", count=more))
        else:
            yield Paragraph(words.word("next.nothing"))
        if one.unjudged:
            yield _unjudged(told, one)


def _raises(told: Told, found: Improvements) -> Table:
    words, amounts = told.words, told.amounts(found.scale)
    columns = _columns(told, ("column.dimension", "column.step"), ("column.gain", "column.left"))
    rows = (
        Row(
            (
                one.item,
                words.dimension(told.scale(found.scale), one.dimension),
                _step(told, one),
                amounts.small(one.gain),
                amounts.small(one.left),
            )
        )
        for one in found.raises[:MOST]
    )
    return Table(words.word("table.next", scale=told.named(found.scale)), columns, tuple(rows))


def _step(told: Told, one: Raise) -> str:
    before, after = (told.words.step(one.dimension, step) for step in (one.before, one.after))
    return f"{before} {ARROW} {after}"


def _unjudged(told: Told, found: Improvements) -> Table:
    words, amounts = told.words, told.amounts(found.scale)
    columns = _columns(told, ("column.dimension",), ("column.depending",))
    rows = (
        Row(
            (
                one.item,
                words.dimension(told.scale(found.scale), one.dimension),
                amounts.small(one.depending),
            )
        )
        for one in found.unjudged
    )
    return Table(words.word("table.unjudged", scale=told.named(found.scale)), columns, tuple(rows))


def _columns(told: Told, texts: Sequence[str], figures: Sequence[str]) -> tuple[Column, ...]:
    return (
        Column("", "left"),
        *(Column(told.words.word(key), "left") for key in texts),
        *(Column(told.words.word(key), "right") for key in figures),
    )
