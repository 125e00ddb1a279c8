"""Analysis: one scorecard to the whole report on it, and to its tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Bullets, Heading
from kompass_core.stages.report.claims import claims
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.findings import findings
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.notes import notes, short_notes
from kompass_core.stages.report.tables import closing, summary
from kompass_core.stages.report.visit import visit, year
from kompass_core.stages.report.voices import voices
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.figures import Figures
    from kompass_core.stages.report.wording import Wording


def report(scorecard: Scorecard, variant: Variant) -> Report:
    """Everything that is said about one evaluation: the visit, tables, findings, and notes on the figures.

    Raises:
        KompassError: `unknown-locale`.
    """
    words = wording(variant)
    printed = figures(scorecard, words)
    blocks = (
        Heading(_title(scorecard, words), 1),
        Bullets(visit(scorecard.evaluation, words)),
        *_summary(scorecard, printed, words),
        *findings(scorecard, words),
        *closing(scorecard, printed, words),
        *voices(scorecard, words),
        *notes(scorecard, words),
    )
    return finish("report", _title(scorecard, words), blocks, [(scorecard, printed)], variant)


def tables(scorecard: Scorecard, variant: Variant) -> Report:
    """The figures of one evaluation: summary, closing tables, printed figures tested, and what is not known.

    Raises:
        KompassError: `unknown-locale`.
    """
    words = wording(variant)
    printed = figures(scorecard, words)
    blocks = (
        Heading(_title(scorecard, words), 1),
        *_summary(scorecard, printed, words),
        *closing(scorecard, printed, words),
        *voices(scorecard, words),
        *claims(scorecard, words),
        *short_notes(scorecard, words),
    )
    return finish("tables", _title(scorecard, words), blocks, [(scorecard, printed)], variant)


def _title(scorecard: Scorecard, words: Wording) -> str:
    named = {"framework": scorecard.framework.title, "organisation": scorecard.evaluation.organisation.name}
    when = year(scorecard.evaluation)
    if when is None:
        return words.word("report.title", **named)
    return words.word("report.title.year", **named, year=when)


def _summary(scorecard: Scorecard, printed: Figures, words: Wording) -> Iterator[Block]:
    table = summary(scorecard, printed, words)
    if table is not None:
        yield table
