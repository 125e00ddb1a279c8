"""Explanation: how one item came by its figures on each scale, back to the line that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Column, Heading, Row, Table
from kompass_core.problems import KompassError, Problem, near
from kompass_core.rules.interval import exactly, multiply
from kompass_core.stages.report.claims import titled
from kompass_core.stages.report.derived import derived
from kompass_core.stages.report.figures import figures, share
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.illustrations import sourced
from kompass_core.stages.report.notes import changed
from kompass_core.stages.report.values import unit_of, value_text
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block, ItemFigures, Report
    from kompass_core.model.scorecard import Score, Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.wording import Wording


def explanation(scorecard: Scorecard, code: str, variant: Variant) -> Report:
    """The derivation of one item on each scale: its rules and their places, what they saw and made.

    Raises:
        KompassError: `unknown-item`, or `unknown-locale`.
    """
    framework = scorecard.framework
    if code not in framework.items:
        guesses = " or ".join(f"`{guess}`" for guess in near(code, framework.items))
        hint = f"did you mean {guesses}?" if guesses else f"the whole is `{TOTAL}`"
        message = f"`{framework.name}` has no item `{code}`"
        raise KompassError([Problem("unknown-item", message, framework.span, hint)])
    words = wording(variant)
    # Lines above and below are of no interest here, in no format.
    printed = {scale: {code: items[code]} for scale, items in figures(scorecard, words).items()}
    title = " ".join(titled(scorecard, code, words)).strip()
    blocks: list[Block] = [Heading(title, 1)]
    for scale, sheet in scorecard.sheets.items():
        blocks.append(Heading(words.scale(framework.scales[scale]), 2))
        blocks.append(Bullets(tuple(origin(scorecard, scale, sheet.scores[code], words))))
        if sheet.scores[code].measures:
            blocks.append(_figures(scorecard, scale, printed[scale][code], words))
        for derivation in sheet.scores[code].derivations:
            blocks += derived(scorecard, scale, code, derivation, words)
    if said := tuple(changed(scorecard, words)):
        blocks.append(Bullets(said))
    return finish("explanation", title, blocks, [(scorecard, printed)], variant)


def origin(scorecard: Scorecard, scale: str, score: Score, words: Wording) -> Iterator[str]:
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
    yield f"{words.word('rule.place')}: {given.span}"
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
