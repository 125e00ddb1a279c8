"""Characters that look like others: curly quotes, no-break spaces, and what cannot be seen at all.

They come with text that is pasted from a word processor or a web page, and their author cannot
see what is wrong.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kompass_core.stages.reading.stop import quoted

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from kompass_core.stages.reading.stop import Stop

CURLY = "“”„‟‘’‚‛«»‹›´`′″＂"
"""What people and their programs write for a quote."""


def invisible(stop: Stop) -> Problem | None:
    """A character at the stop that shows nothing, or shows a space and is none."""
    char = stop.char
    if char in {"", " ", "\t", "\n"}:
        return None
    category = unicodedata.category(char)
    if category == "Zs":
        name = unicodedata.name(char).lower()
        return stop.problem(
            f"a {name} stands here, which only looks like a space", "write an ordinary space instead"
        )
    if char == "\r":
        message = "a line ends here in a way that is out of use (a carriage return alone)"
        return stop.problem(message, "save the file with line ends LF or CRLF")
    if category in {"Cc", "Cf", "Zl", "Zp", "Co", "Cn"}:
        name = unicodedata.name(char, "control character").lower()
        return stop.problem(f"an invisible character stands here ({name}, U+{ord(char):04X})", "remove it")
    return None


def curly(stop: Stop) -> Problem | None:
    """A curly quote at the stop, where a straight one belongs."""
    if not stop.char or stop.char not in CURLY:
        return None
    inner = stop.rest[1:]
    end = next((at for at, char in enumerate(inner) if char in CURLY or char == '"'), len(inner))
    message = f"`{stop.char}` stands here, which only looks like a quote"
    return stop.problem(message, f"write straight quotes: {quoted(inner[:end])}")
