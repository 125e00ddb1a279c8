"""Draws: what is judged in an evaluation that is made up, by chance, the same for the same seed.

Everything is judged, and what is in both definitions is judged in both alike, whatever its wording: so a
change is one of the definition, never one of chance.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from kompass_core.revisions.impact.middle import ends
from kompass_core.stages.score.join import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.function import Function
    from kompass_core.model.scale import Dimension
    from kompass_core.revisions.impact.chain import Chain
    from kompass_core.revisions.impact.quick import Table

    Slot = tuple[str, str]
    """The key of an item, and a dimension."""
    Step = tuple[str, str]
    """A step of the first state, and the one that stands for it in all others."""


class Draws:
    """The judgements that are drawn, the steps of each; and whole items to draw from stored evaluations."""

    def __init__(self, chain: Chain, functions: Sequence[Function], drawn_from: Iterable[Evaluation]) -> None:
        """Find all that is judged in any state."""
        self.chain = chain
        listed = ((slot.code, slot.dimension or "") for one in functions for slot in one.slots)
        self.slots = {slot: place for place, slot in enumerate(dict.fromkeys(listed))}
        self.steps = {slot: self._steps(slot, functions[0]) for slot in self.slots}
        self.counts = [len(self.steps[slot]) for slot in self.slots]
        self.stored = self._stored(drawn_from)

    def draw(self, seed: str) -> list[int]:
        """The outcome of every draw: the place of a step."""
        chance = Random(seed).random  # noqa: S311 - nothing secret is drawn
        drawn = [int(chance() * count) for count in self.counts]
        for found in self.stored:
            for place, step in found[int(chance() * len(found))]:
                drawn[place] = step
        return drawn

    def table(self, link: int, made: Function) -> Table:
        """For each number that goes into the function of a link: its draw, and the number for each step."""
        dimensions = self.chain.links[link].sheet.scale.dimensions
        listed = []
        for slot in made.slots:
            name = slot.dimension or ""
            steps = self.steps[slot.code, name]
            shares = (dimensions[name].steps[step[link > 0]] for step in steps)
            numbers = tuple(int(share * slot.scale) for share in shares)
            listed.append((self.slots[slot.code, name], numbers))
        return tuple(listed)

    def _steps(self, slot: Slot, first: Function) -> tuple[Step, ...]:
        key, name = slot
        between, found = self.chain.between, self.chain.between.correspondence.after
        later = between.after.dimensions.get(name)
        if any((one.code, one.dimension) == (key, name) for one in first.slots):
            dimension = between.before.dimensions[
                next(old for old, now in between.names.dimensions.items() if now == name)
            ]
            named = between.names.steps[dimension.name]
            steps = [(named.get(step, step), share) for step, share in dimension.steps.items()]
            code = between.nodes.all[key].after
            if later is None or code is None or name not in found.asked(code, between.after.id):
                return tuple((step, step) for step, _ in steps)
            return tuple((step, _nearest(step, share, later)) for step, share in steps)
        return tuple((step, step) for step in later.steps) if later else ()

    def _stored(self, evaluations: Iterable[Evaluation]) -> list[list[list[tuple[int, int]]]]:
        """By item that any of them judged: what each said of it, as places of draws and of steps."""
        between = self.chain.between
        names = {
            slot: {step: place for place, (step, _) in enumerate(steps)} for slot, steps in self.steps.items()
        }
        found: dict[str, list[list[tuple[int, int]]]] = {}
        for evaluation in evaluations:
            first, _ = ends(between, evaluation, evaluation)
            for key, said in joined(first, self.chain.links[0].sheet.scale, []).judgements.items():
                judged = [
                    (self.slots[key, name], names[key, name][str(one.value)])
                    for name, one in said.items()
                    if (key, name) in names and str(one.value) in names[key, name]
                ]
                if judged:
                    found.setdefault(key, []).append(judged)
        return list(found.values())


def _nearest(step: str, share: Fraction, dimension: Dimension) -> str:
    """The step of the same name; else the one that is worth nearly the same, the lesser of two."""
    if step in dimension.steps:
        return step
    return min(dimension.steps, key=lambda one: abs(dimension.steps[one] - share))
