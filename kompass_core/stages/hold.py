"""Hold: a scorecard against a population by a norm, to what comes of each of its items, and how.

A rule never sees a hole: an item whose points nobody knows, here or in the population, has no measures and
says why, and so has whatever is made of it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.norm import RANK, SHARE_BELOW, Normed, NormScore
from kompass_core.model.scorecard import Derivation, Input, Part
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.rules import typed
from kompass_core.rules.evaluate import RuleError, Surroundings, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.scope import POPULATION
from kompass_core.rules.statistics import rank, share_below
from kompass_core.rules.summary import summary
from kompass_core.rules.text import text
from kompass_core.stages.populate import points, same_visit
from kompass_core.stages.score.run import recorder
from kompass_core.stages.stand import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.model.norm import Norm, State
    from kompass_core.model.population import Member, Population
    from kompass_core.model.rule import Rule
    from kompass_core.model.scorecard import Scorecard, Value


def hold(scorecard: Scorecard, name: str, population: Population) -> Normed:
    """What the norm of that name makes of the scorecard, on the scale of the population.

    Where the evaluation, or another of the same visit, is in the population, it is one of those who are
    counted; its rank and what is below it are told among the others.

    Raises:
        KompassError: `unknown-norm`, or `no-shared-scale`, where the population says nothing of it.
    """
    comparable(scorecard, population)
    scale = scorecard.framework.scales[population.scale]
    if name not in scale.norms:
        message = f"the scale `{scale.id}` has no norm `{name}`"
        hint = did_you_mean(name, scale.norms) or there_are(scale.norms) or "a table `[norm.NAME]` makes one"
        raise KompassError([Problem("unknown-norm", message, scale.span, hint)])
    held = _Holding(scorecard, scale.norms[name], population)
    scores = {code: held.scores[code] for code in scorecard.framework.items if code in held.scores}
    return Normed(scale.norms[name], population.scale, population, MappingProxyType(scores))


class _Holding:
    """One scorecard, and what has come of its items so far, parts first."""

    def __init__(self, scorecard: Scorecard, norm: Norm, population: Population) -> None:
        self.card, self.norm, self.population = scorecard, norm, population
        self.scale = population.scale
        self.scores: dict[str, NormScore] = {}
        rules = scorecard.framework.norms[self.scale][norm.name]
        for code in reversed(tuple(scorecard.framework.items)):
            if code in rules:
                self.scores[code] = self._score(code, rules[code])

    def _score(self, code: str, rules: Sequence[Rule]) -> NormScore:
        own = points(self.card, self.scale, code)
        theirs = [member for member in self.population.members if code in member.points]
        children = self._children(code)
        state = self._state(own, theirs, children, rules)
        if own is None or state != "made":
            return NormScore(code, state, len(theirs), MappingProxyType({}), ())
        known = dict(self._measures(code)) | dict(self._figures(code, own, theirs))
        made: dict[str, Value] = {}
        derivations = []
        for rule in rules:
            around = Surroundings({**known, **made}, {}, {}, tuple(children.values()))
            parts: dict[str, Value] = {}
            try:
                value = evaluate(rule.typed, around, recorder(parts))
            except RuleError as error:
                fault = error.slug, text(error.node.syntax)
                return NormScore(code, "undefined", len(theirs), MappingProxyType({}), (), fault)
            inputs = tuple(_inputs(rule, code, around, tuple(children)))
            derivations.append(Derivation(rule, inputs, tuple(Part(*one) for one in parts.items()), value))
            made[rule.measure] = value
        return NormScore(code, "made", len(theirs), MappingProxyType(made), tuple(derivations))

    def _state(
        self,
        own: Interval | None,
        theirs: Sequence[Member],
        children: Mapping[str, Mapping[str, Value]],
        rules: Sequence[Rule],
    ) -> State:
        if own is None:
            return "unknown"
        if len(theirs) < self.norm.least:
            return "few"
        wanted = {
            node.name for rule in rules for node in typed.walk(rule.typed) if isinstance(node, typed.Each)
        }
        lacking = not children or any(wanted - measures.keys() for measures in children.values())
        return "parts" if wanted and lacking else "made"

    def _measures(self, code: str) -> Mapping[str, Value]:
        """What the scale makes of an item; nothing where it does not apply, or nobody looked at it."""
        measures = self.card.sheets[self.scale].scores[code].measures
        weight = exactly(self.card.framework.items[code].weight)
        return {"weight": weight, **measures} if "points" in measures else {}

    def _children(self, code: str) -> Mapping[str, Mapping[str, Value]]:
        """What is known of each child that applies."""
        found = {}
        for child in self.card.framework.items[code].children:
            if measures := self._measures(child):
                held = self.scores.get(child)
                found[child] = {**measures, **(held.measures if held else {})}
        return found

    def _figures(self, code: str, own: Interval, theirs: Sequence[Member]) -> Iterator[tuple[str, Interval]]:
        """The figures of the population, and the place of the item in it."""
        figures = summary([member.points[code] for member in theirs])
        others = [member.points[code] for member in theirs if not same_visit(member, self.card.evaluation)]
        place = rank(own, others)
        yield f"{POPULATION}.size", exactly(figures.count)
        yield f"{POPULATION}.mean", figures.mean
        yield f"{POPULATION}.least", figures.least
        yield f"{POPULATION}.first_quartile", figures.lower
        yield f"{POPULATION}.median", figures.median
        yield f"{POPULATION}.third_quartile", figures.upper
        yield f"{POPULATION}.most", figures.most
        yield RANK, Interval(exactly(place.best).low, exactly(place.worst).high)
        yield SHARE_BELOW, share_below(own, others, among=len(others) < len(theirs))


def _inputs(rule: Rule, code: str, around: Surroundings, children: Sequence[str]) -> Iterator[Input]:
    """What the rule saw, each thing once, in the order in which it names them."""
    seen: dict[tuple[str, str], Input] = {}
    for node in typed.walk(rule.typed):
        match node:
            case typed.Own():
                seen[node.name, code] = Input(node.name, code, around.own[node.name])
            case typed.Each():
                for child, measures in zip(children, around.children, strict=True):
                    seen[node.name, child] = Input(node.name, child, measures[node.name])
            case _:
                continue
    yield from seen.values()
