"""Rewrite: a typed rule to the same rule with each of its parts replaced by another, from the inside out."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from kompass_core.rules import typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from kompass_core.rules.typed import Typed

    Change: TypeAlias = Callable[[Typed], Typed]


def rewritten(rule: Typed, change: Change) -> Typed:
    """The rule with what `change` makes of each part, whose own parts are rewritten already."""
    return change(_with_parts(rule, lambda part: rewritten(part, change)))


def _with_parts(node: Typed, part: Change) -> Typed:
    match node:
        case typed.Constant() | typed.Own() | typed.Asked() | typed.Each():
            return node
        case typed.Sum() | typed.Product() | typed.Junction():
            return evolve(node, operands=tuple(map(part, node.operands)))
        case typed.Negative() | typed.Not():
            return evolve(node, operand=part(node.operand))
        case typed.Comparison():
            return evolve(node, left=part(node.left), right=part(node.right))
        case typed.Choice():
            then, otherwise = part(node.then), part(node.otherwise)
            return evolve(node, condition=part(node.condition), then=then, otherwise=otherwise)
        case typed.Gather():
            where = None if node.where is None else part(node.where)
            last = None if node.otherwise is None else part(node.otherwise)
            return evolve(node, value=part(node.value), where=where, otherwise=last)
        case typed.Apply() | typed.Extension():
            return evolve(node, arguments=tuple(map(part, node.arguments)))
        case typed.Round() | typed.Band():
            return evolve(node, value=part(node.value))
        case _:
            assert_never(node)
