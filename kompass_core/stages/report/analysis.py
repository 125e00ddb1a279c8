"""Analysis: one scorecard to the whole report on it, and to its tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Bullets, Heading
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

    from kompass_core.model.norm import Normed
    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.standing import Against
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.figures import Figures
    from kompass_core.stages.report.wording import Wording


def report(  # noqa: PLR0913 - what it is held against, and what is left out
    scorecard: Scorecard,
    variant: Variant,
    *,
    against: Against | None = None,
    before: Scorecard | None = None,
    without: Collection[str] = (),
    norms: Sequence[Normed] = (),
) -> Report:
    """Everything that is said about one evaluation, from what the instrument is to notes on the figures.

    `against` holds it against others, `before` is the scorecard of the evaluation before it, `without`
    names sections (of `anatomy.whole.SECTIONS`) that are left out, and `norms` are what came of it where it
    was held against a population.

    Raises:
        KompassError: `unknown-locale`.
    """
    from kompass_core.stages.report.anatomy.whole import whole  # noqa: PLC0415 - tables do without

    return whole(scorecard, variant, against, before, without, norms)


def joint(
    scorecards: Sequence[Scorecard],
    variant: Variant,
    scale: str | None = None,
    without: Collection[str] = (),
) -> Report:
    """Several evaluations in one report, as `anatomy.joint` describes it; it raises KompassError."""
    from kompass_core.stages.report.anatomy.joint import joint as made  # noqa: PLC0415 - as above

    return made(scorecards, variant, scale, without)


def tables(scorecard: Scorecard, variant: Variant, norms: Sequence[Normed] = ()) -> Report:
    """The figures of one evaluation: summary, closing tables, printed figures tested, and what is not known.

    Of norms, what came of it where it was held against a population.

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
        *_normed(scorecard, words, norms),
        *short_notes(scorecard, words),
    )
    named = title(scorecard, words)
    if not norms:
        return finish("tables", named, blocks, [(scorecard, printed)], variant)
    from kompass_core.stages.report.held_facts import with_norms  # noqa: PLC0415 - few ask for norms

    facts = with_norms(None, scorecard, norms)
    return finish("tables", named, blocks, [(scorecard, printed)], variant, facts)


def title(scorecard: Scorecard, words: Wording) -> str:
    """What the report on an evaluation is called."""
    named = {"framework": scorecard.framework.title, "organisation": scorecard.evaluation.organisation.name}
    when = year(scorecard.evaluation)
    if when is None:
        return words.word("report.title", **named)
    return words.word("report.title.year", **named, year=when)


def _normed(scorecard: Scorecard, words: Wording, norms: Sequence[Normed]) -> Iterator[Block]:
    if norms:
        from kompass_core.stages.report.held import held, made_of, notes  # noqa: PLC0415 - as above

        yield from held(scorecard, norms, words, 2)
        yield Bullets(tuple(dict.fromkeys((*notes(scorecard, norms, words), *made_of(norms, words)))))


def _summary(scorecard: Scorecard, printed: Figures, words: Wording) -> Iterator[Block]:
    table = summary(scorecard, printed, words)
    if table is not None:
        yield table
