"""Order: which items stand elsewhere: in another item, or at another place among their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.displaced import displaced
from kompass_core.revisions.diff.pairs import items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Framework, Item


def order(found: Correspondence) -> Iterator[Change]:
    """What has `moved`, from the code of one parent to another's, and what changed its place in `order`.

    An item that became a part of something new, or whose parent is gone, has moved too. The place is
    among those that have stayed together, and told by the code of what it comes after, if any.
    """
    pairs = {newer.code: older for older, newer in items(found)}
    moved = set()
    for code, older in pairs.items():
        newer = found.after.items[code]
        if newer.parent is None or older.parent is None:
            continue
        if older.parent not in found.items[newer.parent]:
            moved.add(code)
            places = (older.spans.get("parent", older.key), newer.spans.get("parent", newer.key))
            yield Change("item", "moved", (code,), older.parent, newer.parent, places)
    for item in found.after.items.values():
        stayed = {code: pairs[code].code for code in item.children if code in pairs and code not in moved}
        yield from _shifted(found, stayed)


def _shifted(found: Correspondence, stayed: Mapping[str, str]) -> Iterator[Change]:
    places = {code: number for number, code in enumerate(found.before.items)}
    before = sorted(stayed, key=lambda code: places[stayed[code]])
    for code in displaced(before, tuple(stayed)):
        older, newer = found.before.items[stayed[code]], found.after.items[code]
        ends = (_after(found.before, older), _after(found.after, newer))
        yield Change("item", "order", (code,), *ends, (older.key, newer.key))


def _after(framework: Framework, item: Item) -> str | None:
    """What an item comes after; None where it is the first."""
    siblings = framework.items[item.parent].children if item.parent is not None else (item.code,)
    place = siblings.index(item.code)
    return siblings[place - 1] if place else None
