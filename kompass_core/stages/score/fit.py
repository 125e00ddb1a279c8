"""Fit: an evaluation to a program: the state of every item on every scale, or all that does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.problems import Problem, near
from kompass_core.rules import typed
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.score.state import State, reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.evaluation import Evaluation, Given, Judgement
    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.program import Line, Sheet
    from kompass_core.problems import Span


def misfits(evaluation: Evaluation, framework: Framework) -> Iterator[Problem]:
    """Problems with names: a wrong revision, and scales, items and dimensions that are not there."""
    reference = evaluation.framework
    if not reference.name.endswith((".toml", ".json")) and reference.name != framework.name:
        message = f"the evaluation was made with `{reference.name}`, this is `{framework.name}`"
        yield Problem("wrong-revision", message, reference.span, "score it with the revision it was made with")
        return
    for scale in (*(evaluation.scales or ()), *evaluation.given):
        if scale not in framework.scales:
            path = ("given", scale) if scale in evaluation.given else ("evaluation", "scales")
            yield _unknown("unknown-scale", "scale", scale, framework.scales, evaluation.spans[path])
    for scale, given in evaluation.given.items():
        if scale in framework.scales:
            if evaluation.scales is not None and scale not in evaluation.scales:
                message = f"points are given on `{scale}`, which is not among the scales of the evaluation"
                yield Problem("unknown-scale", message, given.span, "add it to `scales`")
            for code in given.points:
                if code not in framework.items:
                    span = evaluation.spans["given", scale, "points", code]
                    yield _unknown("unknown-item", "item", code, framework.items, span)
    for code in evaluation.findings:
        if code not in framework.items:
            yield _unknown("unknown-item", "item", code, framework.items, evaluation.spans["finding", code])
    for code, judgements in evaluation.judgements.items():
        span = evaluation.spans["judgement", code]
        item = framework.items.get(code)
        if item is None:
            yield _unknown("unknown-item", "item", code, framework.items, span)
        elif item.children:
            message = f"`{code}` is made of its parts, so it is not judged itself"
            yield Problem("not-judged", message, span, "judge its parts, or give its points")
        else:
            yield from _misjudged(evaluation, framework, item, judgements)


def _misjudged(
    evaluation: Evaluation, framework: Framework, item: Item, judgements: Mapping[str, Judgement]
) -> Iterator[Problem]:
    asked = {name for scale in framework.scales for name in framework.asked(item.code, scale)}
    for name, judgement in judgements.items():
        span = evaluation.spans["judgement", item.code, name]
        if name == WHOLE_ITEM:
            if judgement.value not in (NOT_APPLICABLE, UNANSWERED):
                message = f"an item as a whole is `{NOT_APPLICABLE}` or `{UNANSWERED}`"
                yield Problem("off-scale", message, judgement.span, "judge its dimensions one by one")
            elif len(judgements) > 1:
                message = f"`{item.code}` is {judgement.value} as a whole, and yet judged"
                yield Problem("given-twice", message, span, "leave out one of them")
        elif name not in asked:
            known = {dimension for scale in framework.scales.values() for dimension in scale.dimensions}
            if name in known:
                message = f"`{item.code}` is not judged on `{name}`"
                hint = "it is judged on " + ", ".join(f"`{one}`" for one in sorted(asked))
                yield Problem("not-judged", message, span, hint)
            else:
                yield _unknown("unknown-name", "dimension", name, (*asked, WHOLE_ITEM), span)


def _unknown(slug: str, what: str, name: str, known: object, span: Span) -> Problem:
    guesses = near(name, known)  # type: ignore[arg-type] - names, in whatever holds them
    hint = "did you mean " + " or ".join(f"`{guess}`" for guess in guesses) + "?" if guesses else None
    return Problem(slug, f"there is no {what} `{name}`", span, hint)


def fit(sheet: Sheet, evaluation: Evaluation, problems: list[Problem]) -> dict[str, State]:
    """The state of every item on one scale; what does not fit the scale is added to `problems`."""
    given = evaluation.given[sheet.scale.id].points if sheet.scale.id in evaluation.given else {}
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
                problems.append(_twice(item.code, points.span, covering, given[covering].span))
        elif points is not None and not isinstance(points.points, tuple):
            above[item.code] = item.code
        if points is not None and judgements:
            span = next(iter(judgements.values())).span
            problems.append(_twice(item.code, points.span, item.code, span))
        states[item.code] = _state(sheet, line, points, judgements, problems, covered=covering is not None)
    return states


def _twice(code: str, span: Span, other: str, other_span: Span) -> Problem:
    if code == other:
        message = f"`{code}` has points given and judgements too"
    else:
        message = f"`{code}` has points given, and so has `{other}`, of which it is a part"
    return Problem("given-twice", message, span, "leave out one of them", ((f"`{other}`", other_span),))


def _state(
    sheet: Sheet,
    line: Line,
    given: Given | None,
    judgements: Mapping[str, Judgement],
    problems: list[Problem],
    *,
    covered: bool,
) -> State:
    whole = judgements.get(WHOLE_ITEM)
    absent = [whole] if whole is not None and whole.value == NOT_APPLICABLE else []
    absent += [given] if given is not None and given.points == NOT_APPLICABLE else []  # type: ignore[list-item]
    if absent:
        _refuse_absent(sheet, line.item.code, absent[0].span, problems)
        return State("not applicable", {}, {}, (), None)
    shares: dict[str, Interval] = {}
    unanswered = []
    for name in line.asked:
        share = _share(sheet, line, name, judgements.get(name), problems)
        if share is None:
            unanswered.append(name)
            steps = sheet.scale.dimensions[name].steps
            shares[name] = exactly(0) if sheet.scale.unanswered == "zero" else reach(steps.values())
        elif share != NOT_APPLICABLE:
            shares[name] = share  # type: ignore[assignment] - the word was dealt with
    if covered:
        return State("covered", shares, judgements, tuple(unanswered), None)
    if given is not None:
        origin = "printed" if isinstance(given.points, tuple) else "given"
        return State(origin, shares, judgements, (), given)  # type: ignore[arg-type]
    return State("rule", shares, judgements, tuple(unanswered), None)


def _share(
    sheet: Sheet, line: Line, name: str, judgement: Judgement | None, problems: list[Problem]
) -> Interval | str | None:
    if judgement is None or judgement.value == UNANSWERED:
        return None
    if judgement.value == NOT_APPLICABLE:
        _refuse_absent(sheet, line.item.code, judgement.span, problems)
        for rule in line.rules:
            for node in typed.walk(rule.typed):
                if isinstance(node, typed.Asked) and node.dimension == name:
                    message = f"`{name}` of `{line.item.code}` cannot be left out: a rule names it"
                    related = ((f"`{rule.measure}`", rule.written.span),)
                    problems.append(Problem("not-applicable", message, judgement.span, None, related))
                    return NOT_APPLICABLE
        return NOT_APPLICABLE
    steps = sheet.scale.dimensions[name].steps
    if isinstance(judgement.value, str):
        if judgement.value in steps:
            return exactly(steps[judgement.value])
        guesses = near(judgement.value, steps)
        hint = f"did you mean `{guesses[0]}`?" if guesses else "the steps are " + ", ".join(f"`{step}`" for step in steps)
        shown = judgement.value
    elif judgement.value in steps.values():
        return exactly(judgement.value)
    else:
        hint = "the steps are " + ", ".join(f"`{step}`" for step in steps)
        shown = f"{float(judgement.value):g}"
    message = f"`{name}` on the scale `{sheet.scale.id}` has no step `{shown}`"
    problems.append(Problem("off-scale", message, judgement.span, hint))
    return None


def _refuse_absent(sheet: Sheet, code: str, span: Span, problems: list[Problem]) -> None:
    if sheet.scale.not_applicable == "refuse":
        message = f"on the scale `{sheet.scale.id}` everything applies, so `{code}` has to be judged"
        related = ((f"the scale `{sheet.scale.id}`", sheet.scale.span),)
        problems.append(Problem("not-applicable", message, span, None, related))
