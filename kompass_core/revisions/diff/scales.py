"""Scales: which scales are new, gone, in the place of another, or called otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.model.framework import TOTAL
from kompass_core.revisions.diff.displaced import displaced
from kompass_core.revisions.diff.pairs import scales as pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence


def scales(found: Correspondence) -> Iterator[Change]:
    """What has become of each scale.

    One that comes from another has `replaced` it, from id to id; where the other is still there it is
    `added`, and `before` says on what it was built.
    """
    before, after = found.before.scales, found.after.scales
    origins = {kinship.before for kinship in found.scales.values()}
    for name, scale in before.items():
        if name not in origins:
            yield Change("scale", "removed", (name,), scale.title, None, (scale.span, None))
    for name, scale in after.items():
        kinship = found.scales.get(name)
        if kinship is None:
            yield Change("scale", "added", (name,), None, name, (None, scale.span))
        elif kinship.before != name:
            kind = "added" if kinship.before in after else "replaced"
            places = (before[kinship.before].span, scale.span)
            yield Change("scale", kind, (name,), kinship.before, name, places)  # type: ignore[arg-type]  # one of two
    for name in displaced(tuple(before), tuple(after)):
        whole = found.before.items[TOTAL].spans, found.after.items[TOTAL].spans
        places_ = (whole[0].get("scales"), whole[1].get("scales"))
        yield Change("scale", "order", (name,), tuple(before), tuple(after), places_)
    for older, newer, _ in pairs(found):
        if older.id == newer.id and older.title != newer.title:
            places = (older.spans["scale.title"], newer.spans["scale.title"])
            translated = found.before.language != found.after.language
            kind = "translated" if translated else "title"
            yield Change("scale", kind, (newer.id,), older.title, newer.title, places)  # type: ignore[arg-type]  # as above
