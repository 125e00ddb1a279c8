"""Numeral: a figure to the number that is printed of it, in plain digits."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.model.report import Figure

_PRINTED = re.compile(r"%?\s*([+\-\N{MINUS SIGN}]?)([0-9]+)(?:[.,]([0-9]+))?\s*%?")


def numeral(figure: Figure) -> str | None:
    """The number that is printed, with a point and as many decimals: `10.6` of `10,6`, `38` of `38 %`.

    None where a range is printed, or anything else than one number that is the figure's, rounded. What is
    known only as printed has a number, though its ends differ.
    """
    found = _PRINTED.fullmatch(figure.printed)
    if found is None:
        return None
    sign, whole, decimals = found.groups(default="")
    plain = f"{'' if sign in {'', '+'} else '-'}{whole}{decimals and f'.{decimals}'}"
    by, unit = (100 if "%" in figure.printed else 1), Fraction(1, 10 ** len(decimals))
    return (
        plain if all(abs(Fraction(plain) - end * by) <= unit for end in (figure.low, figure.high)) else None
    )
