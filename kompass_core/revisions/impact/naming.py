"""Naming: the old definition, and evaluations made with it, under the names of the new one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.revisions.impact.nodes import OLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.correspondence import Kinship
    from kompass_core.model.evaluation import Evaluation, GivenPoints, Judgement
    from kompass_core.model.scale import Dimension, Scale


@frozen
class Naming:
    """The names now: of items by their code before, of dimensions, and of the steps of each of these."""

    items: Mapping[str, str]
    dimensions: Mapping[str, str]
    steps: Mapping[str, Mapping[str, str]]

    def step(self, dimension: str, value: Judgement) -> Judgement:
        """A judgement of a dimension, which has its old name, in the words of now."""
        now = self.steps.get(dimension, {}).get(str(value.value))
        return value if now is None or not isinstance(value.value, str) else evolve(value, value=now)

    def evaluation(self, evaluation: Evaluation, before: str, after: str) -> Evaluation:
        """What an evaluation says on the scale `before`, under the names of now and of the scale `after`."""

        def item(of: Mapping[str, Judgement]) -> Mapping[str, Judgement]:
            return {self.dimensions.get(name, name): self.step(name, one) for name, one in of.items()}

        given = evaluation.given.get(before)
        opinions = {
            self.items[code]: {
                self.dimensions.get(name, name): {who: self.step(name, one) for who, one in said.items()}
                for name, said in dimensions.items()
            }
            for code, dimensions in evaluation.opinions.items()
        }
        return evolve(
            evaluation,
            judgements={self.items[code]: item(of) for code, of in evaluation.judgements.items()},
            opinions=opinions,
            given={} if given is None else {after: _points(given, self.items)},
        )


def naming(items: Mapping[str, str], kinship: Kinship, before: Scale, after: Scale) -> Naming:
    """The names now of what a scale names; what has no kin keeps its name, unless that is another's now."""
    dimensions = _inverted(kinship.dimensions, before.dimensions, after.dimensions)
    steps = {
        name: _inverted(kinship.steps[now], before.dimensions[name].steps, after.dimensions[now].steps)
        if kinship.dimensions.get(now) == name
        else {}
        for name, now in dimensions.items()
    }
    return Naming(items, MappingProxyType(dimensions), MappingProxyType(steps))


def renamed(scale: Scale, into: Scale, names: Naming) -> Scale:
    """A scale under the names of another one; its dimensions know all steps of that one besides their own."""
    made: dict[str, Dimension] = {}
    for name, dimension in scale.dimensions.items():
        now = names.dimensions[name]
        steps = {names.steps[name].get(step, step): share for step, share in dimension.steps.items()}
        if now in into.dimensions:
            steps = {**into.dimensions[now].steps, **steps}
        made[now] = evolve(dimension, name=now, steps=steps)
    return evolve(
        into,
        unanswered=scale.unanswered,
        several=scale.several,
        rounding=scale.rounding,
        dimensions={name: made[name] for name in (*into.dimensions, *made) if name in made},
        prints={},
    )


def _inverted(
    kin: Mapping[str, str], before: Mapping[str, object], after: Mapping[str, object]
) -> dict[str, str]:
    """From the names before to those now; of several that come from one name, the first is its heir."""
    heirs: dict[str, str] = {}
    for now, was in kin.items():
        heirs.setdefault(was, now)
    return {name: heirs.get(name, name + OLD if name in after else name) for name in before}


def _points(given: GivenPoints, items: Mapping[str, str]) -> GivenPoints:
    return evolve(given, points={items[code]: one for code, one in given.points.items()})
