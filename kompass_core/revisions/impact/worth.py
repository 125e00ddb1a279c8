"""Worth: what changes in how much items count: their maxima, then their weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.impact import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.revisions.impact.chain import Between
    from kompass_core.revisions.impact.mixture import Mixture

    Steps = Iterator[tuple[Cause, Mixture]]


def worth(between: Between, mixture: Mixture) -> Steps:
    """The maximum of one item after the other, then their weights."""
    paired = between.nodes.paired
    now = {key: between.correspondence.after.items[between.nodes.all[key].after or ""] for key in paired}
    for key in paired:
        line, maximum = mixture.lines[key], now[key].maximum
        if line.item.maximum != maximum:
            before = line.item.maximum
            mixture = mixture.with_line(key, evolve(line, item=evolve(line.item, maximum=maximum)))
            yield Cause("maximum", key, before, maximum), mixture
    for key in paired:
        line, weight = mixture.lines[key], now[key].weight
        if line.item.weight != weight:
            before = line.item.weight
            mixture = mixture.with_line(key, evolve(line, item=evolve(line.item, weight=weight)))
            yield Cause("weight", key, before, weight), mixture
