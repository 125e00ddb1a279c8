"""Whole: expressions on whole numbers and truths, each number with the least and the most that it can be.

What all evaluators of many evaluations at once have in common: addition, multiplication, division of what
is not below zero, comparison and choice, on numbers of proven size. None of them rounds, has a hole or
knows fractions here, because that is where engines differ. What is known beforehand is worked out when an
expression is made, by the functions in `making`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import field, frozen


@frozen
class Int:
    """A number known beforehand."""

    value: int

    @property
    def low(self) -> int:
        """The least it can be."""
        return self.value

    @property
    def high(self) -> int:
        """The most it can be."""
        return self.value


@frozen
class Column:
    """A number that stands in a column of that name; where that has a hole it is asked of no other."""

    name: str
    low: int
    high: int


@frozen(cache_hash=True)
class Linear:
    """So many times each of some numbers, and a number known beforehand, added together."""

    terms: tuple[tuple[int, Number], ...]
    constant: int
    low: int
    high: int


@frozen(cache_hash=True)
class Times:
    """A product."""

    left: Number
    right: Number
    low: int
    high: int


@frozen(cache_hash=True)
class Floor:
    """The greatest whole number not above a quotient of what is not below zero by what is above zero."""

    number: Number
    divisor: Number
    low: int
    high: int


@frozen(cache_hash=True)
class Pick:
    """One of two numbers; the other is not looked at, though an engine may work it out."""

    condition: Truth
    then: Number
    otherwise: Number
    low: int
    high: int


@frozen(cache_hash=True)
class Extreme:
    """The least or the most of some numbers."""

    function: Literal["min", "max"]
    operands: tuple[Number, ...]
    low: int
    high: int


Number: TypeAlias = Int | Column | Linear | Times | Floor | Pick | Extreme


@frozen
class Bit:
    """A truth known beforehand."""

    value: bool


@frozen
class Flag:
    """A truth that stands in a column of that name, which has no hole."""

    name: str


@frozen
class Hole:
    """Whether the column of that name has a hole."""

    name: str


@frozen(cache_hash=True)
class Compared:
    """Whether two numbers stand as the operator says: `<`, `<=`, `=` or `!=`."""

    operator: Literal["<", "<=", "=", "!="]
    left: Number
    right: Number


@frozen(cache_hash=True)
class Joined:
    """Whether all of some truths hold (`and`), or any (`or`)."""

    word: Literal["and", "or"]
    operands: tuple[Truth, ...]


@frozen(cache_hash=True)
class Denied:
    """Whether a truth does not hold."""

    operand: Truth


Truth: TypeAlias = Bit | Flag | Hole | Compared | Joined | Denied

YES = Bit(value=True)
NO = Bit(value=False)


@frozen
class Named:
    """An expression under a name, by which later ones find it in a column."""

    name: str
    value: Number | Truth = field(repr=False)


def reach(root: Number | Truth) -> int:
    """How far from zero any number can be that is met on the way to a value."""
    most, waiting = 0, [root]
    while waiting:
        node = waiting.pop()
        match node:
            case Linear():
                spans = [abs(factor) * max(abs(term.low), abs(term.high)) for factor, term in node.terms]
                most = max(most, sum(spans, abs(node.constant)))
                waiting.extend(term for _, term in node.terms)
            case Int() | Column() | Times() | Floor() | Pick() | Extreme():
                most = max(most, abs(node.low), abs(node.high))
                waiting.extend(parts(node))
            case _:
                waiting.extend(parts(node))
    return most


def parts(node: Number | Truth) -> tuple[Number | Truth, ...]:
    """What an expression is made of."""
    match node:
        case Linear():
            return tuple(term for _, term in node.terms)
        case Times() | Compared():
            return (node.left, node.right)
        case Floor():
            return (node.number, node.divisor)
        case Pick():
            return (node.condition, node.then, node.otherwise)
        case Extreme() | Joined():
            return node.operands
        case Denied():
            return (node.operand,)
        case _:
            return ()
