"""Explained: one item on one scale to what there is to say of its figures: where they come from, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Column, Row, Table
from kompass_core.rules.interval import exactly, multiply
from kompass_core.stages.report.derived import derived
from kompass_core.stages.report.figures import share
from kompass_core.stages.report.illustrations import sourced
from kompass_core.stages.report.values import unit_of, value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.model.report import Block, ItemFigures
    from kompass_core.model.scorecard import Score, Scorecard
    from kompass_core.problems import Span
    from kompass_core.stages.report.wording import Wording


def explained(
    scorecard: Scorecard,
    scale: str,
    printed: ItemFigures,
    words: Wording,
    placed: Callable[[Span], str] = str,
) -> Iterator[Block]:
    """The derivation of one item on one scale; `placed` says how places are written."""
    score = scorecard.sheets[scale].scores[printed.code]
    yield Bullets(tuple(origin(scorecard, scale, score, words, placed)))
    if score.measures:
        yield _figures(scorecard, scale, printed, words)
    for derivation in score.derivations:
        yield from derived(scorecard, scale, printed.code, derivation, words, placed)


def origin(
    scorecard: Scorecard, scale: str, score: Score, words: Wording, placed: Callable[[Span], str] = str
) -> Iterator[str]:
    """How the item came by its points, and where that is written."""
    evaluation = scorecard.evaluation
    above = given_above(scorecard, scale, score.item) if score.origin == "covered" else ""
    points = evaluation.given.get(scale)
    given = points.points.get(score.item) if points else None
    texts = given.points if given and isinstance(given.points, tuple) else ()
    printed = ", ".join(one.text for one in texts)
    yield words.word(f"origin.{score.origin.replace(' ', '_')}", item=above, printed=printed)
    if points is None or given is None:
        return
    yield f"{words.word('rule.place')}: {placed(given.span)}"
    if points.source:
        yield f"{words.word('rule.source')}: {sourced(points.source, evaluation.sources, words)}"
    if points.note:
        yield points.note


def given_above(scorecard: Scorecard, scale: str, code: str) -> str:
    """The item above this one whose points were given directly."""
    scores, above = scorecard.sheets[scale].scores, scorecard.framework.items[code].parent
    while above is not None and scores[above].origin == "covered":
        above = scorecard.framework.items[above].parent
    return above or TOTAL


def _figures(scorecard: Scorecard, scale: str, printed: ItemFigures, words: Wording) -> Table:
    """Every measure of the item, exact and as printed."""
    rows = []
    for measure, figure in printed.figures.items():
        exact = exact_text(scorecard, scale, printed.code, measure, words)
        if exact is not None:
            rows.append(Row((words.measure(measure), exact, figure)))
    columns = (
        Column(words.word("column.measure"), "left"),
        Column(words.word("column.exact"), "right"),
        Column(words.word("column.printed"), "right"),
    )
    return Table("", columns, tuple(rows))


def exact_text(scorecard: Scorecard, scale: str, code: str, measure: str, words: Wording) -> str | None:
    """A measure of an item, or its points in per cent, with all digits; None where there is no such thing."""
    measures = scorecard.sheets[scale].scores[code].measures
    if measure in measures:
        unit = unit_of(scorecard, scale, code, measure)
        return value_text(measures[measure], unit, scorecard.framework.scales[scale], words)
    percentage = share(measures)
    if measure != "percent" or percentage is None:
        return None
    return words.percent(words.exactly(multiply(percentage, exactly(100))))
