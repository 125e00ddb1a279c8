"""Pairs: a correspondence to the parts that are one and the same on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence, Kinship
    from kompass_core.model.framework import Item
    from kompass_core.model.scale import Dimension, Scale


def now(found: Correspondence) -> dict[str, list[str]]:
    """The items of the definition after that come from each item of the one before, if any do."""
    made: dict[str, list[str]] = {}
    for code, origins in found.items.items():
        for origin in origins:
            made.setdefault(origin, []).append(code)
    return made


def items(found: Correspondence) -> Iterator[tuple[Item, Item]]:
    """Every item that comes from one item alone, of which nothing else comes; the whole first."""
    heirs = now(found)
    for code, origins in found.items.items():
        if len(origins) == 1 and len(heirs[origins[0]]) == 1:
            yield found.before.items[origins[0]], found.after.items[code]


def scales(found: Correspondence) -> Iterator[tuple[Scale, Scale, Kinship]]:
    """Every scale that comes from another, or has its name."""
    for name, kinship in found.scales.items():
        yield found.before.scales[kinship.before], found.after.scales[name], kinship


def dimensions(older: Scale, newer: Scale, kinship: Kinship) -> Iterator[tuple[Dimension, Dimension]]:
    """Every dimension that comes from another, or has its name."""
    for name, origin in kinship.dimensions.items():
        yield older.dimensions[origin], newer.dimensions[name]
