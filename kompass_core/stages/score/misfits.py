"""Misfits: everything that an evaluation says of what its framework does not have, or not so."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check.sort import MOST
from kompass_core.stages.score.join import voiced, voices
from kompass_core.stages.score.misjudged import misjudged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.problems import Span

SHOWN = 6
"""Names of a list that a sentence has room for."""


def misfits(evaluation: Evaluation, framework: Framework) -> Iterator[Problem]:
    """Problems with names and judgements; where the framework is another one, that is the only one."""
    reference = evaluation.framework
    if not reference.name.endswith((".toml", ".json")) and reference.name != framework.name:
        message = f"the evaluation was made with `{reference.name}`, and this is `{framework.name}`"
        hint = "score it with the revision that it was made with"
        related = (("what it would be scored with", framework.span),)
        yield Problem("wrong-revision", message, reference.span, hint, related)
        return
    found = chain(
        _scales(evaluation, framework),
        _codes(evaluation, framework),
        _judged(evaluation, framework),
        *(_judged(voiced(evaluation, name), framework) for name in voices(evaluation)),
    )
    yield from islice(found, MOST)


def _scales(evaluation: Evaluation, framework: Framework) -> Iterator[Problem]:
    for number, scale in enumerate(evaluation.scales or ()):
        if scale not in framework.scales:
            yield _no_scale(scale, framework, evaluation.spans["evaluation", "scales", str(number)])
    for scale, given in evaluation.given.items():
        if scale not in framework.scales:
            yield _no_scale(scale, framework, given.span)
        elif evaluation.scales is not None and scale not in evaluation.scales:
            message = f"points are given on `{scale}`, which is not among the scales of the evaluation"
            yield Problem("unknown-scale", message, given.span, "add it to `scales`, or leave the points out")


def _no_scale(scale: str, framework: Framework, place: Span) -> Problem:
    hint = did_you_mean(scale, framework.scales) or f"it is scored on {listed(framework.scales)}"
    return Problem("unknown-scale", f"`{framework.name}` is not scored on a scale `{scale}`", place, hint)


def _codes(evaluation: Evaluation, framework: Framework) -> Iterator[Problem]:
    """Items that points are given to, or that something was found about, and that are not there."""
    for scale, given in evaluation.given.items():
        for code in given.points:
            if code not in framework.items:
                yield no_item(code, framework, evaluation.spans["given", scale, "points", code])
    for code in evaluation.findings:
        if code not in framework.items:
            yield no_item(code, framework, evaluation.spans["finding", code])


def _judged(evaluation: Evaluation, framework: Framework) -> Iterator[Problem]:
    for code in evaluation.judgements:
        place = evaluation.spans["judgement", code]
        item = framework.items.get(code)
        if item is None:
            yield no_item(code, framework, place)
        elif item.children:
            message = f"`{code}` is made of its parts, so it is not judged itself"
            hint = f"judge {listed(item.children)} instead, or give points to `{code}`"
            yield Problem("not-judged", message, place, hint)
        else:
            yield from misjudged(evaluation, framework, item)


def no_item(code: str, framework: Framework, place: Span) -> Problem:
    """The problem that a framework has no item of a code, with those that are like it."""
    hint = did_you_mean(code, framework.items) or there_are(one for one in framework.items if one != TOTAL)
    return Problem("unknown-item", f"`{framework.name}` has no item `{code}`", place, hint)


def listed(names: Iterable[str]) -> str:
    """Names as a list in a sentence."""
    shown = [f"`{name}`" for name in names]
    if len(shown) > SHOWN:
        shown = [*shown[: SHOWN - 1], f"{len(shown) - SHOWN + 1} more"]
    *others, last = shown
    return f"{', '.join(others)} and {last}" if others else last
