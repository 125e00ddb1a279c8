"""Mistake: what somebody did wrong in a TOML text, told in plain words with a remedy.

The parser says where it stopped and what it waited for; that is where a mistake shows and
seldom what it is. Recognisers in a fixed order look at what stands there; the first that knows it speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kompass_core.problems import KompassError
from kompass_core.stages.locate import locate
from kompass_core.stages.reading import characters, line_ends, lists, names, texts, values
from kompass_core.stages.reading.stop import Stop, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.problems import Problem, Source

    Recogniser: TypeAlias = Callable[[Stop], Problem | None]


def mistake(source: Source, text: str, said: str, offset: int) -> Problem:
    """The mistake behind what the parser said at the offset, where it stopped.

    `text` is what it read: the source's, with spaces for lines whose mistakes are known already.
    """
    stop = Stop(source, text, said, offset)
    for beginnings, recognisers in RECOGNISERS:
        if said.startswith(beginnings):
            for recogniser in recognisers:
                if problem := recogniser(stop):
                    return problem
    return stop.problem("the text is not TOML from here on", f"the parser says: {short(said)}")


def twice(stop: Stop) -> Problem | None:
    """A name that stands a second time: found by looking up where everything before it stands."""
    try:
        locate(stop.source, stop.text, stop.offset)
    except KompassError as error:
        return error.problems[0]
    return None


RECOGNISERS: tuple[tuple[tuple[str, ...], tuple[Recogniser, ...]], ...] = (
    (("Cannot", "Duplicate"), (twice,)),
    (("Unescaped", "Invalid hex", "Escaped"), (texts.backslash,)),
    (("",), (characters.invisible,)),
    (("Expected \"'", "Unterminated", "Illegal", "Found"), (texts.unclosed,)),
    (
        ("Expected newline",),
        (
            values.decimal_comma,
            characters.curly,
            line_ends.after_text,
            line_ends.after_number,
            line_ends.after_value,
        ),
    ),
    (
        ("Unclosed",),
        (
            lists.left_open,
            values.decimal_comma,
            characters.curly,
            line_ends.after_text,
            line_ends.after_number,
            lists.wrong_bracket,
            lists.no_comma,
        ),
    ),
    (
        ("Invalid value", "Invalid date"),
        (
            lists.left_open,
            lists.wrong_bracket,
            values.no_value,
            characters.curly,
            values.no_such_day,
            values.neither,
        ),
    ),
    (
        ("Invalid statement", "Expected '='", "Invalid initial", "Expected ']"),
        (
            lists.left_open,
            values.decimal_comma,
            names.foreign_line,
            characters.curly,
            names.needs_quotes,
            names.no_name,
        ),
    ),
    (("Expected ']", "Invalid initial"), (names.header_open,)),
    (("Expected '='",), (names.no_equals,)),
    (("",), (names.prose,)),
)
"""What the parser's words begin with, and who may know what is meant."""
