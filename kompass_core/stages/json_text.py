"""JSON text: nested values to JSON text in which every number has all its digits.

What no reader sees (marks of direction, characters without width, halves of characters) is written in
letters, so that nobody who looks at the text, or prints it to a terminal, is told anything else than a
program is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.rules.text import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

UNSEEN: Final = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def json_text(value: object, indent: str = "\n") -> str:
    """The text of texts, numbers, truths, days, None, and lists and mappings of such; laid out by lines.

    Raises:
        ValueError: the decimals of a number do not end.
        TypeError: there is something else.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int():
            return str(value)
        case Fraction():
            return decimal(value)
        case date() | time():
            return _text(value.isoformat())
        case Mapping():
            rows = (f"{_text(str(name))}: {json_text(one, indent + '  ')}" for name, one in value.items())
            return _enclosed("{", rows, "}", indent)
        case Sequence():
            return _enclosed("[", (json_text(one, indent + "  ") for one in value), "]", indent)
        case _:
            message = f"{value!r} has no place in JSON"
            raise TypeError(message)


def _enclosed(opened: str, rows: Iterable[str], closed: str, indent: str) -> str:
    inside = f",{indent}  ".join(rows)
    return f"{opened}{indent}  {inside}{indent}{closed}" if inside else opened + closed


def _text(text: str) -> str:
    return UNSEEN.sub(lambda found: _lettered(found[0]), json.dumps(text, ensure_ascii=False))


def _lettered(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
