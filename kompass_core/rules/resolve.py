"""Resolve: a name in a rule, or two with a point between them, to what it means in scope."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.rules import syntax, typed
from kompass_core.rules.scope import POPULATION
from kompass_core.rules.units import SHARE, Banded

if TYPE_CHECKING:
    from kompass_core.rules.check import Checker
    from kompass_core.rules.typed import Over, Typed
    from kompass_core.rules.units import Unit

DIMENSIONS = "dimensions"
"""What rules call all dimensions of an item together."""


def name(checker: Checker, node: syntax.Name) -> Typed | None:
    """The meaning of a name on its own, or None after its problem was recorded."""
    word, scope = node.name, checker.scope
    if word in scope.measures:
        return typed.Own(word, scope.measures[word], node)
    if word in scope.dimensions:
        return typed.Asked(word, "share", SHARE, node)
    if scope.dimensions and word == DIMENSIONS:
        return _each(checker, "dimensions", "share", SHARE, node)
    if word == scope.children:
        message = f"`{word}` are items, not numbers"
        checker.problem("unit-mismatch", message, node, f"name what of them: `{word}.points`")
        return None
    message = f"nothing in scope is called `{word}`"
    checker.unknown(word, node, scope.names(), message, _explained(checker, word))
    return None


def member(checker: Checker, node: syntax.Member) -> Typed | None:
    """The meaning of two names with a point between them, or None after its problem was recorded."""
    owner, word, scope = node.owner, node.name, checker.scope
    if owner == scope.children:
        if word in scope.child_measures:
            return _each(checker, "children", word, scope.child_measures[word], node)
        checker.unknown(word, node, scope.child_measures, f"`{owner}` have no measure called `{word}`")
    elif owner == POPULATION and scope.population:
        if word in scope.population:
            return typed.Own(f"{owner}.{word}", scope.population[word], node)
        checker.unknown(word, node, scope.population, f"a population has no figure called `{word}`")
    elif (owner == DIMENSIONS and scope.dimensions) or owner in scope.dimensions:
        return _of_dimension(checker, node)
    elif owner in scope.bands:
        bands = scope.bands[owner]
        if word in bands.names:
            return typed.Constant(Fraction(bands.names.index(word)), Banded(owner), node)
        checker.unknown(word, node, bands.names, f"`{owner}` has no band called `{word}`")
    elif owner in scope.measures:
        message = f"`{owner}` is one value of this item and has no `{word}`"
        checker.unknown(owner, node, _owners(checker), message)
    else:
        hint = _explained(checker, owner)
        checker.unknown(owner, node, _owners(checker), f"nothing in scope is called `{owner}`", hint)
    return None


def _of_dimension(checker: Checker, node: syntax.Member) -> Typed | None:
    owner = node.owner
    match node.name:
        case "share" | "weight" as attribute:
            if owner == DIMENSIONS:
                return _each(checker, "dimensions", attribute, SHARE, node)
            return typed.Asked(owner, attribute, SHARE, node)
        case word:
            checker.unknown(word, node, ("share", "weight"), f"a dimension has no `{word}`")
            return None


def _each(
    checker: Checker, over: Over, word: str, unit: Unit, node: syntax.Name | syntax.Member
) -> Typed | None:
    if not checker.gatherings:
        shown = f"{node.owner}.{node.name}" if isinstance(node, syntax.Member) else node.name
        message = f"`{shown}` is a list; a rule makes one value"
        hint = f"gather it: `sum({shown})`" if isinstance(unit, str) else f"count it: `count({shown})`"
        checker.problem("unit-mismatch", message, node, hint)
        return None
    checker.gatherings[-1].add(over)
    return typed.Each(over, word, unit, node)


def _owners(checker: Checker) -> tuple[str, ...]:
    """What can stand before a point."""
    scope = checker.scope
    dimensions = (DIMENSIONS, *scope.dimensions) if scope.dimensions else ()
    children = () if scope.children is None else (scope.children,)
    population = (POPULATION,) if scope.population else ()
    return (*children, *dimensions, *population, *scope.bands)


def _explained(checker: Checker, word: str) -> str | None:
    """What a name is that has a meaning, only not here."""
    scope = checker.scope
    if word.lower() in syntax.WORDS:
        return f"`{word.lower()}` is written in small letters"
    if word in scope.bands:
        first = scope.bands[word].names[0]
        return f"it is a set of bands: `band(x, {word})` makes one of them, `{word}.{first}` is one"
    if word in checker.functions:
        return f"it is a function: `{word}(...)`"
    if word == POPULATION:
        if scope.population:
            return f"name a figure of it: `{POPULATION}.mean`"
        return "only the rules of a norm know a population: `[norm.NAME.rule.LEVEL]`"
    if word == DIMENSIONS:
        return "only an item without children is judged in dimensions"
    return None
