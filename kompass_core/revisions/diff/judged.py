"""Judged: which items are judged in other dimensions than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.pairs import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Framework, Item


def judged(found: Correspondence) -> Iterator[Change]:
    """A change for each item that is judged itself, then and now.

    A dimension that has another name now is the same one, one that no scale has any more is the scale's
    affair, and so is a new one where both sides are judged in all that a scale has.
    """
    now = {was: name for kinship in found.scales.values() for name, was in kinship.dimensions.items()}
    for older, newer in items(found):
        if older.children or newer.children or (older.dimensions is None and newer.dimensions is None):
            continue
        before, after = _asked(found.before, older), _asked(found.after, newer)
        if {now[name] for name in before if name in now} != set(after):
            places = (older.spans.get("dimensions", older.key), newer.spans.get("dimensions", newer.key))
            yield Change("item", "judged", (newer.code,), before, after, places)


def _asked(framework: Framework, item: Item) -> tuple[str, ...]:
    """All that an item is judged in on any scale."""
    return tuple(
        dict.fromkeys(name for scale in framework.scales for name in framework.asked(item.code, scale))
    )
