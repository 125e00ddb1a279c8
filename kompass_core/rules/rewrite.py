"""Rewrite: a typed rule to the same rule with each of its parts replaced by another, from the inside out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from attrs import evolve

from kompass_core.rules import typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.rules.typed import Typed

    Change: TypeAlias = Callable[[Typed], Typed]


def rewritten(rule: Typed, change: Change) -> Typed:
    """The rule with what `change` makes of each part, whose own parts are rewritten already."""

    def part(node: Typed) -> Typed:
        return rewritten(node, change)

    match rule:
        case typed.Constant() | typed.Own() | typed.Asked() | typed.Each():
            made = rule
        case typed.Sum() | typed.Product() | typed.Junction():
            made = evolve(rule, operands=tuple(map(part, rule.operands)))
        case typed.Negative() | typed.Not():
            made = evolve(rule, operand=part(rule.operand))
        case typed.Comparison():
            made = evolve(rule, left=part(rule.left), right=part(rule.right))
        case typed.Choice():
            outcomes = {"then": part(rule.then), "otherwise": part(rule.otherwise)}
            made = evolve(rule, condition=part(rule.condition), **outcomes)
        case typed.Gather():
            where = None if rule.where is None else part(rule.where)
            otherwise = None if rule.otherwise is None else part(rule.otherwise)
            made = evolve(rule, value=part(rule.value), where=where, otherwise=otherwise)
        case typed.Apply() | typed.Extension():
            made = evolve(rule, arguments=tuple(map(part, rule.arguments)))
        case typed.Round() | typed.Band():
            made = evolve(rule, value=part(rule.value))
        case _:
            assert_never(rule)
    return change(made)
