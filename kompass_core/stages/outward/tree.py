"""Tree: a typed rule to nested values, for programs: a node for each part, with its unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, assert_never

from kompass_core.rules import typed
from kompass_core.rules.exact import exact
from kompass_core.rules.units import Banded, Truth

if TYPE_CHECKING:
    from kompass_core.rules.typed import Typed
    from kompass_core.rules.units import Unit


def tree(node: Typed) -> dict[str, Any]:
    """The node, named by its kind, and all below it; a number is text with all its digits."""
    return {"node": type(node).__name__.lower(), **_parts(node), **unit(node.unit)}


def unit(of: Unit) -> dict[str, str]:
    """The unit, and which set of bands it is one of where it is a band."""
    match of:
        case Truth():
            return {"unit": "truth"}
        case Banded(bands):
            return {"unit": "band", "bands": bands}
        case _:
            return {"unit": of}


def _parts(node: Typed) -> dict[str, Any]:
    match node:
        case typed.Constant(bool() as value):
            return {"value": value}
        case typed.Constant(value):
            return {"value": exact(Fraction(value))}
        case typed.Own():
            return {"name": node.name}
        case typed.Asked():
            return {"dimension": node.dimension, "attribute": node.attribute}
        case typed.Each():
            return {"over": node.over, "name": node.name}
        case typed.Sum() | typed.Product():
            return {"operands": _several(node.operands), "operators": list(node.operators)}
        case typed.Negative() | typed.Not():
            return {"operand": tree(node.operand)}
        case typed.Comparison():
            return {"operator": node.operator, "left": tree(node.left), "right": tree(node.right)}
        case typed.Junction():
            return {"word": node.word, "operands": _several(node.operands)}
        case typed.Choice():
            outcomes = {"then": tree(node.then), "otherwise": tree(node.otherwise)}
            return {"condition": tree(node.condition), **outcomes}
        case typed.Gather():
            some = {"where": node.where, "otherwise": node.otherwise}
            there = {name: tree(part) for name, part in some.items() if part is not None}
            return {"function": node.function, "over": node.over, "value": tree(node.value), **there}
        case typed.Apply():
            return {"function": node.function, "arguments": _several(node.arguments)}
        case typed.Extension():
            return {"function": node.function.name, "arguments": _several(node.arguments)}
        case typed.Round():
            return {"value": tree(node.value), "decimals": node.decimals, "mode": node.mode}
        case typed.Band():
            return {"value": tree(node.value)}
        case _:
            assert_never(node)


def _several(nodes: tuple[Typed, ...]) -> list[dict[str, Any]]:
    return [tree(node) for node in nodes]
