"""Near names: what somebody may have meant by a name that is not there."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 4
LONGEST = 64
"""Comparing is quadratic in the length; nobody misspells a name longer than this."""

CANDIDATES = 500
"""Compared at most: a hostile file may have a hundred thousand names."""

LISTED = 12
"""Names of a choice that a hint has room for."""


def near(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates that look like the name, likest first, four at most."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    if len(name) > LONGEST:
        return ()
    by_folded = {candidate.casefold(): candidate for candidate in islice(candidates, CANDIDATES)}
    found = get_close_matches(name.casefold(), by_folded, n=MOST, cutoff=0.7)
    return tuple(by_folded[folded] for folded in found)


def did_you_mean(name: str, candidates: Iterable[str]) -> str | None:
    """The question whether one of the near names was meant, as a hint; None where no name is near."""
    listed = " or ".join(f"`{guess}`" for guess in near(name, candidates))
    return f"did you mean {listed}?" if listed else None


def there_are(names: Iterable[str]) -> str | None:
    """What there is to choose from, as a hint, the first of many; None where there is nothing."""
    listed = [f"`{name}`" for name in islice(names, LISTED + 1)]
    if not listed:
        return None
    if len(listed) == 1:
        return f"there is only {listed[0]}"
    return "there are " + ", ".join(listed[:LISTED]) + (", and more" if len(listed) > LISTED else "")
