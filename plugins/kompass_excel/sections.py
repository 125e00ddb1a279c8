"""Sections: a report to sheets: the first with its title and what is only text, then one for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.extending import Bullets, Column, Figure, Heading, Paragraph
from kompass_excel.grid import Grid, Line, grids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.extending import Block, ItemFigures, Report, Scorecard

PART = 2
"""The level of the headings that begin a part."""

TOTAL = "total"


@frozen
class Section:
    """What stands on one sheet, below its title."""

    title: str
    blocks: tuple[Block | Grid, ...]


def sections(report: Report) -> tuple[Section, tuple[Section, ...]]:
    """The first sheet, and the others in the order of the report."""
    title, blocks = report.title, report.blocks
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level < PART:
        title, blocks = blocks[0].text, blocks[1:]
    text: list[Block | Grid] = []
    others: list[Section] = []
    for part in _parts(blocks):
        head = part[0]
        made = tuple(grids(part))
        if all(isinstance(block, Heading | Paragraph | Bullets) for block in part):
            text += made
        elif isinstance(head, Heading) and head.level <= PART:
            others.append(Section(head.text, made[1:]))
        else:
            others.append(_captioned(made, report.words["page.table"]))
    if len(report.scorecards) > 1:
        everything = _all(report)
        others += [Section(report.words["page.items"], (everything,))] if everything.lines else []
    return Section(title, tuple(text)), tuple(others)


def _captioned(blocks: Sequence[Block | Grid], otherwise: str) -> Section:
    """A section that has no heading: the caption of its first table is its title."""
    for place, block in enumerate(blocks):
        if isinstance(block, Grid) and block.caption:
            return Section(block.caption, (*blocks[:place], evolve(block, caption=""), *blocks[place + 1 :]))
    return Section(otherwise, tuple(blocks))


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    for block in blocks:
        if part and isinstance(block, Heading) and block.level <= PART:
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _all(report: Report) -> Grid:
    """The points of every item, a column for each evaluation and scale, whatever else the report shows."""
    sides = [
        (card, scale, items)
        for card, figures in zip(report.scorecards, report.figures, strict=True)
        for scale, items in figures.items()
    ]
    listed: dict[str, tuple[Scorecard, ItemFigures]] = {}
    for card, _, items in sides:
        for code, one in items.items():
            if isinstance(one.figures.get("points"), Figure):
                listed.setdefault(code, (card, one))
    scales = {scale for _, scale, _ in sides}
    columns = [Column("", "left"), Column("", "left")]
    columns += [
        Column(f"{_named(card)} {_scale(card, scale, report) if len(scales) > 1 else ''}".rstrip(), "right")
        for card, scale, _ in sides
    ]
    lines = [
        Line(
            _depth(card, code),
            (
                *(("", report.words["total"]) if code == TOTAL else (code, one.title)),
                *(items[code].figures["points"] if code in items else "" for _, _, items in sides),
            ),
            total=code == TOTAL,
        )
        for code, (card, one) in sorted(listed.items(), key=lambda found: found[0] == TOTAL)
    ]
    return Grid("", tuple(columns), tuple(lines))


def _named(card: Scorecard) -> str:
    evaluation = card.evaluation
    year = evaluation.first_day.year if evaluation.first_day else evaluation.year
    return f"{evaluation.organisation.name} {year or ''}".strip()


def _scale(card: Scorecard, scale: str, report: Report) -> str:
    one = card.framework.scales[scale]
    return report.words.get(f"scale.{one.of}.{scale}", one.title)


def _depth(card: Scorecard, code: str) -> int:
    """How many items a line stands below, the whole not counted."""
    depth, parent = 0, card.framework.items[code].parent
    while parent is not None and parent != TOTAL:
        depth, parent = depth + 1, card.framework.items[parent].parent
    return depth
