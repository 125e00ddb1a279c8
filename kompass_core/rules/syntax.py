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


@frozen
class Place:
    """From the character at `start` up to, not including, the one at `end`, of the rule's text."""

    start: int
    end: int


def _place() -> Place:
    return field(eq=False, repr=False, kw_only=True)  # type: ignore[no-any-return]


@frozen
class Number:
    """A literal: `2.5` or, with `percent`, `15%` (whose value is 0.15)."""

    value: Fraction
    percent: bool = False
    place: Place = _place()


@frozen
class Truth:
    """`true` or `false`."""

    value: bool
    place: Place = _place()


@frozen
class Name:
    """A name on its own."""

    name: str
    place: Place = _place()


@frozen
class Member:
    """Two names with a point: `subareas.points`."""

    owner: str
    name: str
    place: Place = _place()


@frozen
class Sum:
    """Operands with `+` or `-` between them."""

    operands: tuple[Syntax, ...]
    operators: tuple[str, ...]
    place: Place = _place()


@frozen
class Product:
    """Operands with `*` or `/` between them."""

    operands: tuple[Syntax, ...]
    operators: tuple[str, ...]
    place: Place = _place()


@frozen
class Negative:
    """`-x`."""

    operand: Syntax
    place: Place = _place()


@frozen
class Comparison:
    """Two sides with `=`, `!=`, `<`, `<=`, `>` or `>=` between them."""

    operator: str
    left: Syntax
    right: Syntax
    place: Place = _place()


@frozen
class Not:
    """`not x`."""

    operand: Syntax
    place: Place = _place()


@frozen
class And:
    """Operands with `and` between them."""

    operands: tuple[Syntax, ...]
    place: Place = _place()


@frozen
class Or:
    """Operands with `or` between them."""

    operands: tuple[Syntax, ...]
    place: Place = _place()


@frozen
class Choice:
    """`if condition then this else that`."""

    condition: Syntax
    then: Syntax
    otherwise: Syntax
    place: Place = _place()


@frozen
class Call:
    """`function(arguments)`, or `function(value where condition else otherwise)`."""

    function: str
    arguments: tuple[Syntax, ...]
    where: Syntax | None = None
    otherwise: Syntax | None = None
    place: Place = _place()


Syntax: TypeAlias = (
    Number
    | Truth
    | Name
    | Member
    | Sum
    | Product
    | Negative
    | Comparison
    | Not
    | And
    | Or
    | Choice
    | Call
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
