"""Values: what a spreadsheet keeps in a cell to a value of a document, whatever a person typed it as.

A number is read to the fifteen digits that spreadsheets keep; no binary fraction remains. A number that was
typed as text, with a decimal comma or a point, is the number that it says, unless it could say two.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

    from kompass_core.model.document import Scalar

DIGITS: Final = "{:.15g}"
NUMBER: Final = re.compile(r"([+-]?[0-9]{1,60})(?:[.,]([0-9]{1,60}))?")
SHARE: Final = re.compile(r"([0-9]{1,30}(?:[.,][0-9]{1,30})?)\s*%")
THOUSANDS: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""What may be a whole number of thousands as well as one with three decimals."""

CONTROL: Final = re.compile(r"_x(00[01][0-9A-Fa-f])_")
"""How a sign is written that XML cannot hold; the reader that we use leaves it so."""

DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def held(cell: Cell) -> Scalar | None:
    """What a cell holds; None where it is empty. Raises ValueError where it is a formula or an error."""
    value = cell.value
    match cell.data_type:
        case "f":
            message = "a formula stands here, where a value has to be written"
            raise ValueError(message)
        case "e":
            message = f"an error stands here: {value}"
            raise ValueError(message)
    match value:
        case None:
            return None
        case bool():
            return value
        case int() | float():
            exact = Fraction(DIGITS.format(value))
            return exact.numerator if exact.denominator == 1 else exact
        case datetime() if (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
            return value.date()
        case date():
            return value
        case str():
            return CONTROL.sub(lambda found: chr(int(found[1], 16)), value) or None
        case _:
            message = "what stands here is neither text nor a number nor a day"
            raise ValueError(message)


def as_text(value: Scalar) -> Scalar:
    """The same where text is wanted: a number is what it looks like, such as a code."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def as_number(value: Scalar) -> Scalar:
    """The same where a number is wanted; raises ValueError where a text could be two."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    found = NUMBER.fullmatch(text)
    if found is None:
        return value
    if THOUSANDS.fullmatch(text):
        message = f"`{text}` may be a number of thousands, or one with three decimals"
        raise ValueError(message)
    exact = Fraction(f"{found[1]}.{found[2]}" if found[2] else found[1])
    return exact.numerator if exact.denominator == 1 else exact


def as_share(value: Scalar) -> Scalar:
    """The same where a share is wanted: `65 %` and `0,65` are both."""
    if isinstance(value, str) and (found := SHARE.fullmatch(value.strip())):
        return Fraction(found[1].replace(",", ".")) / 100
    return as_number(value)


def as_day(value: Scalar) -> Scalar:
    """The same where a day is wanted."""
    if isinstance(value, str) and DAY.fullmatch(value.strip()):
        return date.fromisoformat(value.strip())
    return value
