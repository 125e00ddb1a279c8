"""Worked: an expression on whole numbers and the columns that it names to what it comes to in every draw.

By NumPy, on 64 bits, which wrap around in silence: that no number on the way is larger is proven before. A
long sum is worked out in floating point where every part of it is below 2**53, and so exact in any order:
that is a product of matrices, ten times as fast.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

import numpy as np

from kompass_core.rules import whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from kompass_core.rules.whole import Number, Truth

    Column: TypeAlias = NDArray[Any]
    Columns: TypeAlias = Mapping[str, Column]

FITS = 2**63 - 1
EXACT = 2**53
"""Up to here every whole number is one of floating point."""


def number(node: Number, columns: Columns) -> Column | int:
    """What a number comes to; one that is known beforehand stays one."""
    match node:
        case whole.Int(value):
            return value
        case whole.Column():
            return columns[node.name]
        case whole.Linear():
            return _linear(node, columns)
        case whole.Times():
            return number(node.left, columns) * number(node.right, columns)
        case whole.Floor():
            return number(node.number, columns) // number(node.divisor, columns)
        case whole.Pick():
            condition = truth(node.condition, columns)
            return np.where(condition, number(node.then, columns), number(node.otherwise, columns))
        case whole.Extreme():
            values = (number(one, columns) for one in node.operands)
            return reduce(np.minimum if node.function == "min" else np.maximum, values)
        case _:
            assert_never(node)


def truth(node: Truth, columns: Columns) -> Column | bool:
    """Whether a truth holds; one that is known beforehand stays one."""
    match node:
        case whole.Bit(value):
            return value
        case whole.Flag(name):
            return columns[name]
        case whole.Hole():
            message = f"nothing is missing in a draw, and `{node.name}` is asked for it"
            raise TypeError(message)
        case whole.Compared():
            left, right = number(node.left, columns), number(node.right, columns)
            compare = {"<": np.less, "<=": np.less_equal, "=": np.equal, "!=": np.not_equal}
            found: Column = compare[node.operator](left, right)
            return found
        case whole.Joined():
            join = np.logical_and if node.word == "and" else np.logical_or
            return reduce(join, (truth(one, columns) for one in node.operands))
        case whole.Denied():
            denied: Column = np.logical_not(truth(node.operand, columns))
            return denied
        case _:
            assert_never(node)


def _linear(node: whole.Linear, columns: Columns) -> Column | int:
    made: Column | int = node.constant
    for factor, term in node.terms:
        value = number(term, columns)
        made = made + (value if factor == 1 else factor * value)
    return made


def expression(node: Number | Truth, columns: Columns) -> Column | int | bool:
    """What a number or a truth comes to."""
    match node:
        case whole.Int() | whole.Column() | whole.Linear() | whole.Times() | whole.Floor() | whole.Pick():
            return number(node, columns)
        case whole.Extreme():
            return number(node, columns)
        case _:
            return truth(node, columns)
