"""Illustrations: what the figures of a scorecard rest on that nobody has published.

Only what bears on them: the steps of a scale say nothing about points that were given directly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.model.framework import TOTAL
from kompass_core.rules.interval import Interval
from kompass_core.stages.report.figures import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Scorecard, Sheet
    from kompass_core.stages.report.wording import Wording


def illustrations(scorecard: Scorecard, wording: Wording) -> Iterator[str]:
    """One line for each kind of illustration on each scale."""
    for scale, sheet in scorecard.sheets.items():
        name = wording.scale(scorecard.framework.scales[scale])
        for kind in _kinds(scorecard, sheet):
            yield f"{name}: {wording.word(f'illustration.{kind}')}"


def _kinds(scorecard: Scorecard, sheet: Sheet) -> Iterator[str]:
    framework = scorecard.framework
    scale, given = framework.scales[sheet.scale], scorecard.evaluation.given.get(sheet.scale)
    if given is not None and given.source == ILLUSTRATION:
        yield "given"
    made = [score for score in sheet.scores.values() if score.origin == "rule"]
    if any(derived.rule.written.source == ILLUSTRATION for score in made for derived in score.derivations):
        yield "rule"
    judged = [framework.items[score.item] for score in made if not framework.items[score.item].children]
    if judged and any(ILLUSTRATION in dimension.sources.values() for dimension in scale.dimensions.values()):
        yield "steps"
    dimensions = framework.items[TOTAL].sources.get("dimensions")
    if any(item.sources.get("dimensions", dimensions) == ILLUSTRATION for item in judged):
        yield "dimensions"
    for key in ("maximum", "weight"):
        if any(framework.items[score.item].sources.get(key) == ILLUSTRATION for score in made):
            yield key
    if sheet.scores[TOTAL].missing and scale.sources.get("unanswered") == ILLUSTRATION:
        yield "unanswered"
    absent = any(score.origin == "not applicable" for score in sheet.scores.values())
    if absent and scale.sources.get("not_applicable") == ILLUSTRATION:
        yield "not_applicable"
    if scale.sources.get("rounding") == ILLUSTRATION and _any_rounded(framework, scale, sheet):
        yield "rounding"


def _any_rounded(framework: Framework, scale: Scale, sheet: Sheet) -> bool:
    """Whether any figure has more decimals than are printed of it."""
    for score in sheet.scores.values():
        values = {"points": score.measures.get("points"), "percent": share(score.measures)}
        for levels in scale.prints.values():
            for measure, decimals in levels.get(framework.items[score.item].level, {}).items():
                value = values[measure]
                places = decimals.most + (2 if measure == "percent" else 0)
                ends = (value.low, value.high) if isinstance(value, Interval) else ()
                if any((end * 10**places).denominator != 1 for end in ends):
                    return True
    return False


def sourced(source: str, named: Mapping[str, str], wording: Wording) -> str:
    """What a source is: the text that its name stands for, or the word for what is ours."""
    return wording.word("note.illustration") if source == ILLUSTRATION else named.get(source, source)
