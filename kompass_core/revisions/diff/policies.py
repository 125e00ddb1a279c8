"""Policies: what a scale does with what is missing, with several evaluators, and with figures it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.pairs import scales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.difference import Kind
    from kompass_core.model.scale import Scale

KEYS: Final[tuple[Kind, ...]] = ("rounding", "unanswered", "not_applicable", "several")


def policies(found: Correspondence) -> Iterator[Change]:
    """A change for each policy of a scale, and for each figure that is printed with other decimals.

    Decimals are the least and the most.
    """
    for older, newer, _ in scales(found):
        for key in KEYS:
            before, after = getattr(older, key), getattr(newer, key)
            if before != after:
                places = (
                    older.spans.get(f"scale.{key}", older.span),
                    newer.spans.get(f"scale.{key}", newer.span),
                )
                yield Change("scale", key, (newer.id,), before, after, places)
        yield from _prints(older, newer)


def _prints(older: Scale, newer: Scale) -> Iterator[Change]:
    before, after = _decimals(older), _decimals(newer)
    for path in dict.fromkeys((*before, *after)):
        one, other = before.get(path), after.get(path)
        if one != other:
            line = f"print.{path[0]}.{path[1]}"
            kind: Kind = "added" if one is None else "removed" if other is None else "decimals"
            places = (older.spans.get(line), newer.spans.get(line))
            yield Change("print", kind, (newer.id, *path), one, other, places)


def _decimals(scale: Scale) -> dict[tuple[str, str, str], tuple[str, str]]:
    return {
        (table, level, figure): (str(decimals.least), str(decimals.most))
        for table, levels in scale.prints.items()
        for level, figures in levels.items()
        for figure, decimals in figures.items()
    }
