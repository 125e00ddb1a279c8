"""Homes: the rules of each item before and after, such that both can stand beside each other in one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.rules import typed
from kompass_core.rules.rewrite import rewritten
from kompass_core.rules.syntax import Place, Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.rule import Rule
    from kompass_core.model.scale import Scale
    from kompass_core.rules.typed import Rounding, Typed

    Rules = tuple[Rule, ...]

NOWHERE = Truth(value=True, place=Place(0, 0))
"""In place of what a rule was read from, where only what it means counts."""

JUDGED = "judged"


class Homes:
    """Rules made over, each only once: items that share a rule share what comes of it."""

    def __init__(self, dimensions: Mapping[str, str], before: Rounding) -> None:
        """`dimensions` are the names now by those before, `before` is how was rounded."""
        self.dimensions = dimensions
        self.rounding = before
        self._made: dict[tuple[str, int], tuple[Rules, Rules]] = {}

    def renamed(self, rules: Rules) -> Rules:
        """Old rules in which the dimensions have their names of now."""
        return self._each("renamed", rules, self._named)

    def rounding_as_before(self, rules: Rules) -> Rules:
        """New rules that round as the old ones did."""
        return self._each("rounding", rules, self._as_before)

    def meaning(self, rules: Rules) -> tuple[tuple[str, Typed], ...]:
        """What rules say, whatever the place and the words; how they round apart."""
        made = self._each("meaning", rules, self._bare)
        return tuple((rule.measure, rule.typed) for rule in made)

    def _each(self, what: str, rules: Rules, change: Callable[[Typed], Typed]) -> Rules:
        found = self._made.get((what, id(rules)))
        if found is None:  # with the rules themselves, so that nothing else can have their place in memory
            made = tuple(evolve(rule, typed=rewritten(rule.typed, change)) for rule in rules)
            found = self._made[what, id(rules)] = rules, made
        return found[1]

    def _named(self, node: Typed) -> Typed:
        if isinstance(node, typed.Asked):
            return evolve(node, dimension=self.dimensions.get(node.dimension, node.dimension))
        return node

    def _as_before(self, node: Typed) -> Typed:
        return evolve(node, mode=self.rounding) if isinstance(node, typed.Round) else node

    def _bare(self, node: Typed) -> Typed:
        return evolve(self._as_before(node), syntax=NOWHERE)


def table(item: Item, scale: Scale) -> str:
    """The table of a scale whose rules an item has."""
    if item.code in scale.rules:
        return item.code
    return item.level if item.children else JUDGED


def order(framework: Framework, scale: Scale) -> tuple[str, ...]:
    """All tables that there may be, parts before what is made of them, those of single items last."""
    ordinary = (JUDGED, *reversed(framework.levels), TOTAL)
    return tuple(dict.fromkeys((*ordinary, *scale.rules)))
