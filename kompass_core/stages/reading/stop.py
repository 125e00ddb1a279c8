"""Stop: where the parser gave up, with what stands around it.

Recognisers of mistakes look at it. They see a few hundred characters at most, so that a hostile
line costs no more than another one.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.problems import Problem, Span
from kompass_core.stages.reading.survey import survey

if TYPE_CHECKING:
    from kompass_core.problems import Source
    from kompass_core.stages.reading.survey import Survey

SEEN = 300
"""Characters to either side of the stop."""

SHOWN = 60
"""Characters of the author's text that a message repeats."""

STATEMENT = re.compile(r"""[ \t]*(?:\[|#|$|(?:[A-Za-z0-9_.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*=(?!=))""")
"""What a line looks like that says something of its own."""


@frozen(slots=False)
class Stop:
    """The parser said this at that offset of the text.

    The text is the source's, or has spaces for the lines whose mistakes are known already.
    """

    source: Source
    text: str
    said: str
    offset: int
    slug: str = "toml-syntax"

    @property
    def char(self) -> str:
        """The character at the stop; nothing at the end of the text."""
        return "\n" if self.text.startswith("\r\n", self.offset) else self.text[self.offset : self.offset + 1]

    @cached_property
    def before(self) -> str:
        """The line up to the stop, its last few hundred characters."""
        start = max(self.text.rfind("\n", 0, self.offset) + 1, self.offset - SEEN)
        return self.text[start : self.offset]

    @cached_property
    def rest(self) -> str:
        """The line from the stop on, its first few hundred characters."""
        found = self.text[self.offset : self.offset + SEEN]
        return found.partition("\n")[0].rstrip("\r")

    @cached_property
    def remaining(self) -> str:
        """The rest of the line without a remark at its end."""
        return re.split(r"(?:^|[ \t])#", self.rest, maxsplit=1)[0].rstrip()

    @cached_property
    def around(self) -> Survey:
        """What is open at the stop."""
        return survey(self.text, self.offset)

    @property
    def inside_brackets(self) -> bool:
        """Whether a list or a table in braces is open at the stop."""
        return bool(self.around.brackets)

    @property
    def in_header(self) -> bool:
        """Whether the line up to the stop is a header that is not finished."""
        line_start = self.text.rfind("\n", 0, self.offset) + 1
        outermost = self.around.brackets[:1]
        return any(at >= line_start and not self.text[line_start:at].strip(" \t") for at in outermost)

    def problem(self, message: str, hint: str, start: int | None = None, end: int | None = None) -> Problem:
        """The problem at the stop, or from start to end."""
        first = self.offset if start is None else start
        return Problem(self.slug, message, Span(self.source, first, first + 1 if end is None else end), hint)


def short(written: str) -> str:
    """What somebody wrote, short enough to be repeated."""
    return written if len(written) <= SHOWN else written[: SHOWN - 3] + "..."


def quoted(written: str) -> str:
    """What somebody wrote, as it would stand in quotes."""
    if len(written) > SHOWN or ('"' in written and "'" in written):
        return '"..."'
    return f"'{written}'" if '"' in written or "\\" in written else f'"{written}"'
