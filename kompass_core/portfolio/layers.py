"""Layers: the steps of a plan to groups, each of which needs only what came out of those before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules.whole import Column, Flag, Hole, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.rules.whole import Named, Number, Truth


def layers(steps: Sequence[Named]) -> list[list[Named]]:
    """The steps by how many others lie before them, one after the other."""
    depth: dict[str, int] = {}
    found: list[list[Named]] = []
    for step in steps:
        level = 1 + max((depth[name] for name in names(step.value) if name in depth), default=-1)
        depth[step.name] = level
        if level == len(found):
            found.append([])
        found[level].append(step)
    return found


def names(root: Number | Truth) -> Iterator[str]:
    """The columns that an expression looks at."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Column | Flag | Hole):
            yield node.name
        waiting.extend(parts(node))
