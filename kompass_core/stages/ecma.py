"""ECMA: the pattern of a shape to the regular expression that says the same in ECMAScript.

JSON Schema has those of ECMAScript, to which `w` and `d` after a backslash are ASCII: half the names of the
north would be none. So each becomes the classes of Unicode that Python means by it, which need the flag
`u`; validators that keep to the recommendation of JSON Schema set it.
"""

from __future__ import annotations

import re
from typing import Final

CLASSES: Final = {r"\w": r"\p{L}\p{N}_", r"\d": r"\p{Nd}"}
LETTER: Final = r"[^\W\d]", r"[\p{L}\p{Nl}\p{No}_]"
"""Neither what is no part of a word, nor a decimal digit: letters, in the main."""

PART: Final = re.compile(r"\\.|\[|\]|[^\\\[\]]+", re.DOTALL)


BOUNDED: Final = re.compile(r"(?P<one>(?:\\w|\[[^\]]+\]){2})\{0,(?P<more>[0-9]+)\}")
"""A character, and so many others: what names look like."""


def ecma(pattern: str) -> tuple[str, int | None]:
    r"""The regular expression that a whole text has to match, and its greatest length where that is limited.

    A class of Unicode is large, and an engine that writes it out as often as it may stand is slow, so the
    length of a name is not left to the expression.

    >>> ecma(r"\w[\w.-]{0,9}")
    ('^[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*$', 10)

    Raises:
        ValueError: something in the pattern is not known to mean the same in both.
    """
    bounded = BOUNDED.fullmatch(pattern)
    if bounded:
        return f"^{_translated(bounded['one'])}*$", int(bounded["more"]) + 1
    made = _translated(pattern)
    return f"^(?:{made})$" if "|" in made else f"^{made}$", None


def _translated(pattern: str) -> str:
    python, unicode = LETTER
    return unicode.join(_part(part) for part in pattern.split(python))


def _part(pattern: str) -> str:
    made, inside = [], False
    for part in PART.findall(pattern):
        if part in CLASSES:
            made.append(CLASSES[part] if inside else f"[{CLASSES[part]}]")
            continue
        if part.startswith("\\") and part[1:] not in {".", "-", "[", "]", "(", ")"}:
            message = f"`{part}` of a pattern is not known to mean the same in ECMAScript"
            raise ValueError(message)
        inside = part == "[" or (inside and part != "]")
        made.append(part)
    return "".join(made)


def up_to(most: int) -> str:
    r"""The regular expression of a number from 0 to `most`, which is positive, without anchors.

    >>> up_to(100)
    '0{0,27}(?:(?:[0-9]{1,2})(?:\\.[0-9]{1,30})?|100(?:\\.0{1,30})?)'
    """
    digits = str(most)
    below = [f"[0-9]{{1,{len(digits) - 1}}}"] if len(digits) > 1 else []
    for place, digit in enumerate(digits):
        least = 1 if place == 0 and len(digits) > 1 else 0
        if int(digit) > least:
            further = len(digits) - place - 1
            rest = f"[0-9]{{{further}}}" if further else ""
            below.append(f"{digits[:place]}[{least}-{int(digit) - 1}]{rest}")
    less = "|".join(below)
    return rf"0{{0,{30 - len(digits)}}}(?:(?:{less})(?:\.[0-9]{{1,30}})?|{digits}(?:\.0{{1,30}})?)"
