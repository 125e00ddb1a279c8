"""Suggest: items that look like one under two codes, where the definition does not say so.

Nothing is taken for granted: a title may be the same by chance. Whoever knows adds the line.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from kompass_core.model.difference import Suggestion
from kompass_core.model.framework import TOTAL
from kompass_core.revisions.diff.pairs import now
from kompass_core.revisions.diff.titles import spelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Item

ALIKE: Final = 0.75
"""Of two titles, the share of characters that stand in both in this order."""

MOST: Final = 200
"""Items on each side that are compared: a definition may be hostile, and comparing takes long."""

LONGEST: Final = 400
"""Characters of a title that are compared, for the same reason."""

WORD: Final = re.compile(r"\w+")


def suggest(found: Correspondence) -> Iterator[Suggestion]:
    """The lines to add to the revision after, which say that an item comes from one of the revision before.

    Of items of which it is not said what they come from: those that are new, or worded otherwise than
    what has their code. Only those of the same level, with the same title, or with nearly the same one and
    the same maximum.
    """
    older, newer = found.before, found.after
    if older.id != newer.id or newer.replaces != older.revision:
        return
    waiting = [item for item in newer.items.values() if _open(found, item)][:MOST]
    heirs = now(found)
    there = [item for item in older.items.values() if _free(found, item, heirs.get(item.code, []))][:MOST]
    for item in waiting:
        guess = _likest(found, item, there)
        if guess is not None:
            there.remove(guess)
            yield Suggestion(guess.code, item.code, f"was = {spelt(guess.code)}", item.key)


def _open(found: Correspondence, item: Item) -> bool:
    """Whether nothing is said of where an item comes from, and it is not plain, either."""
    if item.code == TOTAL or item.was is not None or item.code in found.reworded:
        return False
    origins = found.items[item.code]
    return not origins or found.before.items[origins[0]].title != item.title


def _free(found: Correspondence, item: Item, heirs: Sequence[str]) -> bool:
    """Whether no item after is plainly the same."""
    if item.code == TOTAL:
        return False
    return not heirs or (len(heirs) == 1 and _open(found, found.after.items[heirs[0]]))


def _likest(found: Correspondence, item: Item, there: list[Item]) -> Item | None:
    """The item with the same title, else the one with the likest title and the same maximum."""
    alike = [
        one
        for one in there
        if one.code != item.code and (one.level, one.language) == (item.level, item.language)
    ]
    for one in alike:
        if _plain(one.title) == _plain(item.title):
            return one
    if any(_likeness(found.before.items[code].title, item.title) >= ALIKE for code in found.items[item.code]):
        return None  # it is like what has its code
    likeness = {one.code: _likeness(one.title, item.title) for one in alike if one.maximum == item.maximum}
    best = max(alike, key=lambda one: likeness.get(one.code, 0.0), default=None)
    return best if best is not None and likeness.get(best.code, 0.0) >= ALIKE else None


def _plain(title: str) -> str:
    return " ".join(WORD.findall(title.casefold()))


def _likeness(one: str, other: str) -> float:
    """From 0 to 1; 0 where one look shows that it is small."""
    first, second = _plain(one)[:LONGEST], _plain(other)[:LONGEST]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0
