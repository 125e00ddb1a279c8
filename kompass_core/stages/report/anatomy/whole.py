"""Whole: one scorecard to the report that a council is handed, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.report import Bullets, Heading
from kompass_core.stages.improve import improve
from kompass_core.stages.report.analysis import title
from kompass_core.stages.report.anatomy.among import among
from kompass_core.stages.report.anatomy.apart import apart
from kompass_core.stages.report.anatomy.change import change
from kompass_core.stages.report.anatomy.facts import facts
from kompass_core.stages.report.anatomy.instrument import instrument
from kompass_core.stages.report.anatomy.nearest import nearest
from kompass_core.stages.report.anatomy.remarks import remarks
from kompass_core.stages.report.anatomy.results import results
from kompass_core.stages.report.anatomy.told import Told
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.findings import findings
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.held import held, made_of
from kompass_core.stages.report.held import notes as held_notes
from kompass_core.stages.report.held_facts import with_norms
from kompass_core.stages.report.notes import notes
from kompass_core.stages.report.tables import closing
from kompass_core.stages.report.visit import visit
from kompass_core.stages.report.voices import voices
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kompass_core.model.norm import Normed
    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.standing import Against
    from kompass_core.model.variant import Variant

SECTIONS: Final = ("instrument", "scales", "visit", "summary", "findings", "next", "tables", "notes")
"""The parts of the report in their order, by the names with which they are left out."""


def whole(  # noqa: PLR0913, PLR0917 - what it is held against, and what is left out
    scorecard: Scorecard,
    variant: Variant,
    against: Against | None,
    before: Scorecard | None,
    without: Collection[str],
    norms: Sequence[Normed] = (),
) -> Report:
    """The report, as `kompass_core.report` describes it."""
    words = wording(variant)
    told = Told(scorecard, figures(scorecard, words), words)
    found = () if "next" in without else tuple(improve(scorecard, scale) for scale in scorecard.sheets)
    beside, earlier, normed = (None, None, ()) if "summary" in without else (against, before, norms)
    parts = {
        "instrument": instrument(told),
        "scales": apart(told),
        "visit": _visit(told, before),
        "summary": _summary(told, beside, earlier, normed),
        "findings": findings(scorecard, words),
        "next": nearest(told, found),
        "tables": _tables(told),
        "notes": notes(
            scorecard,
            words,
            (*remarks(told, beside, earlier, without), *dict.fromkeys(held_notes(scorecard, normed, words))),
            made_of(normed, words),
        ),
    }
    named = title(scorecard, words)
    blocks = [
        Heading(named, 1),
        *(block for name in SECTIONS if name not in without for block in parts[name]),
    ]
    more = with_norms(facts(told, found, beside, earlier), scorecard, normed)
    return finish("report", named, blocks, [(scorecard, told.figures)], variant, more)


def _visit(told: Told, before: Scorecard | None) -> Iterator[Block]:
    yield Heading(told.words.word("heading.visit"), 2)
    yield Bullets(visit(told.card.evaluation, told.words, before.evaluation if before else None))


def _summary(
    told: Told, against: Against | None, before: Scorecard | None, norms: Sequence[Normed]
) -> Iterator[Block]:
    yield from results(told)
    if before is not None:
        yield from change(told, before)
    if against is not None:
        yield from among(told, against)
    yield from held(told.card, norms, told.words, 3)


def _tables(told: Told) -> Iterator[Block]:
    yield from closing(told.card, told.figures, told.words)
    yield from voices(told.card, told.words)
