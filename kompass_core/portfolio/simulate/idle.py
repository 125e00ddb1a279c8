"""Idle: what is varied and changes nobody's points, and what is uncertain and is known of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.portfolio.layers import names
from kompass_core.portfolio.simulate.blind import listed
from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.portfolio.simulate.contender import Contender
    from kompass_core.portfolio.simulate.entered import Asked, Entered
    from kompass_core.problems import Span
    from kompass_core.rules.whole import Number, Truth

DOUBTS = {
    "steps": ("no judgement is known of any of them", "where points are known, write `points by 5%`"),
    "opinions": ("nowhere do several evaluators differ who have not agreed", None),
    "points": ("no points are known of any of them that were given directly", "write `one step`"),
}


def idle(entered: Entered, asked: Asked) -> Iterator[Problem]:
    """A problem for each factor that no figure depends on, and for each doubt that nothing is drawn by.

    And one where nothing is drawn at all.
    """
    used = {name for one in entered.contenders for name in _used(one)}
    streams = {one.stream for one in entered.shared if one.name in used}
    unseen: dict[Span | str, list[str]] = {}
    for factor in entered.factors:
        if factor.name not in streams:
            unseen.setdefault(factor.place, []).append(f"`{factor.name}`")
    for place, found in unseen.items():
        message = f"nobody's points depend on {listed(found)} on the scale `{asked.scale}`"
        yield Problem("cannot-vary", message, place, "no rule looks at it")
    drawn = {one.stream.partition(" ")[0] for of in entered.contenders for one in of.drawn}
    for doubt in asked.doubts:
        if ("points" if doubt.kind == "points" else "judgement") not in drawn:
            message, hint = DOUBTS[doubt.kind]
            yield Problem("cannot-vary", message, "--uncertain", hint)
    if not entered.shared and not drawn and not asked.doubts:
        message = "nothing is varied, and everything is known"
        hint = "say what is varied, `--vary 'maximum 3 by 20%'`, or uncertain, `--uncertain 'one step'`"
        yield Problem("cannot-vary", message, "--vary", hint)


def _used(contender: Contender) -> Iterator[str]:
    """The columns that its points depend on."""
    steps = {step.name: step.value for step in contender.steps}
    waiting: list[Number | Truth] = [contender.points.top, contender.points.bottom]
    seen: set[str] = set()
    while waiting:
        for name in names(waiting.pop()):
            if name not in seen:
                seen.add(name)
                yield name
                if name in steps:
                    waiting.append(steps[name])
