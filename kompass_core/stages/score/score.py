"""Score: a program and an evaluation to a scorecard, exactly, with the derivation of every figure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.engine import __version__
from kompass_core.model.scorecard import Score, Scorecard, Sheet
from kompass_core.rules.interval import Interval
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.score.desk import Desk
from kompass_core.stages.score.failed import failed
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.join import joined, voiced, voices
from kompass_core.stages.score.misfits import misfits
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model import program as laid_out
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Line, Program
    from kompass_core.model.scorecard import Claim
    from kompass_core.problems import Problem
    from kompass_core.stages.score.run import Outcome
    from kompass_core.stages.score.state import State


def score(program: Program, evaluation: Evaluation, *, derive: bool = True) -> Scorecard:
    """The scorecard of an evaluation, on the scales that it names (on all if it names none).

    Without `derive` the figures are the same, and nothing is written down of how they came about.

    Raises:
        KompassError: everything in the evaluation that does not fit the framework, or the place of
            a rule that has no value for it.
    """
    framework = program.framework
    problems = list(misfits(evaluation, framework))
    refuse(problems)
    names = framework.scales if evaluation.scales is None else evaluation.scales
    sheets = {name: _sheet(program.sheets[name], evaluation, problems, derive=derive) for name in names}
    refuse(problems)
    return Scorecard(
        framework=framework,
        evaluation=evaluation,
        sheets=MappingProxyType({name: sheet for name, sheet in sheets.items() if sheet is not None}),
        digest=framework.digest,
        engine=__version__,
        plugins=framework.plugins,
    )


def _sheet(
    sheet: laid_out.Sheet, evaluation: Evaluation, problems: list[Problem], *, derive: bool
) -> Sheet | None:
    found: list[Problem] = []
    together = joined(evaluation, sheet.scale, found)
    states = fit(sheet, together, found)
    ran = None if found else _run(sheet, states, found, derive=derive)
    heard = {} if ran is None else _voices(sheet, together, found)
    if ran is None or found:
        problems.extend(found)
        return None
    outcomes, claims = ran
    counts = _counts(sheet, states)
    scores = {
        line.item.code: _score(line, states[line.item.code], outcomes[line.item.code], counts[line.item.code])
        for line in reversed(sheet.lines)
    }
    order = {code: place for place, code in enumerate(scores)}
    ordered = tuple(sorted(claims, key=lambda claim: order[claim.item]))
    return Sheet(sheet.scale.id, MappingProxyType(scores), ordered, MappingProxyType(heard))


def _run(
    sheet: laid_out.Sheet, states: Mapping[str, State], problems: list[Problem], *, derive: bool
) -> tuple[Mapping[str, Outcome], list[Claim]] | None:
    desk = Desk(sheet, states)
    try:
        outcomes = run(sheet, states, desk.adjusted, derive=derive)
    except RunError as error:
        problems.append(failed(error))
        return None
    problems.extend(desk.problems)
    return outcomes, desk.claims


def _voices(
    sheet: laid_out.Sheet, evaluation: Evaluation, problems: list[Problem]
) -> dict[str, Mapping[str, Interval]]:
    """The points of every item as each of several evaluators would have them."""
    found: dict[str, Mapping[str, Interval]] = {}
    for name in voices(evaluation):
        states = fit(sheet, voiced(evaluation, name), problems)
        ran = _run(sheet, states, problems, derive=False)
        if ran is not None:
            points = {code: outcome.measures.get("points") for code, outcome in ran[0].items()}
            known = {code: value for code, value in points.items() if isinstance(value, Interval)}
            found[name] = MappingProxyType(known)
    return found


def _counts(sheet: laid_out.Sheet, states: Mapping[str, State]) -> dict[str, tuple[int, int]]:
    """How many judgements are missing, and how many are wanted, at and below every item."""
    counts: dict[str, tuple[int, int]] = {}
    for line in sheet.lines:
        state = states[line.item.code]
        if state.origin == "not applicable":
            counts[line.item.code] = (0, 0)
        elif state.origin == "given" or (state.origin == "printed" and not below(line, states)):
            counts[line.item.code] = (0, 1)
        elif line.item.children:
            parts = [counts[code] for code in line.item.children]
            counts[line.item.code] = (
                sum(missing for missing, _ in parts),
                sum(wanted for _, wanted in parts),
            )
        else:
            counts[line.item.code] = (len(state.unanswered), len(state.shares))
    return counts


def _score(line: Line, state: State, outcome: Outcome, count: tuple[int, int]) -> Score:
    covered = state.origin == "covered"
    return Score(
        item=line.item.code,
        origin="not applicable" if not outcome.applies else state.origin,
        measures=MappingProxyType({} if covered else dict(outcome.measures)),
        derivations=() if covered else outcome.derivations,
        missing=count[0],
        wanted=count[1],
    )
