"""Misjudged: judgements of one item that its framework does not ask for, or that its scales do not know.

A judgement is one for all scales, so what is wrong with it is said once, however many scales mind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.problems import Problem
from kompass_core.problems.near import LISTED, did_you_mean
from kompass_core.rules import typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.evaluation import Evaluation, Judgement
    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span

STATES = (NOT_APPLICABLE, UNANSWERED)


def misjudged(evaluation: Evaluation, framework: Framework, item: Item) -> Iterator[Problem]:
    """Problems with the judgements of an item without parts, those of each of several evaluators too."""
    asking = _asking(evaluation, framework, item)
    covering = _covering(evaluation, framework, item)
    if covering is not None:
        place = evaluation.spans["judgement", item.code]
        message = f"`{item.code}` is judged, but points are given to `{covering[0]}`, of which it is a part"
        yield Problem("given-twice", message, place, "leave out one of them", (("the points", covering[1]),))
    voices = _voices(evaluation, item)
    alone = len({name for voice in voices for name in voice}) == 1
    for voice in voices:
        absent = {name for name, judgement in voice.items() if judgement.value == NOT_APPLICABLE}
        for name, judgement in voice.items():
            place = evaluation.spans["judgement", item.code, name]
            if name == WHOLE_ITEM:
                yield from _whole(item, judgement, place, _wanted(evaluation, framework), alone=alone)
            elif name not in asking:
                yield _not_asked(framework, item, name, place)
            elif judgement.value == NOT_APPLICABLE:
                # Where nothing of an item applies it drops out as a whole, and no rule runs.
                kept = [
                    one for one in asking[name] if absent < absent | {*framework.asked(item.code, one.id)}
                ]
                refusals = refused(asking[name], f"`{name}` of `{item.code}`", judgement.span)
                yield from refusals or _named(framework, item, name, judgement.span, kept)
            elif judgement.value != UNANSWERED:
                yield from _off_scale(name, judgement, asking[name])


def _voices(evaluation: Evaluation, item: Item) -> list[Mapping[str, Judgement]]:
    """What was judged together, and what each of several evaluators would judge, by dimension."""
    together, apart = evaluation.judgements[item.code], evaluation.opinions.get(item.code, {})
    names = dict.fromkeys(name for opinions in apart.values() for name in opinions)
    theirs = (
        {dimension: opinions[name] for dimension, opinions in apart.items() if name in opinions}
        for name in names
    )
    return [together, *({**together, **one} for one in theirs)]


def _wanted(evaluation: Evaluation, framework: Framework) -> list[Scale]:
    """The scales that an evaluation is scored on, as far as there are such scales."""
    names = framework.scales if evaluation.scales is None else evaluation.scales
    return [scale for name, scale in framework.scales.items() if name in names]


def _asking(evaluation: Evaluation, framework: Framework, item: Item) -> Mapping[str, list[Scale]]:
    """The scales on which each dimension of an item counts, as far as the evaluation is scored on them."""
    wanted = _wanted(evaluation, framework)
    asking: dict[str, list[Scale]] = {}
    for name, scale in framework.scales.items():
        for dimension in framework.asked(item.code, name):
            asking.setdefault(dimension, []).extend([scale] if scale in wanted else [])
    return asking


def _covering(evaluation: Evaluation, framework: Framework, item: Item) -> tuple[str, Span] | None:
    """The item above, and its points, that make judgements of this one useless on every scale."""
    found = None
    for scale in _wanted(evaluation, framework):
        points = evaluation.given[scale.id].points if scale.id in evaluation.given else {}
        above = item.parent
        while above is not None and (above not in points or isinstance(points[above].points, tuple)):
            above = framework.items[above].parent
        if above is None:
            return None
        found = found or (above, points[above].span)
    return found


def _whole(
    item: Item, judgement: Judgement, place: Span, scales: list[Scale], *, alone: bool
) -> Iterator[Problem]:
    if judgement.value not in STATES:
        message = f"`{item.code}` as a whole can only be `{NOT_APPLICABLE}` or `{UNANSWERED}`"
        yield Problem("off-scale", message, judgement.span, "judge its dimensions one by one")
    elif not alone:
        message = f"`{item.code}` is {judgement.value} as a whole, and yet judged"
        yield Problem("given-twice", message, place, "leave out one of them")
    elif judgement.value == NOT_APPLICABLE:
        yield from refused(scales, f"`{item.code}`", judgement.span)


def _not_asked(framework: Framework, item: Item, name: str, place: Span) -> Problem:
    asked = {one: None for scale in framework.scales for one in framework.asked(item.code, scale)}
    known = {one for scale in framework.scales.values() for one in scale.dimensions}
    there = (
        "it is judged on " + ", ".join(f"`{one}`" for one in asked) if asked else "nothing of it is judged"
    )
    if name in known:
        return Problem("not-judged", f"`{item.code}` is not judged on `{name}`", place, there)
    hint = did_you_mean(name, (*asked, WHOLE_ITEM)) or there
    return Problem("unknown-name", f"there is no dimension `{name}`", place, hint)


def _named(
    framework: Framework, item: Item, name: str, place: Span, scales: list[Scale]
) -> Iterator[Problem]:
    """A problem where a rule names a dimension that does not apply."""
    for scale in scales:
        for rule in framework.rules[scale.id][item.code]:
            named = (node.dimension for node in typed.walk(rule.typed) if isinstance(node, typed.Asked))
            if name in named:
                message = f"`{name}` of `{item.code}` cannot be left out, because a rule names it"
                hint = f'judge it; or, if nothing applies, write `{WHOLE_ITEM} = "{NOT_APPLICABLE}"`'
                yield Problem("not-applicable", message, place, hint, (("the rule", rule.written.span),))
                return


def refused(scales: list[Scale], what: str, place: Span) -> tuple[Problem, ...]:
    """A problem where a scale has no place for something that does not apply."""
    for scale in scales:
        if scale.not_applicable == "refuse":
            message = f"on the scale `{scale.id}` everything applies, so {what} has to be judged"
            related = ((f"the scale `{scale.id}`", scale.span),)
            return (Problem("not-applicable", message, place, None, related),)
    return ()


def _off_scale(name: str, judgement: Judgement, scales: list[Scale]) -> Iterator[Problem]:
    value = judgement.value
    missing = []
    for scale in scales:
        steps = scale.dimensions[name].steps
        if value not in (steps if isinstance(value, str) else steps.values()):
            missing.append(scale)
    if not missing:
        return
    steps = missing[0].dimensions[name].steps
    where = "" if len(missing) == len(scales) else f" on the scale `{missing[0].id}`"
    near = did_you_mean(value, steps) if isinstance(value, str) else None
    hint = near or _listed(list(steps))
    shown = judgement.span.text.strip("\"'")
    yield Problem("off-scale", f"`{name}` has no step `{shown}`{where}", judgement.span, hint)


def _listed(steps: list[str]) -> str:
    if len(steps) > LISTED:
        return f"the steps are `{steps[0]}`, `{steps[1]}` and so on, up to `{steps[-1]}`"
    return "the steps are " + ", ".join(f"`{step}`" for step in steps)
