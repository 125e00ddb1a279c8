"""Rename: syntax to the same syntax, in which things are called by other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve

from kompass_core.rules import syntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.rules.syntax import Syntax


def renamed(node: Syntax, names: Mapping[str, str]) -> Syntax:
    """The rule with each name, alone or before a point, as `names` calls it; functions keep theirs.

    Rules nest no deeper than `limits.DEPTH`, which `parse` sees to.
    """
    if not names:
        return node
    match node:
        case syntax.Number() | syntax.Truth():
            return node
        case syntax.Name():
            return evolve(node, name=names.get(node.name, node.name))
        case syntax.Member():
            return evolve(node, owner=names.get(node.owner, node.owner))
        case syntax.Sum() | syntax.Product() | syntax.And() | syntax.Or():
            return evolve(node, operands=tuple(renamed(one, names) for one in node.operands))
        case syntax.Negative() | syntax.Not():
            return evolve(node, operand=renamed(node.operand, names))
        case syntax.Comparison():
            return evolve(node, left=renamed(node.left, names), right=renamed(node.right, names))
        case syntax.Choice():
            parts = (renamed(one, names) for one in (node.condition, node.then, node.otherwise))
            condition, then, otherwise = parts
            return evolve(node, condition=condition, then=then, otherwise=otherwise)
        case syntax.Call():
            return evolve(
                node,
                arguments=tuple(renamed(one, names) for one in node.arguments),
                where=None if node.where is None else renamed(node.where, names),
                otherwise=None if node.otherwise is None else renamed(node.otherwise, names),
            )
        case _:
            assert_never(node)
