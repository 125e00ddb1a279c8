"""Code: a Python expression on exact integers, with what is known about it beforehand.

A number is an integer of so many parts of one: `text / scale`. How many is worked out here from
the rules, not at run time, so that adding is adding integers. Where it depends on a value (a
quotient by something measured) the expression is a `Fraction`, and `scale` is None. Texts are
made of our own names and digits only; nothing that an author wrote ever enters them.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.rules.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.rules.typed import Rounding


LONG = 100
"""The longest chain of operators that is written as one."""


@frozen
class Code:
    """An expression that can stand as an operand anywhere.

    `constant` is its value where that is known beforehand; a truth has scale 1.
    """

    text: str
    scale: int | None
    constant: Fraction | bool | None = None


def constant(value: Fraction | int) -> Code:
    """A number known beforehand."""
    exact = Fraction(value)
    text = str(exact.numerator) if exact >= 0 else f"({exact.numerator})"
    return Code(text, exact.denominator, exact)


def truth(value: bool) -> Code:  # noqa: FBT001 - a truth is what it is about
    """A truth known beforehand."""
    return Code(str(value), 1, value)


def known(codes: Iterable[Code]) -> list[Fraction] | None:
    """The values of all, if all are numbers known beforehand."""
    values = [code.constant for code in codes]
    return values if all(isinstance(value, Fraction) for value in values) else None  # type: ignore[return-value]


def aligned(codes: Sequence[Code]) -> tuple[list[str], int | None]:
    """Texts of one scale, so that they can be added or compared; None where one is a fraction."""
    scales = [code.scale for code in codes]
    if None in scales:
        return [fraction(code) for code in codes], None
    common = lcm(*(scale or 1 for scale in scales))
    return [scaled(code, common // (code.scale or 1)) for code in codes], common


def scaled(code: Code, factor: int) -> str:
    """The text of so many times the integer of a code."""
    if isinstance(code.constant, Fraction):
        product = code.constant * (code.scale or 1) * factor
        return str(product.numerator) if product >= 0 else f"({product.numerator})"
    return code.text if factor == 1 else f"({factor} * {code.text})"


def fraction(code: Code) -> str:
    """The text of a code as a fraction."""
    if code.scale is None:
        return code.text
    return f"Fraction({code.text}, {code.scale})"


def plus(codes: Sequence[Code], signs: Sequence[str]) -> Code:
    """The sum of all, each with its sign."""
    values = known(codes)
    if values is not None:
        return constant(sum((v if s == "+" else -v for v, s in zip(values, signs, strict=True)), Fraction(0)))
    texts, scale = aligned(codes)
    if len(texts) > LONG:  # Python's own compiler descends into a chain of `+`
        signed = (text if sign == "+" else f"-{text}" for text, sign in zip(texts, signs, strict=True))
        return Code(f"sum(({', '.join(signed)}))", scale)
    worded = "".join(f" {sign} {text}" for text, sign in zip(texts, signs, strict=True))
    return Code(f"({worded.removeprefix(' + ').strip()})", scale)


def factored(coefficient: Fraction, factors: Sequence[Code]) -> Code:
    """The product of a number known beforehand and codes that are not."""
    if not factors:
        return constant(coefficient)
    fractional = any(factor.scale is None for factor in factors)
    if fractional:
        texts = [f"Fraction({coefficient.numerator}, {coefficient.denominator})", *map(fraction, factors)]
        return Code(f"({' * '.join(texts)})", None)
    scale = coefficient.denominator
    for factor in factors:
        scale *= factor.scale or 1
    shared = gcd(coefficient.numerator, scale) or 1
    multiplier = coefficient.numerator // shared
    texts = [factor.text for factor in factors]
    if multiplier != 1:
        texts.insert(0, str(multiplier) if multiplier >= 0 else f"({multiplier})")
    if len(texts) > LONG:
        return Code(f"prod(({', '.join(texts)}))", scale // shared)
    return Code(texts[0] if len(texts) == 1 else f"({' * '.join(texts)})", scale // shared)


def over(left: Code, right: Code) -> Code:
    """A quotient by what is known only at run time."""
    if left.scale is None or right.scale is None:
        return Code(f"({fraction(left)} / {fraction(right)})", None)
    return Code(f"Fraction({scaled(left, right.scale)}, {scaled(right, left.scale)})", None)


def product(codes: Sequence[Code], operators: Sequence[str]) -> Code:
    """The product or quotient of all, from the left; what is known beforehand is worked out here."""
    coefficient, factors = Fraction(1), []
    for operator, code in zip(("*", *operators), codes, strict=True):
        if isinstance(code.constant, Fraction) and (operator == "*" or code.constant != 0):
            coefficient = coefficient * code.constant if operator == "*" else coefficient / code.constant
        elif operator == "*":
            factors.append(code)
        else:
            factors = [over(factored(coefficient, factors), code)]
            coefficient = Fraction(1)
    return factored(coefficient, factors)


def round_to(code: Code, decimals: int, mode: Rounding, *, never_negative: bool) -> Code:
    """The code rounded to so many decimals."""
    if isinstance(code.constant, Fraction):
        return constant(rounded(code.constant, decimals, mode))
    parts = 10**decimals
    if code.scale is None:
        return Code(f"rounded({code.text}, {decimals}, {mode!r})", None)
    if parts % code.scale == 0:
        return code
    if mode == "half-up" and never_negative:
        shared = gcd(2 * parts, code.scale)
        top, half, bottom = 2 * parts // shared, code.scale // shared, 2 * code.scale // shared
        multiplied = code.text if top == 1 else f"{top} * {code.text}"
        return Code(f"(({multiplied} + {half}) // {bottom})", parts)
    name = mode.replace("-", "_")
    return Code(f"{name}({scaled(code, parts)}, {code.scale})", parts)
