"""Notation: a value, as far as it is known, to the text that stands for it in a file, and back.

`12.5` and `31/12` are known; of `[2.25, 2.35)` the first end is reached, and the second is not.
"""

from __future__ import annotations

import re
from fractions import Fraction

from kompass_core.model.files.population import VALUE
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import Interval, exactly


def noted(value: Interval) -> str:
    """The text of a value."""
    if value.known:
        return exact(value.low)
    opened, closed = "(" if value.low_open else "[", ")" if value.high_open else "]"
    return f"{opened}{exact(value.low)}, {exact(value.high)}{closed}"


def denoted(text: str) -> Interval:
    """The value of a text; raises ValueError where it is none, or its ends are in the wrong order."""
    if VALUE.pattern is None or not re.fullmatch(VALUE.pattern, text):
        message = f"`{text}` is no value"
        raise ValueError(message)
    if text[0] not in "[(":
        return exactly(Fraction(text))
    low, high = (Fraction(part) for part in text[1:-1].split(", "))
    if low >= high:
        message = f"`{text}` does not begin below its end"
        raise ValueError(message)
    return Interval(low, high, text[0] == "(", text[-1] == ")")
