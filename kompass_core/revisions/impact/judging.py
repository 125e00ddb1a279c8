"""Judging: what changes in how things are judged: by how many, in which steps, on which dimensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.impact import Cause
from kompass_core.revisions.impact.nodes import OLD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from fractions import Fraction

    from kompass_core.model.program import Line
    from kompass_core.model.scale import Dimension
    from kompass_core.revisions.impact.chain import Between
    from kompass_core.revisions.impact.mixture import Mixture

    Steps = Iterator[tuple[Cause, Mixture]]

MOST = 3
"""So many steps are named one by one."""


def judging(between: Between, mixture: Mixture) -> Steps:
    """How several judgements become one, what a missing one means, steps, dimensions and their weights."""
    before, after = between.before, between.after
    if before.several != after.several:
        mixture = evolve(mixture, scale=evolve(mixture.scale, several=after.several))
        yield Cause("several", "", before.several, after.several), mixture
    if before.unanswered != after.unanswered:
        mixture = evolve(mixture, scale=evolve(mixture.scale, unanswered=after.unanswered))
        yield Cause("unanswered", "", before.unanswered, after.unanswered), mixture
    for cause, made in _steps(between, mixture):
        mixture = made
        yield cause, made
    for cause, made in _dimensions(between, mixture):
        mixture = made
        yield cause, made
    for name, now in after.dimensions.items():
        here = mixture.scale.dimensions[name]
        if here.weight != now.weight:
            mixture = _with(mixture, evolve(here, weight=now.weight))
            yield Cause("dimension.weight", name, here.weight, now.weight), mixture


def _steps(between: Between, mixture: Mixture) -> Steps:
    for name, was in list(mixture.scale.dimensions.items()):
        now = between.after.dimensions.get(name)
        if now is None:
            continue
        old = next(one for one, new in between.names.dimensions.items() if new == name)
        names = between.names.steps[old]
        worth = {names.get(step, step): share for step, share in between.before.dimensions[old].steps.items()}
        if worth == now.steps:
            continue
        mixture = _with(mixture, evolve(was, steps={**was.steps, **now.steps}))
        both = dict.fromkeys((*now.steps, *worth))
        differing = [step for step in both if worth.get(step) != now.steps.get(step)]
        yield Cause("steps", name, _shown(worth, differing), _shown(now.steps, differing)), mixture


def _shown(steps: Mapping[str, Fraction], shown: Collection[str]) -> Mapping[str, Fraction] | None:
    """The steps that differ, with what they are worth; None where they are many."""
    return {step: steps[step] for step in shown if step in steps} if len(shown) <= MOST else None


def _dimensions(between: Between, mixture: Mixture) -> Steps:
    """What is judged: a dimension more, one less, then items of which something else is judged."""
    paired = between.nodes.paired
    wanted = {key: between.new_line(key).asked for key in paired}
    kept = tuple(mixture.scale.dimensions)
    for name, dimension in between.after.dimensions.items():
        if name not in kept:
            lines = {key: _asking(mixture.lines[key], name) for key in paired if name in wanted[key]}
            mixture = _with(mixture, dimension).with_lines(lines)
            yield Cause("dimension.added", name), mixture
    for name in (one for one in kept if one not in between.after.dimensions):
        lines = {key: _not_asking(mixture.lines[key], name) for key in paired}
        # It stays on the scale: what will be removed is still judged on it.
        mixture = mixture.with_lines(lines)
        yield Cause("dimension.removed", name.removesuffix(OLD)), mixture
    for key in paired:
        line = mixture.lines[key]
        if set(line.asked) != set(wanted[key]):
            mixture = mixture.with_line(key, evolve(line, asked=wanted[key]))
            before, after = (", ".join(names).replace(OLD, "") for names in (line.asked, wanted[key]))
            yield Cause("asked", key, before, after), mixture


def _asking(line: Line, name: str) -> Line:
    return evolve(line, asked=(*line.asked, name))


def _not_asking(line: Line, name: str) -> Line:
    if name not in line.asked:
        return line
    return evolve(line, asked=tuple(one for one in line.asked if one != name))


def _with(mixture: Mixture, dimension: Dimension) -> Mixture:
    return mixture.with_dimensions({**mixture.scale.dimensions, dimension.name: dimension})
