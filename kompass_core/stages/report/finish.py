"""Finish: blocks and figures to a report in which every text is clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Report
from kompass_core.model.words import NAMED, SAID
from kompass_core.stages.report.clean import clean, clean_figures, cleaned
from kompass_core.stages.report.derivations import Derivations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kompass_core.model.report import Block, Facts, Kind
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.figures import Figures


def finish(  # noqa: PLR0913, PLR0917 - one for each part of a report
    kind: Kind,
    title: str,
    blocks: Iterable[Block],
    printed: Sequence[tuple[Scorecard, Figures]],
    variant: Variant,
    facts: Facts | None = None,
) -> Report:
    """The report; `printed` has the scorecards, each with what is printed of it.

    `facts` is what a program reads where there are none.
    """
    return Report(
        kind=kind,
        title=clean(title),
        language=variant.language,
        blocks=tuple(map(cleaned, blocks)),
        scorecards=tuple(scorecard for scorecard, _ in printed),
        figures=tuple(_clean(figures) for _, figures in printed),
        changes=variant.changes,
        facts=facts,
        words=_said(variant),
        # An explanation says itself how its figures came about.
        derivations={} if kind == "explanation" else Derivations(printed, variant),
    )


def _said(variant: Variant) -> Mapping[str, str]:
    """What a format may say itself, and the names that the variant has."""
    own = {key: word for key, word in variant.words.items() if key in SAID or key.startswith(NAMED)}
    return {key: clean(word) for key, word in {**SAID, **own}.items()}


def _clean(figures: Figures) -> Figures:
    return {
        scale: {code: clean_figures(item) for code, item in items.items()} for scale, items in figures.items()
    }
