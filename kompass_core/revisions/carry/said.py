"""Said: an evaluation to everything that it says of items, one thing at a time."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from kompass_core.model.framework import TOTAL
from kompass_core.rules.exact import exact, percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.carriage import Kind
    from kompass_core.model.evaluation import Evaluation, Finding, Given, Judgement
    from kompass_core.problems import Span

Key: TypeAlias = "tuple[Kind, str, str | None, str | None]"
"""Of one thing: its kind, the item, the part of it, and the evaluator."""


@frozen
class Said:
    """One thing that is said: its key, what it is as text, and where it stands."""

    key: Key
    value: str
    place: Span


def said(evaluation: Evaluation) -> tuple[Said, ...]:
    """Everything that an evaluation says of items and scales, in the order of its file."""
    found = (*_scales(evaluation), *_judged(evaluation), *_given(evaluation), *_found(evaluation))
    return tuple(sorted(found, key=lambda one: one.place.start))


def judgement_text(value: str | Fraction) -> str:
    """A judgement as text: the step, or the share as a percentage."""
    return percentage(value) if isinstance(value, Fraction) else value


def given_text(given: Given) -> str:
    """Points given directly as text; several printed figures with commas between."""
    if isinstance(given.points, tuple):
        return ", ".join(figure.text for figure in given.points)
    return exact(given.points) if isinstance(given.points, Fraction) else given.points


def finding_text(finding: Finding) -> str:
    """What there is in a finding, in the words of its file."""
    parts = ("text", "strengths", "improvements", "evidence", "role_models")
    return ", ".join(part for part in parts if getattr(finding, part))


def _scales(evaluation: Evaluation) -> Iterator[Said]:
    for number, scale in enumerate(evaluation.scales or ()):
        place = evaluation.spans["evaluation", "scales", str(number)]
        yield Said(("scale", TOTAL, scale, None), scale, place)


def _judged(evaluation: Evaluation) -> Iterator[Said]:
    for code, dimensions in evaluation.judgements.items():
        for dimension, judgement in dimensions.items():
            yield _one(code, dimension, None, judgement)
    for code, apart in evaluation.opinions.items():
        for dimension, opinions in apart.items():
            for name, judgement in opinions.items():
                yield _one(code, dimension, name, judgement)


def _one(code: str, dimension: str, evaluator: str | None, judgement: Judgement) -> Said:
    key: Key = ("judgement", code, dimension, evaluator)
    return Said(key, judgement_text(judgement.value), judgement.span)


def _given(evaluation: Evaluation) -> Iterator[Said]:
    for scale, given in evaluation.given.items():
        for code, points in given.points.items():
            yield Said(("points", code, scale, None), given_text(points), points.span)


def _found(evaluation: Evaluation) -> Iterator[Said]:
    for code, finding in evaluation.findings.items():
        yield Said(("finding", code, None, None), finding_text(finding), finding.span)
