"""Dominated: whether the points of an item stay below its maximum because those of all its parts do.

Where the points are made of the parts' points as the maximum is made of the parts' maxima, by a rule that
never falls when one of these rises, no more can come of the points than of the maxima. So `min(12,
sum(questions.points))` is never more than `min(12, sum(questions.maximum))`, whatever applies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from kompass_core.rules import syntax, typed

if TYPE_CHECKING:
    from kompass_core.model.program import Line
    from kompass_core.rules.syntax import Syntax
    from kompass_core.rules.typed import Typed

POINTS, MAXIMUM = "points", "maximum"


def dominated(line: Line) -> bool:
    """Whether an item has no more points than its maximum if none of its parts has."""
    rules = {rule.measure: rule.typed for rule in line.rules}
    if POINTS not in rules or MAXIMUM not in rules or not _rises(rules[POINTS]):
        return False
    return _of_maxima(rules[POINTS].syntax) == rules[MAXIMUM].syntax


def _rises(node: Typed) -> bool:
    """Whether a rule is made of nothing but what rises, or stays, when points of the parts rise."""
    match node:
        case typed.Constant():
            return not isinstance(node.value, bool)
        case typed.Each():
            return node.over == "children" and node.name == POINTS
        case typed.Gather():
            plain = node.where is None and (node.otherwise is None or _rises(node.otherwise))
            return plain and node.function != "count" and _rises(node.value)
        case typed.Apply():
            return all(map(_rises, node.arguments))
        case typed.Round():
            return _rises(node.value)
        case typed.Sum():
            return set(node.operators) <= {"+"} and all(map(_rises, node.operands))
        case typed.Product():
            first, *others = node.operands
            return _rises(first) and all(isinstance(one, typed.Constant) and one.value > 0 for one in others)
        case _:
            return False


def _of_maxima(node: Syntax) -> Syntax:
    """A rule of points, of maxima instead."""
    match node:
        case syntax.Member():
            return evolve(node, name=MAXIMUM if node.name == POINTS else node.name)
        case syntax.Call():
            otherwise = None if node.otherwise is None else _of_maxima(node.otherwise)
            return evolve(node, arguments=tuple(map(_of_maxima, node.arguments)), otherwise=otherwise)
        case syntax.Sum() | syntax.Product() | syntax.And() | syntax.Or():
            return evolve(node, operands=tuple(map(_of_maxima, node.operands)))
        case (
            syntax.Number()
            | syntax.Truth()
            | syntax.Name()
            | syntax.Negative()
            | syntax.Not()
            | syntax.Comparison()
            | syntax.Choice()
        ):
            return node
        case _:
            assert_never(node)
