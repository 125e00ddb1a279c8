"""Held explained: how an item came by its measures of a norm: the population's figures, rules, and values."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.report import Bullets, Heading
from kompass_core.stages.report.derived import derived
from kompass_core.stages.report.held import Held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.framework import Framework
    from kompass_core.model.norm import Normed
    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.report.wording import Wording


def held_explained(card: Scorecard, code: str, normed: Sequence[Normed], words: Wording) -> Iterator[Block]:
    """For each norm that has rules for the item a heading, the population, and the derivations."""
    for one in normed:
        score = one.scores.get(code)
        if score is None:
            continue
        told = Held(card, one, words)
        population = one.population
        yield Heading(told.title, 2)
        count, digest = len(population.members), population.digest
        lines = [
            words.word("held.whom", norm=told.title, count=count, scale=told.named),
            words.word("note.population", count=count, digest=digest),
            words.word("held.size", count=score.size),
        ]
        lines += [words.word("held.state.unknown")] if score.state == "unknown" else told.faults([score])
        yield Bullets(tuple(lines))
        named = evolve(card, framework=_framework(card, told))
        for derivation in score.derivations:
            yield from derived(named, one.scale, code, derivation, words)


def _framework(card: Scorecard, told: Held) -> Framework:
    """The framework as rules of the norm see it: with its bands, and its rules beside those of the scale."""
    framework, scale = card.framework, told.scale.id
    own = framework.norms[scale][told.normed.norm.name]
    rules = {code: (*made, *own.get(code, ())) for code, made in framework.rules[scale].items()}
    return evolve(
        framework,
        scales=MappingProxyType({**framework.scales, scale: told.scale}),
        rules=MappingProxyType({**framework.rules, scale: rules}),
    )
