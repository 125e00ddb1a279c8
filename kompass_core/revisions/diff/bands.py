"""Bands: which sets of bands a scale has anew or no longer, and which bands begin elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.revisions.diff.pairs import scales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span
    from kompass_core.rules.units import Bands


def bands(found: Correspondence) -> Iterator[Change]:
    """A change for each set, and for each band of a set that both have; a band is told by its name."""
    for older, newer, _ in scales(found):
        for name, one in older.bands.items():
            if name not in newer.bands:
                here = _place(older, name)
                yield Change("bands", "removed", (newer.id, name), one.names, None, (here, None))
        for name, one in newer.bands.items():
            if name not in older.bands:
                here = _place(newer, name)
                yield Change("bands", "added", (newer.id, name), None, one.names, (None, here))
            else:
                yield from _within(older, newer, name)


def _within(older: Scale, newer: Scale, name: str) -> Iterator[Change]:
    before, after = _starts(older.bands[name]), _starts(newer.bands[name])
    for band in dict.fromkeys((*before, *after)):
        one, other = before.get(band), after.get(band)
        if one == other:
            continue
        places = (
            None if one is None else _place(older, name, band),
            None if other is None else _place(newer, name, band),
        )
        kind = "added" if one is None else "removed" if other is None else "begins"
        yield Change("band", kind, (newer.id, name, band), one, other, places)  # type: ignore[arg-type]  # one of three


def _starts(one: Bands) -> dict[str, object]:
    return dict(zip(one.names, one.starts, strict=True))


def _place(scale: Scale, *path: str) -> Span:
    return scale.spans.get(".".join(("bands", *path)), scale.span)
