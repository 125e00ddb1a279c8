"""Join: the judgements of several evaluators to one for each dimension, as a scale says.

What they agreed on and wrote down comes first, and what all of them judged alike is agreed. Where
they differ, the scale takes the median or the mean of their shares, or leaves it unanswered until
they agree. Who has not answered does not count; that something does not apply can only be agreed.
"""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, Judgement
from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.scale import Scale


def joined(evaluation: Evaluation, scale: Scale, problems: list[Problem]) -> Evaluation:
    """The evaluation with one judgement wherever several can become one on the scale.

    Adds `not-agreed` to the problems where some say that something does not apply, and others judged it.
    """
    judged = {code: dict(together) for code, together in evaluation.judgements.items()}
    for code, dimensions in evaluation.opinions.items():
        together = judged.setdefault(code, {})
        for dimension, opinions in dimensions.items():
            if dimension in together:
                continue
            heard = {name: one for name, one in opinions.items() if one.value != UNANSWERED}
            absent = [name for name, one in heard.items() if one.value == NOT_APPLICABLE]
            if absent and len(absent) < len(heard):
                problems.append(_undecided(dimension, code, absent[0], heard))
            elif heard:
                one = _one(heard, scale, dimension)
                if one is not None:
                    together[dimension] = one
    return _with(evaluation, judged)


def voiced(evaluation: Evaluation, evaluator: str) -> Evaluation:
    """The evaluation as one of several evaluators judges it: theirs first, then what stands for all."""
    judged = {code: dict(together) for code, together in evaluation.judgements.items()}
    for code, dimensions in evaluation.opinions.items():
        for dimension, opinions in dimensions.items():
            if evaluator in opinions:
                judged.setdefault(code, {})[dimension] = opinions[evaluator]
    return _with(evaluation, judged)


def voices(evaluation: Evaluation) -> tuple[str, ...]:
    """The evaluators who judged anything for themselves, in the order in which they are introduced."""
    heard = {
        name
        for dimensions in evaluation.opinions.values()
        for opinions in dimensions.values()
        for name in opinions
    }
    return tuple(one.id for one in evaluation.evaluators if one.id in heard)


def _one(heard: Mapping[str, Judgement], scale: Scale, dimension: str) -> Judgement | None:
    first, *others = heard.values()
    if all(other.value == first.value for other in others):
        return first
    if dimension not in scale.dimensions or scale.several == "agreed":
        return None
    steps = scale.dimensions[dimension].steps
    shares = [steps[one.value] if isinstance(one.value, str) else one.value for one in heard.values()]
    share = median(shares) if scale.several == "median" else sum(shares, Fraction(0)) / len(shares)
    return Judgement(Fraction(share), first.span)


def _undecided(dimension: str, code: str, absent: str, heard: Mapping[str, Judgement]) -> Problem:
    judging = next(name for name, one in heard.items() if one.value != NOT_APPLICABLE)
    message = f"`{dimension}` of `{code}` does not apply for `{absent}`, and is judged by `{judging}`"
    hint = "write what they agree on: `agreed = ...`"
    related = ((f"`{judging}`", heard[judging].span),)
    return Problem("not-agreed", message, heard[absent].span, hint, related)


def _with(evaluation: Evaluation, judged: dict[str, dict[str, Judgement]]) -> Evaluation:
    judgements = {code: MappingProxyType(together) for code, together in judged.items()}
    return evolve(evaluation, judgements=MappingProxyType(judgements))
