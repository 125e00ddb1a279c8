"""Trend: which way a value may go when one of the things that it is made of is raised.

By source, a thing that can be raised: `RISES`, `FALLS`, or both where it may do either. What does not
follow a source at all has no trend for it. A truth rises from false to true, a band to a later one.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from kompass_core.rules.interval import exactly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.rules.interval import Interval

Source: TypeAlias = Hashable
Way: TypeAlias = Literal[0, 1, 2, 3]
Trend: TypeAlias = Mapping[Source, Way]

RISES: Final = 1
FALLS: Final = 2
EITHER: Final = 3
STILL: Final[Trend] = {}

TURNED: Final[Mapping[Way, Way]] = {0: 0, 1: 2, 2: 1, 3: 3}


def together(*trends: Trend) -> Trend:
    """The trend of what follows each of several values upwards."""
    told = [trend for trend in trends if trend]
    if len(told) < 2:  # noqa: PLR2004 - of one alone there is nothing to put together
        return told[0] if told else STILL
    made: dict[Source, Way] = dict(told[0])
    for trend in told[1:]:
        for source, way in trend.items():
            made[source] = made.get(source, 0) | way  # type: ignore[assignment]  # bits of two bits
    return made


def turned(trend: Trend) -> Trend:
    """The trend of what falls where the value rises."""
    return {source: TURNED[way] for source, way in trend.items()}


def unclear(trend: Trend) -> Trend:
    """The trend of what follows the value, one knows not which way."""
    return dict.fromkeys(trend, EITHER)


def scaled(trend: Trend, factor: Interval) -> Trend:
    """The trend of a value times a factor that stays as it is."""
    if factor.low >= 0:
        return trend
    return turned(trend) if factor.high <= 0 else unclear(trend)


def both(one: Trend, other: Trend) -> Trend:
    """What is left where each of two trends holds."""
    shared = ((source, way & other.get(source, 0)) for source, way in one.items())
    return {source: way for source, way in shared if way}  # type: ignore[misc]  # bits of two bits


def jumping(condition: Trend, upwards: Way) -> Trend:
    """The trend of a value that goes a way where a condition becomes true, and back where it does not."""
    made: dict[Source, Way] = {}
    for source, way in condition.items() if upwards else ():
        on = upwards if way & RISES else 0
        off = TURNED[upwards] if way & FALLS else 0
        made[source] = on | off  # type: ignore[assignment]  # bits of two bits
    return made


def step(below: Interval, above: Interval) -> Way:
    """Which way it goes from any value of the one to any value of the other."""
    if below.known and below == above:
        return 0
    if below.high <= above.low:
        return RISES
    return FALLS if above.high <= below.low else EITHER


def gathered(
    function: Literal["sum", "mean", "min", "max", "count"],
    members: Iterable[tuple[Trend, Trend, Interval]],
    otherwise: Trend | None,
) -> Trend:
    """The trend of what is gathered: of each member its value's, its condition's, and all it may be.

    `otherwise` is the trend of what holds where no member counts, None where that cannot be.
    """
    listed = list(members)
    whole = together(*(trend for trend, _, _ in listed))
    moves = together(*(move for _, move, _ in listed))
    if function in {"sum", "count"}:
        return together(whole, *(jumping(move, step(exactly(0), value)) for _, move, value in listed))
    if otherwise is not None:
        return together(whole, otherwise, unclear(moves))
    if function == "mean":
        return together(whole, unclear(moves))
    return together(whole, jumping(moves, RISES if function == "max" else FALLS))
