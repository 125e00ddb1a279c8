"""Cells: values of an evaluation to cells, so that reading them back gives the same values."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.problems import KompassError, Problem
from kompass_core.rules.exact import exact

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""Characters that a cell holds."""

DIGITS: Final = 15
"""Of a number, as far as a spreadsheet keeps them."""

FIRST_DAY: Final = date(1900, 3, 1)
"""Spreadsheets do not agree on the days before it."""

UNFIT: Final = re.compile("[\ufffe\uffff\ud800-\udfff]|_x00[01][0-9A-Fa-f]_|x005F_")
"""What would come back as something else; the last two are how others write what XML cannot hold."""


def put(worksheet: Worksheet, row: int, column: int, value: object, look: Format) -> None:
    """Write a value: text as text, whatever stands in it; raises KompassError where no cell can hold it."""
    match value:
        case None:
            worksheet.write_blank(row, column, None, look)
        case str():
            if len(value) > LONGEST or UNFIT.search(value):
                what = (
                    f"more than {LONGEST:,} characters" if len(value) > LONGEST else "signs that no XML has"
                )
                message = f"a text has {what}, so no cell of a workbook holds it: {value[:40]!r} ..."
                raise KompassError([Problem("too-large", message, "the workbook", "use `--format toml`")])
            worksheet.write_string(row, column, value, look)
        case date():
            if value < FIRST_DAY:
                worksheet.write_string(row, column, value.isoformat(), look)
            else:
                worksheet.write_datetime(row, column, value, look)
        case int() | Fraction():
            written = exact(Fraction(value))
            if len(re.sub(r"\D", "", written).lstrip("0")) > DIGITS:
                worksheet.write_string(row, column, written, look)
            else:
                worksheet.write_number(row, column, float(value), look)
        case _:
            message = f"no cell holds {value!r}"
            raise TypeError(message)
