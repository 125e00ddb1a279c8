"""Expressions: what is worked out on whole numbers, in the words of Polars.

Every number of a plan is proven to fit before anything runs, because Polars wraps around in silence. No rounding,
no division of what may be below zero and no fraction of an engine is asked for.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, assert_never

from kompass_core.rules import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from kompass_core.rules.whole import Number, Truth

FITS = 2**63 - 1
"""The largest whole number of a column."""


def number(node: Number) -> pl.Expr:
    """The expression of a number."""
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    match node:
        case whole.Int(value):
            return pl.lit(value, dtype=pl.Int64)
        case whole.Column():
            return pl.col(node.name)
        case whole.Linear():
            terms = [
                number(term) if factor == 1 else number(term) * pl.lit(factor, dtype=pl.Int64)
                for factor, term in node.terms
            ]
            constant = [pl.lit(node.constant, dtype=pl.Int64)] if node.constant else []
            return balanced([*terms, *constant])
        case whole.Times():
            return number(node.left) * number(node.right)
        case whole.Floor():
            return number(node.number) // number(node.divisor)
        case whole.Pick(condition=whole.Hole(name), otherwise=whole.Column(name=same)) if name == same:
            return pl.col(name).fill_null(number(node.then))
        case whole.Pick():
            return pl.when(truth(node.condition)).then(number(node.then)).otherwise(number(node.otherwise))
        case whole.Extreme():
            operands = [number(operand) for operand in node.operands]
            return pl.min_horizontal(operands) if node.function == "min" else pl.max_horizontal(operands)
        case _:
            assert_never(node)


def truth(node: Truth) -> pl.Expr:
    """The expression of a truth."""
    import polars as pl  # noqa: PLC0415 - heavy, and only for many evaluations

    match node:
        case whole.Bit(value):
            return pl.lit(value)
        case whole.Flag(name):
            return pl.col(name)
        case whole.Hole(name):
            return pl.col(name).is_null()
        case whole.Compared():
            left, right = number(node.left), number(node.right)
            return {"<": left.lt, "<=": left.le, "=": left.eq, "!=": left.ne}[node.operator](right)
        case whole.Joined():
            operands = [truth(operand) for operand in node.operands]
            return reduce(lambda one, other: one & other if node.word == "and" else one | other, operands)
        case whole.Denied():
            return ~truth(node.operand)
        case _:
            assert_never(node)


def balanced(terms: Sequence[pl.Expr]) -> pl.Expr:
    """The sum of all, no deeper than needed: an engine descends into a long sum."""
    while len(terms) > 1:
        pairs = zip(terms[::2], [*terms[1::2], None], strict=False)
        terms = [one if other is None else one + other for one, other in pairs]
    return terms[0]


def expression(node: Number | Truth) -> pl.Expr:
    """The expression of a number or a truth."""
    if isinstance(node, whole.Int | whole.Column | whole.Linear | whole.Times | whole.Floor | whole.Pick | whole.Extreme):
        return number(node)
    return truth(node)
