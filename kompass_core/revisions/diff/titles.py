"""Titles: which items are worded otherwise, and whether somebody has judged what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.model.framework import TOTAL
from kompass_core.stages.varying.change import written
from kompass_core.stages.write import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Item

VERDICTS = "same, stricter, looser or other"


def titles(found: Correspondence) -> Iterator[Change]:
    """The new titles of items that come from one item; `translated` where it is in another language.

    A new title is judged where verdicts lead from the one to the other. Other wordings in use,
    `aliases`, need no verdict.
    """
    for code, origins in found.items.items():
        if code == TOTAL or len(origins) != 1:
            continue
        older, newer = found.before.items[origins[0]], found.after.items[code]
        places = (older.spans.get("title", older.key), newer.spans.get("title", newer.key))
        if older.language != newer.language:
            yield Change("item", "translated", (code,), older.language, newer.language, places)
        elif older.title != newer.title:
            yield _reworded(found, older, newer)
        if older.aliases != newer.aliases and older.language == newer.language:
            places = (older.spans.get("aliases", older.key), newer.spans.get("aliases", newer.key))
            yield Change("item", "aliases", (code,), older.aliases, newer.aliases, places)


def _reworded(found: Correspondence, older: Item, newer: Item) -> Change:
    verdicts = found.verdicts(newer.code)
    return Change(
        "item",
        "title",
        (newer.code,),
        older.title,
        newer.title,
        (older.spans.get("title", older.key), newer.spans.get("title", newer.key)),
        verdicts=verdicts or (),
        judged=verdicts is not None,
        suggestion=None if verdicts is not None else verdict_for(newer.code, older.title, newer.title),
    )


def verdict_for(name: str, before: str, after: str) -> str:
    """The table of a definition that says what a new wording means, to be filled in by who judges it."""
    return "\n".join(
        (
            f"[{written(('reworded', name))}]",
            f"from = {quoted(before)}",
            f"to = {quoted(after)}",
            f'verdict = ""  # {VERDICTS}',
            'by = ""',
            'because = ""',
        )
    )
