"""Mend: a text without the line that a mistake stands on, so that the next mistake is found too.

Somebody who pastes ten lines with curly quotes wants to hear of all ten. A line is left out only
where that cannot make a mistake of what follows: a line that says one thing, outside of brackets,
no header, and followed by another line that says something of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass_core.stages.reading.names import CONFLICT
from kompass_core.stages.reading.survey import Survey, survey

if TYPE_CHECKING:
    from kompass_core.problems import Problem

OWN = re.compile(r"[ \t]*(?:\[|#|[^=\n]{1,80}=)")
"""How a line begins that says something of its own, be it well written or not."""

LONGEST = 2**18
"""Characters of a text that is parsed again: each mistake costs a whole pass."""


def mend(text: str, problem: Problem, offset: int) -> str | None:
    """The text with spaces for the line of the problem, or None where nothing more can be said.

    `offset` is where the parser noticed it.
    """
    place = problem.place
    if isinstance(place, str) or len(text) > LONGEST or offset >= len(text):
        return None
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.start)
    line = text[start:end].lstrip(" \t")
    if not start <= place.start <= offset <= end or line.startswith("[") or CONFLICT.match(line):
        return None
    following = next((line for line in text[end:].splitlines() if line.strip()), "")
    mended = text[:start] + " " * (end - start) + text[end:]
    if not OWN.match(following) or survey(mended).fault or survey(mended, end) != Survey():
        return None
    return mended
