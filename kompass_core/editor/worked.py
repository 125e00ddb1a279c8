"""Worked: a part of a rule to what it comes to: at most and at least, and in an evaluation at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import read_evaluation
from kompass_core.problems import KompassError
from kompass_core.rules import typed
from kompass_core.rules.text import text
from kompass_core.stages.check.maxima import unanswered
from kompass_core.stages.score import score
from kompass_core.stages.score.run import RunError, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.editor.context import Context
    from kompass_core.editor.meaning import RulePoint
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Derivation, Scorecard, Value
    from kompass_core.rules.typed import Typed

TRIED = 10
"""Evaluations beside a framework that are looked at for one in which a rule has been at work."""


def come_to(program: Program, point: RulePoint) -> Value | None:
    """All that a part of a rule can come to at its item, if everything applies; None where nobody can say."""
    sheet = program.sheets[point.scale]
    try:
        outcomes = run(sheet, unanswered(sheet), lambda _, points, __: points)
    except RunError:
        return None
    return _part(point.part, outcomes[point.item].derivations, point.rule.measure)


def worked(known: Context, point: RulePoint) -> tuple[str, str, Value, str] | None:
    """What the part came to in an evaluation: its id, the item, the value, and the measure that was made."""
    for path in _beside(known):
        try:
            evaluation = read_evaluation(path)
            if known.program is None or not _of_it(evaluation, path, known):
                continue
            scorecard = score(known.program, evaluation)
        except KompassError:
            continue  # it is told where that evaluation is open
        if point.scale in scorecard.sheets and (found := _in(scorecard, point)) is not None:
            return evaluation.id, *found, point.rule.measure
    return None


def _of_it(evaluation: Evaluation, path: Path, known: Context) -> bool:
    """Whether an evaluation was made with the framework that is known; raises KompassError."""
    file = find_framework(evaluation.framework.name, known.plugins, path)
    return known.home is not None and file.resolve() == known.home.resolve()


def _beside(known: Context) -> Iterator[Path]:
    if known.home is not None:
        yield from sorted(known.home.parent.glob("evaluations/*.toml"))[:TRIED]


def _in(scorecard: Scorecard, point: RulePoint) -> tuple[str, Value] | None:
    """The first item at which the same rule made points of judgements, and what the part came to there."""
    for code, made in scorecard.sheets[point.scale].scores.items():
        if made.origin != "rule" or made.missing == made.wanted:
            continue
        derivations = [one for one in made.derivations if one.rule.written == point.rule.written]
        value = _part(point.part, derivations, point.rule.measure)
        if value is not None:
            return code, value
    return None


def _part(part: Typed, derivations: Iterable[Derivation], measure: str) -> Value | None:
    """What a part came to in the derivation of a measure."""
    wording = text(part.syntax)
    for derivation in derivations:
        if derivation.rule.measure != measure:
            continue
        if part is derivation.rule.typed:
            return derivation.value
        inputs = {one.name: one.value for one in derivation.inputs}
        parts = {one.text: one.value for one in derivation.parts}
        if isinstance(part, typed.Own | typed.Asked):
            return inputs.get(wording)
        return parts.get(wording)
    return None
