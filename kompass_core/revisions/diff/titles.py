"""Titles: which items are worded otherwise, and whether somebody has judged what that means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.model.framework import TOTAL
from kompass_core.stages.varying.change import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Item

VERDICTS = "same, stricter, looser or other"


def titles(found: Correspondence) -> Iterator[Change]:
    """The new titles of items that come from one item; `translated` where it is in another language.

    A new title is judged where verdicts lead from the one to the other. The table to fill in comes with it
    only where a revision and the next are compared: there alone it has its place. Other wordings in use,
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
    asked = verdicts is None and found.after.replaces == found.before.revision
    return Change(
        "item",
        "title",
        (newer.code,),
        older.title,
        newer.title,
        (older.spans.get("title", older.key), newer.spans.get("title", newer.key)),
        verdicts=verdicts or (),
        judged=verdicts is not None,
        suggestion=verdict_for(newer.code, older.title, newer.title) if asked else None,
    )


def verdict_for(name: str, before: str, after: str) -> str:
    """The table of a definition that says what a new wording means, to be filled in by who judges it."""
    return "\n".join(
        (
            f"[{written(('reworded', name))}]",
            f"from = {spelt(before)}",
            f"to = {spelt(after)}",
            f'verdict = ""  # {VERDICTS}',
            'by = ""',
            'because = ""',
        )
    )


def spelt(text: str) -> str:
    """Text on one line of TOML, on which nothing stands that nobody sees."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in quoted)
