"""Between: a function for scales on which one judgement decides a band, and another the place within it.

So does the classical scoring of CAF: the phase that is reached is worth from 31 to 50 points, and how far
it has been followed decides where between. Rules could say `low + (high - low) * part` themselves. But
where the phase is not known, that takes a `low` which may be any from a `high` which may be any, and makes
of it more than can be. A function says how its result follows each parameter, so its range is that of
the bands.
"""

from fractions import Fraction

from kompass_core.extending import Function, Parameter, hookimpl


def _between(low: Fraction, high: Fraction, part: Fraction) -> Fraction:
    """The share that lies a part of the way from low up to high; low itself where high is not above it."""
    reach = max(low, high) - low
    return low + reach * max(Fraction(0), min(Fraction(1), part))


BETWEEN = Function(
    name="between",
    parameters=(
        Parameter("low", "share", "rising"),
        Parameter("high", "share", "rising"),
        Parameter("part", "share", "rising"),
    ),
    unit="share",
    compute=_between,
    summary="the share that lies a part of the way from one share up to another",
    formula="low + max(high - low, 0%) * clamp(part, 0%, 100%)",
)


@hookimpl
def kompass_functions() -> list[Function]:
    """The function `between`."""
    return [BETWEEN]
