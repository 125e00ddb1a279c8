"""Texts in quotes that do not end, or hold what they must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.stages.reading.characters import CURLY

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from kompass_core.stages.reading.stop import Stop


def unclosed(stop: Stop) -> Problem | None:
    """A text without a closing quote; it is shown at the opening one, on its line."""
    start = stop.around.text
    if start is None:
        return None
    quote = stop.text[start]
    if stop.text.startswith(quote * 3, start):
        message = f"the text that begins here with {quote * 3} never ends"
        return stop.problem(message, f"end it with {quote * 3}", start, start + 3)
    end = stop.text.find("\n", start)
    line = stop.text[start : len(stop.text) if end < 0 else end].rstrip()
    for at, char in enumerate(line):
        if char in CURLY and char not in "’‘´`′":
            message = f"the text begins with `{quote}` and ends with `{char}`, which only looks like a quote"
            return stop.problem(message, f"end it with `{quote}`", start + at)
    hint = (
        f"end it with `{quote}` on the same line, or begin and end a text of several lines with {quote * 3}"
    )
    if line[-1] in "\"'" and len(line) > 1:
        hint = f"begin and end it with the same quote, `{quote}` or `{line[-1]}`"
    return stop.problem("the text that begins here is not closed on its line", hint, start, start + len(line))


def backslash(stop: Stop) -> Problem | None:
    r"""A backslash in a text, with something after it that has no meaning together with it."""
    start = stop.text.rfind("\\", 0, stop.offset)
    if start < 0:
        return None
    written = stop.text[start : start + 2]
    length = {"\\x": 2, "\\u": 4, "\\U": 8}.get(written, 0)
    if length:
        end = max(stop.offset, start + 2)
        if stop.said.startswith("Escaped"):
            message = f"`{stop.text[start:end]}` is the number of no character"
            return stop.problem(message, "write the character itself", start, end)
        message = f"`{written}` asks for {length} digits (0-9, a-f) that name a character"
    else:
        message = f"`{written.rstrip()}` has no meaning in a text"
        end = start + 2
    hint = r"write `\\` for a backslash, or put the text in '...', where a backslash is only a backslash"
    return stop.problem(message, hint, start, end)
