"""Percent: what an option says as a percentage, `90%`, to an exact share."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from click import BadParameter

if TYPE_CHECKING:
    from click import Context, Parameter

WRITTEN: Final = re.compile(r"(?P<number>[0-9]{1,3}([.,][0-9]{1,9})?) ?%?")


def share_of(context: Context, parameter: Parameter, value: str | None) -> Fraction | None:
    """The share from 0% to 100% that an option says, with or without the sign; raises BadParameter."""
    if value is None:
        return None
    found = WRITTEN.fullmatch(value.strip())
    share = Fraction(found["number"].replace(",", ".")) / 100 if found else None
    if share is None or share > 1:
        message = f"`{value}` is no percentage from 0% to 100%."
        raise BadParameter(message, context, parameter)
    return share
