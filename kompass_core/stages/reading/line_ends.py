"""Line ends: what stands after a value or a header, where the line should be over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass_core.stages.reading.characters import CURLY
from kompass_core.stages.reading.stop import short
from kompass_core.stages.reading.values import neither

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from kompass_core.stages.reading.stop import Stop

VALUE = re.compile(r"[^=\[{,\s][^=\[{,]*$")
ANOTHER = re.compile(r"""[A-Za-z0-9_."'-]+[ \t]*=""")


def after_text(stop: Stop) -> Problem | None:
    """More after the closing quote of a text: it has quotes or an apostrophe inside."""
    before = stop.before.rstrip()
    quote = before[-1:]
    if not quote or quote not in "\"'" or not stop.char or ANOTHER.match(stop.rest):
        return None
    if stop.inside_brackets and before != stop.before and stop.char in "\"'":
        return None
    if not (stop.char.isalnum() or stop.char in CURLY or stop.char in "\"'\\" or quote in stop.rest):
        return None
    start = stop.offset - (len(stop.before) - len(before)) - 1
    message = f"the text ends at this `{quote}`, and the line goes on"
    hint = 'put a text that has an apostrophe in "..."'
    if quote == '"':
        hint = 'write `\\"` for a quote inside of "...", or put the text in \'...\''
    return stop.problem(message, hint, start, start + 1)


def after_number(stop: Stop) -> Problem | None:
    """More directly after a number or a word, which makes it neither."""
    value = VALUE.search(stop.before)
    if value is None or not stop.remaining or not re.match(r"[+-]?[0-9]|true|false|inf|nan", value[0]):
        return None
    if ANOTHER.match(stop.rest) or re.match(r"[,;\]})]|//|/\*", stop.rest):
        return None
    if stop.inside_brackets and value[0][-1] == " " and not re.match(r"[0-9]{3}(?![0-9])|%", stop.rest):
        return None
    return neither(stop, stop.offset - len(value[0]))


def after_value(stop: Stop) -> Problem:
    """Anything else after a value or a header."""
    header = stop.before.lstrip()
    end = stop.offset + len(stop.rest)
    if re.match(r"//|/\*|--|;[ \t]*\S", stop.rest):
        return stop.problem("a remark does not begin like this", "begin it with `#`", stop.offset, end)
    if stop.char and stop.char in ",;":
        hint = "leave it out; several values stand in brackets: [1, 2]"
        return stop.problem(f"`{stop.char}` stands after the value", hint)
    if stop.char and stop.char in "]})":
        return stop.problem(f"`{stop.char}` closes nothing that is open here", "remove it")
    if header.startswith("[") and "=" not in header:
        return stop.problem("the line goes on after the header", "begin a new line here", stop.offset, end)
    if ANOTHER.match(stop.rest):
        return stop.problem(
            "a second value begins on the same line", "begin a new line here", stop.offset, end
        )
    message = f"the line goes on after the value, with `{short(stop.remaining)}`"
    return stop.problem(
        message, "put a text in quotes, and begin a remark with `#`", stop.offset, max(end, stop.offset + 1)
    )
