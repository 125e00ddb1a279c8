"""Order: the measures of one table of rules such that each comes after those that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kompass_core.problems import Problem
from kompass_core.rules import syntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.rule import WrittenRule

    Needs: TypeAlias = dict[str, set[str]]


def order(written: Mapping[str, WrittenRule], problems: list[Problem]) -> tuple[str, ...]:
    """The measures in order; a `cycle` is added to the problems, and what depends on it left out."""
    waiting: Needs = {measure: needs(rule) & written.keys() for measure, rule in written.items()}
    if {"points", "maximum"} <= waiting.keys():
        if "points" in _behind("maximum", waiting) and "maximum" not in _behind("points", waiting):
            message = "`maximum` is made of `points`, and points are held against the maximum"
            problems.append(Problem("cycle", message, written["maximum"].span, "make it of something else"))
            return ()
        waiting["points"].add("maximum")  # points given directly are held against it at once
    ordered: dict[str, None] = {}
    while waiting:
        ready = [measure for measure, made_of in waiting.items() if made_of <= ordered.keys()]
        if ready:
            ordered.update(dict.fromkeys(ready))
        else:
            circle = _circle(waiting)
            problems.append(_cycle(circle, written))
            ready = [measure for measure in waiting if _behind(measure, waiting) & set(circle)]
        for measure in ready:
            del waiting[measure]
    return tuple(ordered)


def needs(rule: WrittenRule) -> set[str]:
    """The names that a rule is made of; those of sets of bands name no measure."""
    nodes = [node for node, _ in syntax.walk(rule.syntax)]
    bands = {
        id(name)
        for node in nodes
        if isinstance(node, syntax.Call) and node.function == "band"
        for name in node.arguments[1:]
    }
    return {node.name for node in nodes if isinstance(node, syntax.Name) and id(node) not in bands}


def _behind(measure: str, waiting: Needs) -> set[str]:
    """Everything that a measure is made of, at however many removes."""
    found: set[str] = set()
    further = [measure]
    while further:
        new = waiting.get(further.pop(), set()) - found
        found |= new
        further.extend(new)
    return found


def _circle(waiting: Needs) -> list[str]:
    chain = [next(measure for measure in waiting if measure in _behind(measure, waiting))]
    while True:
        made_of = waiting[chain[-1]]
        following = next(
            one for one in waiting if one in made_of and chain[0] in _behind(one, waiting) | {one}
        )
        if following == chain[0]:
            return chain
        if following in chain:
            return chain[chain.index(following) :]
        chain.append(following)


def _cycle(circle: list[str], written: Mapping[str, WrittenRule]) -> Problem:
    first, *others = circle
    if not others:
        message, hint = f"`{first}` is made of itself", "make it of something else"
    else:
        message = f"`{first}` is made of " + ", which is made of ".join(
            f"`{one}`" for one in (*others, first)
        )
        hint = "make one of them of something else"
    related = tuple((f"`{one}`", written[one].span) for one in others)
    return Problem("cycle", message, written[first].span, hint, related)
