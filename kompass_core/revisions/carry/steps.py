"""Steps: what was judged in one dimension to what that is in the one that comes from it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.stages.check.kinds import PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.carriage import MovedSteps, Reason, Result
    from kompass_core.model.scale import Dimension


@frozen
class Step:
    """What a judgement became: its value now, None where it has none; and why.

    `share` is what it was worth, `now` the step that comes from it, as far as there is one.
    """

    value: str | Fraction | None
    result: Result
    reason: Reason
    share: Fraction | None = None
    now: str | None = None


def step(
    value: str | Fraction,
    older: Dimension,
    newer: Dimension,
    origins: Mapping[str, str],
    strategy: MovedSteps | None,
) -> Step:
    """The judgement, a step, a share or a state, in the newer dimension.

    `origins` maps the steps of the newer dimension to those of the older. A step that comes from it and
    is worth the same is carried; else the strategy says what to do, and without one it is refused.
    """
    if value in {NOT_APPLICABLE, UNANSWERED}:
        return Step(value, "carried", "same")
    share = value if isinstance(value, Fraction) else older.steps.get(value)
    now = _heir(value, older, origins)
    if now is not None and newer.steps[now] == share:
        return Step(
            value if isinstance(value, Fraction) else _judged(now, newer), "carried", "same", share, now
        )
    match strategy:
        case "keep-step" if now is not None:
            return Step(_judged(now, newer), "converted", "kept-step", share, now)
        case "keep-share" if share is not None and (kept := _worth(share, newer)) is not None:
            return Step(kept, "converted", "kept-share", share, now)
        case "reset":
            return Step(None, "dropped", "reset", share, now)
        case _:
            return Step(None, "refused", "moved-step", share, now)


def _heir(value: str | Fraction, older: Dimension, origins: Mapping[str, str]) -> str | None:
    """The one step that comes from what was judged."""
    named = {value} if isinstance(value, str) else {name for name, one in older.steps.items() if one == value}
    heirs = [now for now, before in origins.items() if before in named]
    return heirs[0] if len(heirs) == 1 else None


def _worth(share: Fraction, newer: Dimension) -> str | Fraction | None:
    """The step that is worth a share; the share itself where several are, None where none is."""
    steps = [name for name, one in newer.steps.items() if one == share]
    return _judged(steps[0], newer) if len(steps) == 1 else share if steps else None


def _judged(step: str, dimension: Dimension) -> str | Fraction:
    """A step as it is judged: by what it is worth, where that is its name."""
    return dimension.steps[step] if PERCENT.fullmatch(step) else step
