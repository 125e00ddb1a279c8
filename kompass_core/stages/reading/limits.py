"""Limits: how much one file may hold, so that a hostile one is refused at once.

They hold for every format. Each is far above what a person writes and far below what hurts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem

if TYPE_CHECKING:
    from kompass_core.problems import Span

LARGEST = 4 * 2**20
"""Bytes of a file."""

DEEPEST = 32
"""Names and positions on the way from the root to a value."""

MOST = 100_000
"""Values of a file, tables and lists among them."""

LONGEST = 60
"""Digits of a number, were it written out without an exponent."""


def too_large(place: Span | str) -> Problem:
    """The file has more bytes than we read."""
    return Problem(
        "too-large",
        f"the file is larger than {LARGEST // 2**20} MiB",
        place,
        "split it, or check that it is the file you mean",
    )


def too_many(place: Span) -> Problem:
    """The value at the place is one more than we read."""
    return Problem(
        "too-large", f"the file has more than {MOST:,} values", place, "split it into several files"
    )


def too_deep(place: Span) -> Problem:
    """The value at the place stands deeper than we go."""
    return Problem(
        "too-deep",
        f"tables and lists stand more than {DEEPEST} deep in each other",
        place,
        "a bracket may be left open further up; nothing that we read is that deep",
    )


def too_long(place: Span) -> Problem:
    """The number at the place has more digits than we count with."""
    return Problem(
        "number-limit",
        f"the number has more than {LONGEST} digits",
        place,
        "write a shorter number, or put it in quotes if it is a text",
    )
