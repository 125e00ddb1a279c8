"""Blind: which evaluations know too little for what is varied to be seen in them, and why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.simulation import Factor
    from kompass_core.portfolio.simulate.known import Known

LOOKED_AT = 3
"""So many are named."""


def blind(known: Known, factors: Iterable[Factor]) -> Iterator[Problem]:
    """Problems with factors whose effect on the evaluation nobody can know.

    Points given directly hide what is below them: the weights and maxima of their parts, and what was judged.
    Their own maximum can be varied, and those of what they are a part of: they keep their share of it.
    """
    hidden: dict[tuple[str, ...], list[str]] = {}
    for factor in factors:
        if factor.kind in {"maximum", "weight"} and factor.subject not in known.states:
            message = f"its variant has no `{factor.subject}`, of which the {factor.kind} is varied"
            yield Problem("cannot-vary", message, known.evaluation.framework.span)
            continue
        codes = tuple(_hidden(known, factor))
        if codes:
            hidden.setdefault(codes, []).append(f"`{factor.name}`")
        elif factor.kind == "step" and _mixed(known, factor):
            message = f"judgements of `{factor.subject}` are the mean of several, and stand for no step"
            yield Problem("cannot-vary", message, known.evaluation.framework.span)
    for codes, names in hidden.items():
        seen, varied = listed([f"`{code}`" for code in codes]), listed(names)
        message = f"only points are known of {seen}, so nobody knows what another {varied} makes of them"
        hint = "vary the maximum or the weight of what has the points, or of what that is a part of"
        yield Problem("cannot-vary", message, known.evaluation.framework.span, hint)


def listed(names: list[str]) -> str:
    """Names as a sentence has room for them."""
    more = len(names) - LOOKED_AT
    return ", ".join(names[:LOOKED_AT]) + (f" and {more} more" if more > 0 else "")


def _hidden(known: Known, factor: Factor) -> Iterator[str]:
    states = known.states
    if factor.kind in {"maximum", "weight"}:
        code: str | None = factor.subject
        if states[factor.subject].origin == "covered":
            parents = {line.item.code: line.item.parent for line in known.sheet.lines}
            while code is not None and states[code].origin == "covered":
                code = parents[code]
            yield code or factor.subject
        return
    # What was given stands first, where nobody looked further.
    for line in reversed(known.sheet.lines):
        if line.item.code in known.given and _asked_below(known, line.item.code, factor.subject):
            yield line.item.code


def _asked_below(known: Known, code: str, dimension: str) -> bool:
    lines = {line.item.code: line for line in known.sheet.lines}
    waiting = [code]
    while waiting:
        line = lines[waiting.pop()]
        if dimension in line.asked and not line.item.children:
            return True
        waiting.extend(line.item.children)
    return False


def _mixed(known: Known, factor: Factor) -> bool:
    steps = known.sheet.scale.dimensions[factor.subject].steps.values()
    judged = (
        state.judgements[factor.subject].value
        for state in known.states.values()
        if factor.subject in state.judgements and state.origin == "rule"
    )
    return any(isinstance(value, Fraction) and value not in steps for value in judged)
