"""Syntax: what a rule says, as its author wrote it, before anyone asks what the names mean.

Two trees are equal if they say the same, wherever it stands: places do not count. Long chains
(`a + b - c`) are one node, so that depth grows with nesting only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

WORDS = ("if", "then", "else", "where", "and", "or", "not", "true", "false")
"""The words of the language, which nothing else can be called."""


@frozen
class Place:
    """From the character at `start` up to, not including, the one at `end`, of the rule's text."""

    start: int
    end: int


@frozen
class _Placed:
    place: Place = field(eq=False, repr=False, kw_only=True)


@frozen
class Number(_Placed):
    """A literal: `2.5` or, with `percent`, `15%` (whose value is 0.15)."""

    value: Fraction
    percent: bool = False


@frozen
class Truth(_Placed):
    """`true` or `false`."""

    value: bool


@frozen
class Name(_Placed):
    """A name on its own."""

    name: str


@frozen
class Member(_Placed):
    """Two names with a point: `subareas.points`."""

    owner: str
    name: str


@frozen
class Sum(_Placed):
    """Operands with `+` or `-` between them."""

    operands: tuple[Syntax, ...]
    operators: tuple[str, ...]


@frozen
class Product(_Placed):
    """Operands with `*` or `/` between them."""

    operands: tuple[Syntax, ...]
    operators: tuple[str, ...]


@frozen
class Negative(_Placed):
    """`-x`."""

    operand: Syntax


@frozen
class Comparison(_Placed):
    """Two sides with `=`, `!=`, `<`, `<=`, `>` or `>=` between them."""

    operator: str
    left: Syntax
    right: Syntax


@frozen
class Not(_Placed):
    """`not x`."""

    operand: Syntax


@frozen
class And(_Placed):
    """Operands with `and` between them."""

    operands: tuple[Syntax, ...]


@frozen
class Or(_Placed):
    """Operands with `or` between them."""

    operands: tuple[Syntax, ...]


@frozen
class Choice(_Placed):
    """`if condition then this else that`."""

    condition: Syntax
    then: Syntax
    otherwise: Syntax


@frozen
class Call(_Placed):
    """`function(arguments)`, or `function(value where condition else otherwise)`."""

    function: str
    arguments: tuple[Syntax, ...]
    where: Syntax | None = None
    otherwise: Syntax | None = None


Syntax: TypeAlias = (
    Number | Truth | Name | Member | Sum | Product | Negative | Comparison | Not | And | Or | Choice | Call
)


def parts(node: Syntax) -> tuple[Syntax, ...]:
    """What a node is made of, in the order of the text."""
    match node:
        case Sum() | Product() | And() | Or():
            return node.operands
        case Negative() | Not():
            return (node.operand,)
        case Comparison():
            return (node.left, node.right)
        case Choice():
            return (node.condition, node.then, node.otherwise)
        case Call():
            optional = (part for part in (node.where, node.otherwise) if part is not None)
            return (*node.arguments, *optional)
        case _:
            return ()


def walk(root: Syntax) -> Iterator[tuple[Syntax, int]]:
    """Every node with its depth, the root's being 1; without recursion, so that any tree can be walked."""
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting.extend((part, depth + 1) for part in reversed(parts(node)))


def needs(root: Syntax) -> frozenset[str]:
    """The bare names whose values a rule may need; the set that `band(value, SET)` names is none of them."""
    nodes = [node for node, _ in walk(root)]
    sets = {id(node.arguments[-1]) for node in nodes if isinstance(node, Call) and node.function == "band"}
    return frozenset(node.name for node in nodes if isinstance(node, Name) and id(node) not in sets)
