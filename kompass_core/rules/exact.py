"""Exact: an exact value as text that reads back: `10.625`, or `31/12` where the decimals do not end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules.text import decimal

if TYPE_CHECKING:
    from fractions import Fraction

LONGEST = 10_000
"""Bits. Python refuses to write longer whole numbers in the ordinary way, because it is slow."""


def exact(value: Fraction) -> str:
    """The value with a decimal point and as few decimals as it has, or as `numerator/denominator`."""
    if value.numerator.bit_length() > LONGEST or value.denominator.bit_length() > LONGEST:
        return f"{digits(value.numerator)}/{digits(value.denominator)}"
    try:
        return decimal(value)
    except ValueError:
        return f"{value.numerator}/{value.denominator}"


def percentage(share: Fraction) -> str:
    """A share as a percentage, `62.5%`; as `numerator/denominator` where its decimals do not end."""
    text = exact(share * 100)
    return f"{text}%" if "/" not in text else exact(share)


def digits(value: int) -> str:
    """A whole number in decimal digits, of any length."""
    if value.bit_length() <= LONGEST:
        return str(value)
    from decimal import Decimal  # noqa: PLC0415 - only absurd figures need it

    return format(Decimal(value), "f")
