"""Joint: several scorecards to one report: side by side, who is best at what, and each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Chart, Figure, Heading, Series
from kompass_core.stages.populate import alike
from kompass_core.stages.report.anatomy.best import best, practice
from kompass_core.stages.report.anatomy.facts import leaders
from kompass_core.stages.report.anatomy.instrument import instrument, untold
from kompass_core.stages.report.anatomy.told import Told
from kompass_core.stages.report.comparison import Sides
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.findings import box, paragraphs
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.notes import listed, made_of, sources
from kompass_core.stages.report.shared import shared
from kompass_core.stages.report.tables import summed
from kompass_core.stages.report.visit import dated, visit
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

SECTIONS: Final = ("instrument", "summary", "best", "each", "notes")
"""The parts of the report in their order, by the names with which they are left out."""

WIDEST = 5
"""Evaluations that a picture can show beside each other."""


def joint(
    scorecards: Sequence[Scorecard],
    variant: Variant,
    scale: str | None = None,
    without: Collection[str] = (),
) -> Report:
    """The report on several evaluations, on `scale` or on the first that all of them share.

    Items and their titles are those of the first. `without` names sections that are left out.

    Raises:
        KompassError: `no-shared-scale`, where they have no scale in common, or are of several revisions;
            or `unknown-locale`.
    """
    chosen = shared(scorecards, scale)
    alike(scorecards[0], scorecards[1:], chosen)
    cards = [evolve(card, sheets={chosen: card.sheets[chosen]}) for card in scorecards]
    words = wording(variant)
    every = [Told(card, figures(card, words), words) for card in cards]
    sides = Sides(cards, [told.figures[chosen] for told in every], chosen, words)
    found = best(every, chosen)
    parts = {
        "instrument": instrument(every[0]),
        "summary": _beside(every, sides, chosen),
        "best": practice(found, chosen),
        "each": (block for told in every for block in _each(told, chosen)),
        "notes": _notes(every, sides),
    }
    heads = {"summary": "heading.beside", "best": "heading.best", "each": "heading.each"}
    title = words.word("joint.title", framework=cards[0].framework.title)
    blocks: list[Block] = [Heading(title, 1)]
    for name in SECTIONS:
        if name not in without:
            blocks += [Heading(words.word(heads[name]), 2)] if name in heads else []
            blocks += parts[name]
    printed = [(told.card, told.figures) for told in every]
    return finish("joint", title, blocks, printed, variant, leaders(found, chosen))


def _beside(every: Sequence[Told], sides: Sides, scale: str) -> Iterator[Block]:
    table, codes = sides.table(), every[0].compared(scale)
    yield table
    yield sides.key()
    if len(every) > WIDEST:
        return
    series = []
    for told in every:
        cells = (summed(told.figures[scale][code], "points") for code in codes)
        shown = tuple(cell if isinstance(cell, Figure) else None for cell in cells)
        series.append(Series(dated(told.card.evaluation), shown))
    if sum(any(one.figures[place] for one in series) for place in range(len(codes))) > 1:
        labels = tuple(map(every[0].item, codes))
        yield Chart(every[0].words.word("chart.summary"), table.caption, labels, tuple(series), "bars")


def _each(told: Told, scale: str) -> Iterator[Block]:
    """Who was visited, the points of the whole, and the boxes of what is strong and what is not."""
    evaluation, words = told.card.evaluation, told.words
    yield Heading(dated(evaluation), 3)
    whole = summed(told.figures[scale][TOTAL], "points")
    printed = whole.printed if isinstance(whole, Figure) else whole
    lines = [f"{words.word('total')}: {printed}"] if printed else []
    yield Bullets((*visit(evaluation, words), *lines))
    said = evaluation.findings.get(TOTAL)
    yield from paragraphs(said.text or "" if said else "")
    for code in (*told.compared(scale), TOTAL):
        if code in evaluation.findings:
            yield from box(told.card, code, words)


def _notes(every: Sequence[Told], sides: Sides) -> Iterator[Block]:
    words = every[0].words
    yield Heading(words.word("heading.notes"), 2)
    yield from sides.notes()
    if said := tuple(untold(every[0])):
        yield Bullets(said)
    yield from listed(words.word("note.sources"), (line for told in every for line in sources(told.card)))
    yield from listed(words.word("note.made"), made_of(every[0].card, words))
