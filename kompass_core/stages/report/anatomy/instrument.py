"""Instrument: what the framework says it is: its parts, its maxima, and what each scale judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Column, Heading, Paragraph, Row, Table
from kompass_core.model.scale import Decimals
from kompass_core.rules.exact import percentage
from kompass_core.stages.report.fallback import same
from kompass_core.stages.report.findings import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from kompass_core.model.report import Block
    from kompass_core.model.scale import Dimension
    from kompass_core.stages.report.anatomy.told import Told

POINTS = Decimals(0, 2)
FEW = 8
"""Steps that have a line each; of more the first, the last and the distance are told."""


def instrument(told: Told) -> Iterator[Block]:
    """What is said about the framework, what it consists of, and what counts on the scales."""
    framework, words = told.card.framework, told.words
    yield Heading(words.word("heading.instrument", framework=framework.title), 2)
    yield from paragraphs(framework.about or "")
    yield Paragraph(" ".join(_sentences(told)))
    yield _parts(told)
    for scale in told.card.sheets:
        yield from paragraphs(words.about(told.scale(scale)) or "")
        yield from _judged(told, scale)


def untold(told: Told) -> Iterator[str]:
    """What is said about the framework and its scales in another language than the report."""
    framework, words = told.card.framework, told.words
    said = [(framework.title, framework.about_language)] if framework.about else []
    said += (
        (words.scale(scale), scale.about_language or framework.about_language)
        for scale in map(told.scale, told.card.sheets)
        if scale.about and words.about(scale) == scale.about
    )
    for name, language in said:
        if not same(language, words.variant.language):
            yield words.word("note.about", name=name, language=words.language(language))


def _sentences(told: Told) -> Iterator[str]:
    framework, words = told.card.framework, told.words
    counts = dict.fromkeys(framework.levels, 0)
    for item in framework.items.values():
        if item.code != TOTAL:
            counts[item.level] += 1
    parts = told.listed(
        f"{count} {told.plural(level, count=count)}" for level, count in counts.items() if count
    )
    named = {"framework": framework.title, "revision": framework.revision}
    yield words.word("instrument.parts", parts=parts, **named)
    most = framework.items[TOTAL].maximum
    if most is not None:
        yield words.word("instrument.maximum", points=words.number(most, POINTS))


def _parts(told: Told) -> Table:
    """The topmost items, or what is printed side by side: how many parts each has, and its maximum."""
    framework, words = told.card.framework, told.words
    items, scale = framework.items, next(iter(told.card.sheets))
    codes = told.compared(scale) or items[TOTAL].children
    below = {code: [one for one in items.values() if one.parent == code] for code in codes}
    levels = {one.level for parts in below.values() for one in parts}
    counted = any(below.values())
    most = {code: items[code].maximum for code in codes}
    top = {items[code].level for code in codes}
    columns = [Column("", "left"), Column(words.level(top.pop()) if len(top) == 1 else "", "left")]
    if counted:
        level = levels.pop() if len(levels) == 1 else ""
        name = told.plural(level) if level else words.word("column.item")
        columns.append(Column(name[:1].upper() + name[1:], "right"))
    if any(value is not None for value in most.values()):
        columns.append(Column(words.measure("maximum"), "right"))
    rows = []
    for code in codes:
        cells = [code, items[code].title, *([str(len(below[code]))] if counted else [])]
        cells += [_number(told, most[code])] if len(columns) > len(cells) else []
        rows.append(Row(tuple(cells)))
    return Table("", tuple(columns), tuple(rows))


def _number(told: Told, value: Fraction | None) -> str:
    return "" if value is None else told.words.number(value, POINTS)


def _judged(told: Told, scale: str) -> Iterator[Block]:
    """What is judged on a scale; in which steps only where that was done, for else nothing rests on them."""
    words, one = told.words, told.scale(scale)
    sheet, items = told.card.sheets[scale], told.card.framework.items
    stepped = any(
        score.origin == "rule" and not items[score.item].children and score.wanted
        for score in sheet.scores.values()
    )
    names = {name: words.dimension(one, name) for name in one.dimensions}
    if stepped:
        columns = (Column(words.word(f"column.{key}"), "left") for key in ("dimension", "steps"))
        rows = (Row((names[name], _steps(told, dimension))) for name, dimension in one.dimensions.items())
        caption = words.word("table.judged", scale=words.scale(one))
        yield Table(caption, tuple(columns), tuple(rows))
    elif names and len(told.card.sheets) == 1:  # of several, what counts on each is told side by side
        yield Paragraph(words.word("instrument.judged", scale=told.quoted(words.scale(one))))
        yield Bullets(tuple(names.values()))


def _steps(told: Told, dimension: Dimension) -> str:
    names = list(dimension.steps)
    if len(names) <= FEW:
        return ", ".join(told.words.step(dimension.name, name) for name in names)
    shares = sorted(dimension.steps.values())
    least, most, width = (percentage(share) for share in (shares[0], shares[-1], shares[1] - shares[0]))
    return told.words.word("instrument.every", least=least, most=most, width=width)
