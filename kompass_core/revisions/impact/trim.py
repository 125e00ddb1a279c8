"""Trim: an evaluation to what another state of the same revision still asks.

A what-if that drops an item shall not refuse whoever judged it: what was said of what is not there any more
is left out. All else has to fit, and whether it does is seen when it is scored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.evaluation import WHOLE_ITEM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework

    Said = TypeVar("Said")


def trimmed(evaluation: Evaluation, framework: Framework) -> Evaluation:
    """The evaluation without what is said of items, dimensions and scales that the framework has not got."""
    items, scales = framework.items, framework.scales
    asked = {
        code: {WHOLE_ITEM, *(name for scale in scales for name in framework.asked(code, scale))}
        for code, item in items.items()
        if not item.children
    }

    def judged(said: Mapping[str, Mapping[str, Said]]) -> Mapping[str, Mapping[str, Said]]:
        kept = {
            code: {name: one for name, one in of.items() if name in asked[code]}
            for code, of in said.items()
            if code in asked
        }
        return {code: of for code, of in kept.items() if of}

    given = {
        scale: evolve(one, points={code: points for code, points in one.points.items() if code in items})
        for scale, one in evaluation.given.items()
        if scale in scales
    }
    return evolve(
        evaluation,
        scales=None
        if evaluation.scales is None
        else tuple(one for one in evaluation.scales if one in scales),
        judgements=judged(evaluation.judgements),
        opinions=judged(evaluation.opinions),
        given=given,
        findings={code: one for code, one in evaluation.findings.items() if code in items},
    )
