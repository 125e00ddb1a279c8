"""Points: which maxima and weights are others, in tables, and what is judged otherwise, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Column, Heading, Row, Table
from kompass_core.revisions.release_notes.teller import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.difference import Change, Kind, Said
    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Block
    from kompass_core.revisions.release_notes.teller import Teller


def points(teller: Teller) -> Iterator[Block]:
    """A table each of maxima and weights, and a line for all items whose judging changed alike."""
    blocks: list[Block] = [
        _table(teller, caption, changes)
        for caption, kind in (("column.maximum", "maximum"), ("difference.weight", "weight"))
        if (changes := teller.difference.of("item", _kind(kind)))
    ]
    if lines := tuple(_judged(teller)):
        blocks.append(Bullets(lines))
    if blocks:
        yield Heading(teller.words.word("difference.points"), 2)
        yield from blocks


def _kind(kind: str) -> Kind:
    return "maximum" if kind == "maximum" else "weight"


def _table(teller: Teller, caption: str, changes: Sequence[Change]) -> Table:
    words, items = teller.words, teller.reading.after.items
    lines = sorted(changes, key=lambda change: change.where == (TOTAL,))
    rows = []
    for change in lines:
        code = change.where[0]
        whole = code == TOTAL
        name = ("", words.word("total")) if whole else (code, items[code].title)
        figures = (_figure(teller, change.before), _figure(teller, change.after))
        rows.append(Row((*name, *figures), "total" if whole and len(lines) > 1 else "line"))
    levels = {items[change.where[0]].level for change in lines if change.where != (TOTAL,)}
    heading = teller.level(levels.pop()) if len(levels) == 1 else words.word("column.item")
    columns = (
        Column("", "left"),
        Column(heading, "left"),
        Column(words.word("difference.before"), "right"),
        Column(words.word("difference.now"), "right"),
    )
    return Table(words.word(caption), columns, tuple(rows))


def _figure(teller: Teller, said: Said) -> str:
    return teller.number(None if said is None or isinstance(said, str | tuple) else said)


def _judged(teller: Teller) -> Iterator[str]:
    """Items that are judged in the same dimensions more, or less, in one line."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    now = {
        was: name
        for kinship in teller.difference.correspondence.scales.values()
        for name, was in kinship.dimensions.items()
    }
    for change in teller.difference.of("item", "judged"):
        before, after = (said if isinstance(said, tuple) else () for said in (change.before, change.after))
        more = tuple(name for name in after if name not in {now.get(one) for one in before})
        less = tuple(name for name in before if now.get(name) not in after)
        for key, names, framework in (
            ("added", more, teller.difference.after),
            ("removed", less, teller.difference.before),
        ):
            if names:
                said = tuple(_dimension(teller, framework, name) for name in names)
                groups.setdefault((key, said), []).append(change.where[0])
    for (key, names), codes in groups.items():
        said_ = {"dimensions": listed(names), "items": teller.codes(codes)}
        yield teller.words.word(f"difference.judged.{key}", **said_)


def _dimension(teller: Teller, framework: Framework, name: str) -> str:
    scale = next(scale for scale in framework.scales.values() if name in scale.dimensions)
    return teller.dimension(scale, name)
