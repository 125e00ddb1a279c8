"""Pose: a worked example to an evaluation, and to the part of a program that it is of.

Items outside of that part are not there at all: whatever their rules make of nothing is no concern of
the example.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.evaluation import (
    NOT_APPLICABLE,
    WHOLE_ITEM,
    Evaluation,
    Evaluator,
    GivenPoints,
    Judgement,
    Organisation,
)
from kompass_core.model.program import Program, Sheet
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.score.misfits import no_item
from kompass_core.stages.score.misjudged import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.evaluation import Judgements, Reference
    from kompass_core.model.expectation import Example
    from kompass_core.model.framework import Framework
    from kompass_core.problems import Span


@frozen
class Posed:
    """An example ready to score, and the scale that it is of."""

    program: Program
    evaluation: Evaluation
    scale: str


def pose(example: Example, reference: Reference, program: Program) -> Posed:
    """The example as an evaluation of the program's framework, which the file names so.

    Raises:
        KompassError: `unknown-scale`, `unknown-item`, `missing-key` or `not-applicable`: what the
            example says of what is not there. What is said of what is there is held against it by `score`.
    """
    framework = program.framework
    scale = _scale(example, framework)
    if example.item not in framework.items:
        refuse([no_item(example.item, framework, example.spans["item",])])
    codes = _at_and_below(example.item, framework)
    refuse(_elsewhere(example, framework, codes))
    if example.others == NOT_APPLICABLE:
        refuse(refused([framework.scales[scale]], "what is not named", example.spans["others",]))
    others = _others(example, framework, codes) if example.others == NOT_APPLICABLE else {}
    lines = tuple(line for line in program.sheets[scale].lines if line.item.code in codes)
    part = Program(framework, MappingProxyType({scale: Sheet(framework.scales[scale], lines)}))
    return Posed(part, _evaluation(example, reference, scale, others), scale)


def _scale(example: Example, framework: Framework) -> str:
    if example.scale is None:
        if len(framework.scales) > 1:
            message = f"`{framework.name}` has several scales, and the example `{example.name}` names none"
            names = " or ".join(f'`scale = "{name}"`' for name in framework.scales)
            refuse([Problem("missing-key", message, example.span, f"write {names}")])
        return next(iter(framework.scales))
    if example.scale not in framework.scales:
        message = f"`{framework.name}` is not scored on a scale `{example.scale}`"
        hint = did_you_mean(example.scale, framework.scales) or there_are(framework.scales)
        refuse([Problem("unknown-scale", message, example.spans["scale",], hint)])
    return example.scale


def _at_and_below(code: str, framework: Framework) -> set[str]:
    found = {code}
    waiting = [code]
    while waiting:
        children = framework.items[waiting.pop()].children
        found.update(children)
        waiting.extend(children)
    return found


def _elsewhere(example: Example, framework: Framework, codes: set[str]) -> Iterator[Problem]:
    """Problems with what is said of items that are no part of the one that the example is of."""
    for table in ("judgements", "given"):
        for path, span in example.spans.items():
            if path[:1] == (table,) and len(path) == 2:  # noqa: PLR2004 - the table, and the code in it
                code = path[1]
                if code not in framework.items:
                    yield no_item(code, framework, span)
                elif code not in codes:
                    message = f"`{code}` is no part of `{example.item}`, so nothing of it counts here"
                    hint = "leave it out, or make the example one of an item above both"
                    related = (("the item", example.spans["item",]),)
                    yield Problem("unknown-item", message, span, hint, related)


def _others(example: Example, framework: Framework, codes: set[str]) -> Judgements:
    """That nothing of which nothing is said applies."""
    given = {*example.given, *(code for code in example.given for code in _at_and_below(code, framework))}
    judgement = Judgement(NOT_APPLICABLE, example.spans["others",])
    said = {*example.judgements, *example.opinions, *given}
    return {
        code: MappingProxyType({WHOLE_ITEM: judgement})
        for code in framework.items
        if code in codes and code not in said and not framework.items[code].children
    }


def _evaluation(example: Example, reference: Reference, scale: str, others: Judgements) -> Evaluation:
    names = dict.fromkeys(
        name
        for dimensions in example.opinions.values()
        for opinions in dimensions.values()
        for name in opinions
    )
    given = {scale: GivenPoints(example.given, None, None, example.span)} if example.given else {}
    return Evaluation(
        id=example.name,
        framework=reference,
        variant=None,
        scales=(scale,),
        organisation=Organisation(None, example.name),
        first_day=None,
        last_day=None,
        year=None,
        interviews=None,
        evaluators=tuple(Evaluator(name, name, None) for name in names),
        previous=None,
        judgements=MappingProxyType({**example.judgements, **others}),
        opinions=example.opinions,
        given=MappingProxyType(given),
        findings=MappingProxyType({}),
        sources=MappingProxyType({}),
        source=example.source,
        note=example.because,
        carried=None,
        spans=MappingProxyType(dict(_spans(example, scale, others))),
        digest="",
    )


def _spans(example: Example, scale: str, others: Judgements) -> Iterator[tuple[tuple[str, ...], Span]]:
    """Where what an evaluation would say stands in the example."""
    for path, span in example.spans.items():
        match path:
            case ("judgement", *rest):
                yield ("judgement", example.item, *rest), span
            case ("judgements", *rest) if rest:
                yield ("judgement", *rest), span
            case ("given", *rest) if rest:
                yield ("given", scale, "points", *rest), span
            case _:
                continue
    for code in others:
        yield ("judgement", code), example.spans["others",]
        yield ("judgement", code, WHOLE_ITEM), example.spans["others",]
