"""Norm: measures of items that are held against a population, and what came of them for one evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.population import Population
    from kompass_core.model.rule import WrittenRule
    from kompass_core.model.scale import Decimals
    from kompass_core.model.scorecard import Derivation, Value
    from kompass_core.problems import Span
    from kompass_core.rules.units import Bands

FIGURES: Final = ("size", "mean", "least", "first_quartile", "median", "third_quartile", "most")
"""What rules of a norm know of a population, all in points but the first, which is a count."""

RANK, SHARE_BELOW = "rank", "share_below"
"""What they know of the item in it: a count, and a share."""

State: TypeAlias = Literal["made", "unknown", "few", "undefined", "parts"]
"""Whether the measures of an item are made; or why not: its points are not known, or are known of too few of
the population; a rule has no value, as where all have the same points; or a part of it has none."""


@frozen
class Norm:
    """The rules of one norm of a scale.

    `least` is the size of the smallest population with which it says anything. `rules` maps a level,
    `total`, `judged` or an item's code to measures and how they are made; `prints` has the decimals of
    measures. `spans` has where `rule.KEY` stands.
    """

    name: str
    title: str
    about: str | None
    least: int
    bands: Mapping[str, Bands]
    rules: Mapping[str, Mapping[str, WrittenRule]]
    prints: Mapping[str, Decimals]
    sources: Mapping[str, str]
    spans: Mapping[str, Span] = field(eq=False, repr=False)
    span: Span = field(eq=False, repr=False)


@frozen
class NormScore:
    """What came of one item: its measures, none unless they are made, and how.

    `size` is how many of the population have points of the item.
    `fault` is what has no value, where the state is `undefined`: the kind of problem, and the part of a
    rule.
    """

    item: str
    state: State
    size: int
    measures: Mapping[str, Value]
    derivations: tuple[Derivation, ...] = field(repr=False)
    fault: tuple[str, str] | None = None


@frozen
class Normed:
    """One scorecard held against a population by a norm: the items that the norm has rules for, by code."""

    norm: Norm
    scale: str
    population: Population = field(repr=False)
    scores: Mapping[str, NormScore]
