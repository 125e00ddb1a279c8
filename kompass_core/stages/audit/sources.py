"""Sources: what can be raised below a child, as its parent tells it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.rules.trend import FALLS, RISES

if TYPE_CHECKING:
    from kompass_core.model.scale import Scale
    from kompass_core.rules.trend import Source, Trend, Way
    from kompass_core.stages.audit.standing import Standing

PLAIN: Final = ""
"""The label of every dimension but those of which it is said that they lower points."""


def label(source: Source, scale: Scale) -> str:
    """The dimension that a source lies in, if that is said to lower points; PLAIN of all others."""
    if isinstance(source, tuple):
        return str(source[1])
    name = str(source)
    return name if scale.dimensions[name].lowers is not None else PLAIN


def seen_from_above(code: str, part: Standing, scale: Scale, *, mended: bool = False) -> dict[str, Trend]:
    """Which way the measures of a child go when anything that is judged of it, or below it, is raised.

    `mended` is as if no judgement lowered its points but those that are said to.
    """
    made: dict[str, Trend] = {}
    for measure, trend in part.trends.items():
        found: dict[Source, Way] = {}
        for source, way in trend.items():
            key = (code, label(source, scale))
            found[key] = found.get(key, 0) | way  # type: ignore[assignment]  # bits of two bits
        if mended and measure == "points" and found.get((code, PLAIN), 0) & FALLS:
            found[code, PLAIN] = RISES
        made[measure] = found
    return made


def joint(trend: Trend, code: str) -> Way:
    """Which way something goes with everything below a child."""
    way: Way = 0
    for source, one in trend.items():
        if isinstance(source, tuple) and source[0] == code:
            way |= one  # type: ignore[assignment]  # bits of two bits
    return way


def plain(trend: Trend, scale: Scale) -> Way:
    """Which way something goes with everything that is not said to lower points."""
    way: Way = 0
    for source, one in trend.items():
        if label(source, scale) == PLAIN:
            way |= one  # type: ignore[assignment]  # bits of two bits
    return way
