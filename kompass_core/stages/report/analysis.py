"""Analysis: one scorecard to the whole report on it, and to its tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Heading
from kompass_core.stages.report.claims import claims
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.notes import short_notes
from kompass_core.stages.report.tables import closing, summary
from kompass_core.stages.report.visit import year
from kompass_core.stages.report.voices import voices
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.standing import Against
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.figures import Figures
    from kompass_core.stages.report.wording import Wording


def report(
    scorecard: Scorecard,
    variant: Variant,
    *,
    against: Against | None = None,
    before: Scorecard | None = None,
    without: Collection[str] = (),
) -> Report:
    """Everything that is said about one evaluation, from what the instrument is to notes on the figures.

    `against` holds it against others, `before` is the scorecard of the evaluation before it, `without`
    names sections (of `anatomy.whole.SECTIONS`) that are left out.

    Raises:
        KompassError: `unknown-locale`.
    """
    from kompass_core.stages.report.anatomy.whole import whole  # noqa: PLC0415 - tables do without

    return whole(scorecard, variant, against, before, without)


def joint(
    scorecards: Sequence[Scorecard],
    variant: Variant,
    scale: str | None = None,
    without: Collection[str] = (),
) -> Report:
    """Several evaluations in one report, as `anatomy.joint` describes it; it raises KompassError."""
    from kompass_core.stages.report.anatomy.joint import joint as made  # noqa: PLC0415 - as above

    return made(scorecards, variant, scale, without)


def tables(scorecard: Scorecard, variant: Variant) -> Report:
    """The figures of one evaluation: summary, closing tables, printed figures tested, and what is not known.

    Raises:
        KompassError: `unknown-locale`.
    """
    words = wording(variant)
    printed = figures(scorecard, words)
    blocks = (
        Heading(title(scorecard, words), 1),
        *_summary(scorecard, printed, words),
        *closing(scorecard, printed, words),
        *voices(scorecard, words),
        *claims(scorecard, words),
        *short_notes(scorecard, words),
    )
    return finish("tables", title(scorecard, words), blocks, [(scorecard, printed)], variant)


def title(scorecard: Scorecard, words: Wording) -> str:
    """What the report on an evaluation is called."""
    named = {"framework": scorecard.framework.title, "organisation": scorecard.evaluation.organisation.name}
    when = year(scorecard.evaluation)
    if when is None:
        return words.word("report.title", **named)
    return words.word("report.title.year", **named, year=when)


def _summary(scorecard: Scorecard, printed: Figures, words: Wording) -> Iterator[Block]:
    table = summary(scorecard, printed, words)
    if table is not None:
        yield table
