"""Escape: text to Markdown that shows this text, whatever is in it."""

from __future__ import annotations

import re

SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]")
"""What means something wherever it stands; `$` begins a formula on some sites."""

OPENING = re.compile(r"[#+\-=>]|\d{1,9}(?=[.)](?:\s|$))")
"""What means something at the beginning of a line: headings, lists, rules, quotes."""


def inline(text: str) -> str:
    """The text where it does not begin a line, as in the cell of a table."""
    return SPECIAL.sub(r"\\\g<0>", text)


def bold(text: str) -> str:
    """The text in bold type; nothing where there is none."""
    escaped = inline(text.strip())
    return f"**{escaped}**" if escaped else ""


def line(text: str) -> str:
    """The text as a line of its own."""
    escaped = inline(text.strip())
    found = OPENING.match(escaped)
    if found is None:
        return escaped
    # A number is a list only with the point or bracket after it, so that is what gets the backslash.
    place = found.end() if found[0].isdecimal() else 0
    return f"{escaped[:place]}\\{escaped[place:]}"
