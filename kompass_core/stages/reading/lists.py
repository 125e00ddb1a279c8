"""Lists and tables in braces that are left open, or lack a comma."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.problems import Span
from kompass_core.stages.reading.stop import SEEN, STATEMENT

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from kompass_core.stages.reading.stop import Stop

HEADER = re.compile(r"\[{1,2}[^\[\]{},=\n]{1,80}\]{1,2}[ \t\r]*(?:\#[^\n]*)?$", re.MULTILINE)
"""A line that is a header, if it were not in a list: nothing before it, and no comma."""

KINDS = {"[": ("list", "]"), "{": ("table", "}")}


def left_open(stop: Stop) -> Problem | None:
    """A bracket that is open at the end of the text, or where the next line speaks of something else."""
    if not stop.inside_brackets or stop.in_header:
        return None
    line_start = stop.text.rfind("\n", 0, stop.offset) + 1
    before_line = [at for at in stop.around.brackets if at < line_start]
    if before_line and HEADER.match(stop.text, line_start):
        start = before_line[-1]
    else:
        start = stop.around.brackets[-1]
        first_on_line = not stop.before.strip()
        if stop.char and not (first_on_line and STATEMENT.match(stop.rest)):
            return None
        if stop.text[start] == "{" and "}" in stop.text[stop.offset : stop.offset + SEEN]:
            return None
    kind, closing = KINDS[stop.text[start]]
    return stop.problem(f"the {kind} that begins here is not closed", f"end it with `{closing}`", start)


def wrong_bracket(stop: Stop) -> Problem | None:
    """A closing bracket of another kind than the one that is open."""
    if not stop.inside_brackets or not stop.char or stop.char not in "]})":
        return None
    start = stop.around.brackets[-1]
    kind, closing = KINDS[stop.text[start]]
    if stop.char == closing:
        return None
    message = f"`{stop.char}` cannot close the {kind} that began with `{stop.text[start]}`"
    related = (("it began here", Span(stop.source, start, start + 1)),)
    return evolve(stop.problem(message, f"close it with `{closing}`"), related=related)


def no_comma(stop: Stop) -> Problem | None:
    """Something other than a comma between two members."""
    if not stop.inside_brackets or not stop.char:
        return None
    if stop.char == "\n":
        start = stop.around.brackets[-1]
        kind, closing = KINDS[stop.text[start]]
        return stop.problem(f"the {kind} that begins here is not closed", f"end it with `{closing}`", start)
    hint = "write a comma between two members"
    if stop.char in ";:|":
        return stop.problem(f"`{stop.char}` stands where a comma belongs", hint)
    return stop.problem("a comma is missing before this", hint)
