"""Near names: what somebody may have meant by a name that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 4
LONGEST = 64
"""Comparing is quadratic in the length; nobody misspells a name longer than this."""


def near(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates that look like the name, likest first, four at most."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    if len(name) > LONGEST:
        return ()
    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(name.casefold(), by_folded, n=MOST, cutoff=0.7)
    return tuple(by_folded[folded] for folded in found)
