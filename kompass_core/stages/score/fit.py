"""Fit: an evaluation to one scale of a program: the state of every item before any rule has run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.problems import Problem
from kompass_core.rules.interval import exactly
from kompass_core.stages.score.misjudged import refused
from kompass_core.stages.score.state import State, reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Evaluation, Given, Judgement
    from kompass_core.model.program import Line, Sheet
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span
    from kompass_core.rules.interval import Interval


def fit(sheet: Sheet, evaluation: Evaluation, problems: list[Problem]) -> dict[str, State]:
    """The state of every item on one scale, of an evaluation without misfits.

    What is given twice, and what is given as not applicable on a scale that refuses it, is added
    to the problems.
    """
    given = evaluation.given[sheet.scale.id].points if sheet.scale.id in evaluation.given else {}
    said = _said(sheet, evaluation, given)
    above: dict[str, str] = {}
    states: dict[str, State] = {}
    for line in reversed(sheet.lines):  # parents first: what is given covers what lies below
        item = line.item
        points = given.get(item.code)
        judgements = evaluation.judgements.get(item.code, {})
        covering = above.get(item.parent or "")
        if covering is not None:
            above[item.code] = covering
            if points is not None:
                problems.append(_covered(item.code, points.span, covering, given[covering].span))
        elif points is not None and not (
            isinstance(points.points, tuple) and said.intersection(item.children)
        ):
            above[item.code] = item.code
        if points is not None and judgements:
            problems.append(_twice(item.code, points.span, next(iter(judgements.values())).span))
        if points is not None and points.points == NOT_APPLICABLE:
            problems.extend(refused([sheet.scale], f"`{item.code}`", points.span))
        states[item.code] = _state(sheet.scale, line, points, judgements, covered=covering is not None)
    return states


def _said(sheet: Sheet, evaluation: Evaluation, given: Mapping[str, Given]) -> set[str]:
    """The items of which anything is said, or of anything below them."""
    said: set[str] = set()
    for line in sheet.lines:  # children first
        code = line.item.code
        if code in given or code in evaluation.judgements or said.intersection(line.item.children):
            said.add(code)
    return said


def _covered(code: str, span: Span, other: str, other_span: Span) -> Problem:
    message = f"`{code}` has points given, and so has `{other}`, of which it is a part"
    return Problem("given-twice", message, span, "leave out one of them", ((f"`{other}`", other_span),))


def _twice(code: str, span: Span, judged: Span) -> Problem:
    message = f"`{code}` has points given, and is judged too"
    return Problem("given-twice", message, span, "leave out one of them", (("the judgement", judged),))


def _state(
    scale: Scale, line: Line, given: Given | None, judgements: Mapping[str, Judgement], *, covered: bool
) -> State:
    whole = judgements.get(WHOLE_ITEM)
    if (whole and whole.value == NOT_APPLICABLE) or (given and given.points == NOT_APPLICABLE):
        return State("not applicable", {}, {}, (), None)
    if covered or given is not None:
        # Nobody looked further, so the scale's word on what was left unanswered does not reach here.
        shares = {name: reach(scale.dimensions[name].steps.values()) for name in line.asked}
        if covered or given is None:
            return State("covered", shares, {}, (), None)
        return State("printed" if isinstance(given.points, tuple) else "given", shares, {}, (), given)
    judged: dict[str, Interval] = {}
    unanswered = []
    for name in line.asked:
        value = judgements[name].value if name in judgements else UNANSWERED
        steps = scale.dimensions[name].steps
        if value == UNANSWERED:
            unanswered.append(name)
            judged[name] = exactly(0) if scale.unanswered == "zero" else reach(steps.values())
        elif value != NOT_APPLICABLE:
            judged[name] = exactly(steps[value] if isinstance(value, str) else value)
    return State("rule", judged, judgements, tuple(unanswered), None)
