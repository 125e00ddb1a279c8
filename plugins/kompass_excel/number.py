"""Number: a figure to the number of a cell, and to the format in which a spreadsheet shows what is printed.

The cell holds the exact value, as near as a double comes to it, so that sums and shares of cells are right. A
spreadsheet shows 15 digits of a double at most, and rounds these as one does on paper; where that would
not be what is printed, because a scale rounds otherwise, the cell holds the figure as printed. So it does
where nothing else is known.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from locale import windows_locale
from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.extending import numeral

if TYPE_CHECKING:
    from kompass_core.extending import Figure

DIGITS: Final = 15
"""Of a double, as many as a spreadsheet shows."""

_AROUND: Final = re.compile(r"([^0-9]*)[0-9.,]+([^0-9]*)")


@frozen
class Number:
    """What a cell holds, and in which format; `held` if it is as printed though it is known exactly."""

    value: float
    shape: str
    held: bool = False


@frozen
class Shown:
    """How a figure is printed: as text with a point, whether as a percentage, and with what around it."""

    plain: str
    percent: bool
    before: str
    after: str

    def by(self, value: float) -> bool:
        """Whether a spreadsheet shows that value so."""
        digits = Decimal(f"{value:.{DIGITS}g}") * (100 if self.percent else 1)
        unit = Decimal(1).scaleb(-self.decimals)
        return abs(digits) < Decimal(10) ** DIGITS and digits.quantize(unit, ROUND_HALF_UP) == Decimal(
            self.plain
        )

    @property
    def decimals(self) -> int:
        """How many are printed."""
        return len(self.plain.partition(".")[2])

    @property
    def shape(self) -> str:
        """The format of the number: of more than zero, of less, and of zero."""
        whole = "0" + ("." + "0" * self.decimals if self.decimals else "")
        body = f"{whole}{_quoted(self.after)}"
        if not self.before:
            return body
        negative = self.plain.startswith("-")
        signs = ("+", self.before) if negative else (self.before, "-")
        return f"{_quoted(signs[0])}{body};{_quoted(signs[1])}{body};{body}"


def shown(figure: Figure) -> Shown | None:
    """How a figure is printed, if it is one number."""
    plain, around = numeral(figure), _AROUND.fullmatch(figure.printed)
    if plain is None or around is None:
        return None
    return Shown(plain, "%" in figure.printed, around[1], around[2])


def number(figure: Figure, language: str) -> Number | None:
    """The number of a cell; None where only text can say what is printed."""
    printed = shown(figure)
    if printed is None:
        return None
    shape = f"{_tagged(language)}{printed.shape}"
    known = figure.low == figure.high
    exactly = float(figure.low) if abs(figure.low) < 10**DIGITS else float("inf")
    if known and exactly != float("inf") and printed.by(exactly):
        return Number(exactly, shape)
    held = float(printed.plain) / (100 if printed.percent else 1)
    return Number(held, shape, held=known) if abs(held) < 10**DIGITS and printed.by(held) else None


def _quoted(text: str) -> str:
    """Text of a format that stands for itself, but for the sign that multiplies by a hundred."""
    parts = (part.replace('"', "") for part in text.split("%"))
    return "%".join(f'"{part}"' if part else "" for part in parts)


def _tagged(language: str) -> str:
    """What tells a program that heeds it in which language the number is written, as `[$-41D]`."""
    wanted = language.replace("-", "_").lower()
    found = (code for code, name in windows_locale.items() if f"{name.lower()}_".startswith(f"{wanted}_"))
    code = next(found, None)
    return "" if code is None else f"[$-{code:X}]"
