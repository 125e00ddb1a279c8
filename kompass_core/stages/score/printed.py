"""Printed: a figure as somebody printed it, to all that may have stood behind it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.rules.interval import exactly, multiply
from kompass_core.rules.rounding import unrounded

if TYPE_CHECKING:
    from kompass_core.model.scale import Scale
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.typed import Rounding

FIGURE = re.compile(r"(?P<whole>[0-9]{1,12})(?:[.,](?P<decimals>[0-9]{1,12}))?\s?(?P<percent>%)?")


def behind(text: str, mode: Rounding, maximum: Fraction, least: int = 0) -> Interval:
    """The points that print as `text` when rounded in this mode: `2,3` is [2.25, 2.35).

    With a percent sign the figure is a percentage of the maximum, in points. `least` is the least
    number of decimals that such points are printed with: a bare `0` stands for no fewer, since
    a zero may be printed without them.

    Raises:
        ValueError: the text is no figure.
    """
    found = FIGURE.fullmatch(text.strip())
    if found is None:
        message = f"{text!r} is no figure"
        raise ValueError(message)
    decimals = found["decimals"] or ""
    value = Fraction(f"{found['whole']}.{decimals or 0}")
    bare = value == 0 and not decimals and not found["percent"]
    figure = unrounded(value, least if bare else len(decimals), mode)
    return multiply(figure, exactly(maximum / 100)) if found["percent"] else figure


def least(scale: Scale, level: str) -> int:
    """The least number of decimals that points of a level are printed with in any table."""
    lines = [table[level] for table in scale.prints.values() if level in table]
    return min((line["points"].least for line in lines if "points" in line), default=0)
