"""Typed rules: what a rule means, every name resolved and every unit known.

Made by `check` only. Each node keeps the syntax it was made of, for its text and its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from kompass_core.rules.syntax import Syntax
    from kompass_core.rules.units import Bands, Function, Quantity, Unit

Rounding: TypeAlias = Literal["half-up", "half-even", "half-down", "down"]
ROUNDINGS: tuple[Rounding, ...] = ("half-up", "half-even", "half-down", "down")
Over: TypeAlias = Literal["children", "dimensions"]


@frozen
class Constant:
    """A value known from the text: an exact number, a truth, or a band by its place in its set."""

    value: Fraction | bool
    unit: Unit
    syntax: Syntax


@frozen
class Own:
    """A measure of the item itself."""

    name: str
    unit: Unit
    syntax: Syntax


@frozen
class Asked:
    """One dimension of the item: its share, or its weight."""

    dimension: str
    attribute: Literal["share", "weight"]
    unit: Quantity
    syntax: Syntax


@frozen
class Each:
    """Inside a gathering: a measure of each child, or the share or weight of each dimension."""

    over: Over
    name: str
    unit: Unit
    syntax: Syntax


@frozen
class Sum:
    """Operands with `+` or `-` between them."""

    operands: tuple[Typed, ...]
    operators: tuple[str, ...]
    unit: Unit
    syntax: Syntax


@frozen
class Product:
    """Operands with `*` or `/` between them, taken from the left."""

    operands: tuple[Typed, ...]
    operators: tuple[str, ...]
    unit: Unit
    syntax: Syntax


@frozen
class Negative:
    """`-x`."""

    operand: Typed
    unit: Unit
    syntax: Syntax


@frozen
class Comparison:
    """Two sides of one unit."""

    operator: str
    left: Typed
    right: Typed
    unit: Unit
    syntax: Syntax


@frozen
class Not:
    """`not x`."""

    operand: Typed
    unit: Unit
    syntax: Syntax


@frozen
class Junction:
    """Operands with `and`, or with `or`, between them."""

    word: Literal["and", "or"]
    operands: tuple[Typed, ...]
    unit: Unit
    syntax: Syntax


@frozen
class Choice:
    """`if condition then this else that`."""

    condition: Typed
    then: Typed
    otherwise: Typed
    unit: Unit
    syntax: Syntax


@frozen
class Gather:
    """One value of many: over the children, or over the dimensions, that `where` lets through."""

    function: Literal["sum", "mean", "min", "max", "count"]
    over: Over
    value: Typed
    where: Typed | None
    otherwise: Typed | None
    unit: Unit
    syntax: Syntax


@frozen
class Apply:
    """One value of the arguments that stand there."""

    function: Literal["sum", "mean", "min", "max", "clamp"]
    arguments: tuple[Typed, ...]
    unit: Unit
    syntax: Syntax


@frozen
class Extension:
    """A function of a plugin."""

    function: Function
    arguments: tuple[Typed, ...]
    unit: Unit
    syntax: Syntax


@frozen
class Round:
    """A value rounded to so many decimals."""

    value: Typed
    decimals: int
    mode: Rounding
    unit: Unit
    syntax: Syntax


@frozen
class Band:
    """The band that a value falls in, as its place in the set."""

    value: Typed
    bands: Bands
    unit: Unit
    syntax: Syntax


Typed: TypeAlias = (
    Constant
    | Own
    | Asked
    | Each
    | Sum
    | Product
    | Negative
    | Comparison
    | Not
    | Junction
    | Choice
    | Gather
    | Apply
    | Extension
    | Round
    | Band
)


def parts(node: Typed) -> tuple[Typed, ...]:
    """What a node is made of, in the order of the text."""
    match node:
        case Sum() | Product() | Junction():
            return node.operands
        case Negative() | Not():
            return (node.operand,)
        case Comparison():
            return (node.left, node.right)
        case Choice():
            return (node.condition, node.then, node.otherwise)
        case Gather():
            return tuple(part for part in (node.value, node.where, node.otherwise) if part is not None)
        case Apply() | Extension():
            return node.arguments
        case Round() | Band():
            return (node.value,)
        case _:
            return ()


def walk(root: Typed) -> Iterator[Typed]:
    """Every node, the root first."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(parts(node)))
