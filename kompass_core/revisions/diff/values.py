"""Values: which items have another level, maximum or weight, or came to have parts, or lost them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.pairs import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.difference import Kind
    from kompass_core.model.framework import Item
    from kompass_core.problems import Span


def values(found: Correspondence) -> Iterator[Change]:
    """A change for each value of an item that is the same item; maxima in points."""
    for older, newer in items(found):
        where = (newer.code,)
        if older.level != newer.level:
            yield Change("item", "level", where, older.level, newer.level, (older.key, newer.key))
        if bool(older.children) != bool(newer.children):
            yield Change("item", "parts", where, older.children, newer.children, (older.key, newer.key))
        if older.maximum != newer.maximum:
            yield Change(
                "item", "maximum", where, older.maximum, newer.maximum, places("maximum", older, newer)
            )
        if older.weight != newer.weight:
            yield Change("item", "weight", where, older.weight, newer.weight, places("weight", older, newer))


def places(key: Kind, older: Item, newer: Item) -> tuple[Span, Span]:
    """Where a value stands in both; the header of the item where it is not said."""
    return older.spans.get(key, older.key), newer.spans.get(key, newer.key)
