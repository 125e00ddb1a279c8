"""Expressions: what is worked out on whole numbers, in the words of Polars.

Every number is proven to fit before anything runs, because Polars wraps around in silence; so the
narrowest type that holds all that is met on the way is taken, which is most of what there is to gain. No
rounding, no division of what may be below zero and no fraction of an engine is asked for.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, TypeAlias, assert_never

from kompass_core.rules import whole
from kompass_core.rules.amount import Unsettled
from kompass_core.rules.whole import Column, Extreme, Floor, Int, Linear, Pick, Times, reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from kompass_core.rules.whole import Number, Truth

    Width: TypeAlias = type[pl.Int16 | pl.Int32 | pl.Int64]


def expression(node: Number | Truth) -> pl.Expr:
    """The expression of a number or a truth.

    Raises:
        Unsettled: a number may be larger than a column holds.
    """
    width = _width(node)
    if isinstance(node, Int | Column | Linear | Times | Floor | Pick | Extreme):
        return _number(node, width)
    return _truth(node, width)


def _width(node: Number | Truth) -> Width:
    """The narrowest type that holds every number on the way to a value."""
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    most = reach(node)
    for width, bits in ((pl.Int16, 15), (pl.Int32, 31), (pl.Int64, 63)):
        if most < 2**bits:
            return width
    raise Unsettled("a figure may have more digits than a column holds")


def _number(node: Number, width: Width) -> pl.Expr:
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    match node:
        case whole.Int(value):
            return pl.lit(value, dtype=width)
        case whole.Column():
            return pl.col(node.name).cast(width)
        case whole.Linear():
            return _linear(node, width)
        case whole.Times():
            return _number(node.left, width) * _number(node.right, width)
        case whole.Floor():
            return _number(node.number, width) // _number(node.divisor, width)
        case whole.Pick(condition=whole.Hole(name), otherwise=whole.Column(name=same)) if name == same:
            return pl.col(name).cast(width).fill_null(_number(node.then, width))
        case whole.Pick():
            then, otherwise = _number(node.then, width), _number(node.otherwise, width)
            return pl.when(_truth(node.condition, width)).then(then).otherwise(otherwise)
        case whole.Extreme():
            operands = [_number(operand, width) for operand in node.operands]
            return pl.min_horizontal(operands) if node.function == "min" else pl.max_horizontal(operands)
        case _:
            assert_never(node)


def _linear(node: whole.Linear, width: Width) -> pl.Expr:
    """A sum, its terms gathered by their factors, so that each factor is multiplied by once."""
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    alike: dict[int, list[pl.Expr]] = {}
    for factor, term in node.terms:
        alike.setdefault(factor, []).append(_number(term, width))
    terms = [
        _balanced(parts) if factor == 1 else _balanced(parts) * pl.lit(factor, dtype=width)
        for factor, parts in alike.items()
    ]
    constant = [pl.lit(node.constant, dtype=width)] if node.constant else []
    return _balanced([*terms, *constant])


def _truth(node: Truth, width: Width) -> pl.Expr:
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    match node:
        case whole.Bit(value):
            return pl.lit(value)
        case whole.Flag(name):
            return pl.col(name)
        case whole.Hole(name):
            return pl.col(name).is_null()
        case whole.Compared():
            left, right = _number(node.left, width), _number(node.right, width)
            return {"<": left.lt, "<=": left.le, "=": left.eq, "!=": left.ne}[node.operator](right)
        case whole.Joined():
            operands = [_truth(operand, width) for operand in node.operands]
            return reduce(lambda one, other: one & other if node.word == "and" else one | other, operands)
        case whole.Denied():
            return ~_truth(node.operand, width)
        case _:
            assert_never(node)


def _balanced(terms: Sequence[pl.Expr]) -> pl.Expr:
    """The sum of all, no deeper than needed: an engine descends into a long sum."""
    while len(terms) > 1:
        pairs = zip(terms[::2], [*terms[1::2], None], strict=False)
        terms = [one if other is None else one + other for one, other in pairs]
    return terms[0]
