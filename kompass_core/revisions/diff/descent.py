"""Descent: which items are new, gone, called by another code, split, or made of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.pairs import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence


def descent(found: Correspondence) -> Iterator[Change]:
    """One change for each item that is no other's only heir under the same code.

    `renamed` goes from code to code, `split` from a code to several, `merged` from several to one.
    """
    before, after, heirs = found.before.items, found.after.items, now(found)
    for code, origins in found.items.items():
        here = after[code].key
        if not origins:
            yield Change("item", "added", (code,), None, after[code].title, (None, here))
        elif len(origins) > 1:
            yield Change("item", "merged", (code,), origins, code, (before[origins[0]].key, here))
        elif len(heirs[origins[0]]) == 1 and origins[0] != code:
            yield Change("item", "renamed", (code,), origins[0], code, (before[origins[0]].key, here))
    for code, item in before.items():
        several = tuple(heirs.get(code, ()))
        if not several:
            yield Change("item", "removed", (code,), item.title, None, (item.key, None))
        elif len(several) > 1:
            yield Change("item", "split", (code,), code, several, (item.key, after[several[0]].key))
