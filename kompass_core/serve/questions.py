"""Questions: what is asked of the service to what it answers, one function for each."""

from __future__ import annotations

from collections import Counter
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from kompass_core.hooks.prepare import variant_of
from kompass_core.hooks.rendered import rendered
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.described import described
from kompass_core.serve.answer import Answer, in_json
from kompass_core.serve.desk import nothing_meant, unknown
from kompass_core.serve.terms import NAME, Said
from kompass_core.stages.report import explanation, tables
from kompass_core.stages.report import report as reported
from kompass_core.stages.score import score as scored
from kompass_core.stages.score.impossible import impossible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.hooks.in_hand import Definition
    from kompass_core.model.contributions import Format
    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Program
    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.serve.asked import Asked
    from kompass_core.serve.desk import Desk


def check(desk: Desk, question: Asked) -> Answer:
    """What is wrong with a definition, or with an evaluation, and what it holds where nothing is.

    Raises KompassError where nothing is to be checked.
    """
    if not question.rows.keys() & {"framework", "definition", "evaluation"}:
        raise nothing_meant()
    problems: list[Problem] = []
    framework: Framework | None = None
    card: Scorecard | None = None
    try:
        evaluation = question.evaluation()
        own = None if evaluation is None else variant_of(evaluation, desk.plugins)
        program = desk.program(question.terms(), evaluation, own)
        framework = program.framework
        if evaluation is None:
            problems.extend(_audited(program))
        else:
            card = scored(program, evaluation)
            problems.extend(impossible(card))
    except KompassError as error:
        problems.extend(error.problems)
    made = {
        "schema": 1,
        "kind": "check",
        "sound": all(one.severity == "warning" for one in problems),
        "problems": [described(one) for one in problems],
        "framework": _framework(framework) if framework else None,
        "evaluation": _evaluation(card) if card else None,
    }
    return in_json(made)


def score(desk: Desk, question: Asked) -> Answer:
    """The scorecard of an evaluation, as `kompass score --format json` has it, on one line."""
    scorecard, wording = _scored(desk, question)
    made_by = desk.plugins.formats["json"]
    body = rendered(tables(scorecard, wording), made_by, on_one_line=True)
    return Answer(HTTPStatus.OK, made_by.media_type, body, f"{scorecard.evaluation.id}{made_by.suffix}")


def explain(desk: Desk, question: Asked) -> Answer:
    """How the points of one item came about."""
    made_by, item = _format(desk, question), question.has("item", TOTAL)
    scorecard, wording = _scored(desk, question)
    if item.text not in scorecard.framework.items:
        raise unknown("item", item, scorecard.framework.items)
    name = f"{scorecard.evaluation.id}-{item.text}"
    return _rendered(explanation(scorecard, item.text, wording), made_by, name)


def report(desk: Desk, question: Asked) -> Answer:
    """The whole report on an evaluation; the one before it counts where it is installed."""
    made_by, without = _format(desk, question), question.texts("without")
    scorecard, wording = _scored(desk, question)
    earlier = desk.before(scorecard.evaluation)
    made = reported(scorecard, wording, before=earlier, without=without)
    return _rendered(made, made_by, scorecard.evaluation.id)


def diff(desk: Desk, question: Asked) -> Answer:
    """What has changed from one definition to another."""
    from kompass_core.revisions.diff import diff as compared  # noqa: PLC0415 - few ask for it
    from kompass_core.revisions.release_notes import Reading, release_notes  # noqa: PLC0415 - as above

    made_by, wording = _format(desk, question), desk.reader(question.terms())
    sides = (_side(desk, question, "before"), _side(desk, question, "after"))
    older, newer = (desk.kept.of(*side).framework for side in sides)
    between = desk.shelf.between(sides[0][0].framework, sides[1][0].framework)
    found = compared(older, newer, [desk.kept.of(one).framework for one in between])
    before, after = (desk.kept.of(*side, (), wording).framework for side in sides)
    reader = wording or desk.speaker(Said(newer.language, NAME))
    labels = _labels((older, newer), (sides[0][1], sides[1][1]))
    notes = release_notes(found, reader, Reading(before, after, labels))
    return _rendered(notes, made_by, f"{older.name}-{newer.name}")


def _scored(desk: Desk, question: Asked) -> tuple[Scorecard, Variant]:
    evaluation = question.evaluation()
    if evaluation is None:
        raise KompassError([Problem("missing-key", "there is no evaluation", NAME)])
    return desk.scored(evaluation, question.terms())


def _side(desk: Desk, question: Asked, key: str) -> tuple[Definition, tuple[Variant, ...]]:
    """One of two frameworks that are compared, and the variants that change it."""
    definition = question.definition(key)
    return desk.named(question.has(key, "")) if definition is None else (definition, ())


def _audited(program: Program) -> tuple[Problem, ...]:
    """What a sound definition says against its own words."""
    from kompass_core.stages.audit import audit  # noqa: PLC0415 - slow, and only a definition needs it

    return tuple(finding.problem for finding in audit(program, None).findings)


def _framework(framework: Framework) -> dict[str, Any]:
    counts = Counter(item.level for item in framework.items.values())
    return {
        "name": framework.name,
        "digest": framework.digest,
        "items": {level: counts[level] for level in framework.levels},
        "scales": {name: scale.digest for name, scale in framework.scales.items()},
    }


def _evaluation(card: Scorecard) -> dict[str, Any]:
    counted = {name: sheet.scores[TOTAL] for name, sheet in card.sheets.items()}
    return {
        "id": card.evaluation.id,
        "digest": card.evaluation.digest,
        "scales": {name: {"missing": one.missing, "wanted": one.wanted} for name, one in counted.items()},
    }


def _labels(
    frameworks: tuple[Framework, ...], laid: tuple[tuple[Variant, ...], ...]
) -> tuple[str, str] | None:
    """The revisions with their variants, where that tells them apart."""
    sides = zip(frameworks, laid, strict=True)
    one, other = ("+".join((side.revision, *(each.id for each in variants))) for side, variants in sides)
    return (one, other) if frameworks[0].id == frameworks[1].id and one != other else None


def _format(desk: Desk, question: Asked) -> Format:
    name = question.has("format", "json")
    if name.text not in desk.plugins.formats:
        raise unknown("format", name, desk.plugins.formats)
    return desk.plugins.formats[name.text]


def _rendered(report: Report, made_by: Format, name: str) -> Answer:
    return Answer(HTTPStatus.OK, made_by.media_type, rendered(report, made_by), f"{name}{made_by.suffix}")


ANSWERS: Final[Mapping[str, Callable[[Desk, Asked], Answer]]] = {
    "check": check,
    "score": score,
    "explain": explain,
    "report": report,
    "diff": diff,
}
"""By the last word of their address."""
