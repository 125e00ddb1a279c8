"""Values: exact values, truths and bands in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules.interval import Interval
from kompass_core.rules.units import Banded

if TYPE_CHECKING:
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Scorecard, Value
    from kompass_core.rules.units import Unit
    from kompass_core.stages.report.wording import Wording


def unit_of(scorecard: Scorecard, scale: str, code: str, measure: str) -> Unit | None:
    """What kind of thing a measure of an item is; None where no rule makes it."""
    rules = scorecard.framework.rules.get(scale, {}).get(code, ())
    return next((rule.unit for rule in rules if rule.measure == measure), None)


def value_text(value: Value, unit: Unit | None, scale: Scale, wording: Wording) -> str:
    """A value with all its digits, or what it is called where it is no number."""
    if not isinstance(value, Interval):
        return wording.word("value.unknown" if value is None else "value.true" if value else "value.false")
    return band_text(value, unit, scale, wording) if isinstance(unit, Banded) else wording.exactly(value)


def band_text(value: Interval, unit: Banded, scale: Scale, wording: Wording) -> str:
    """The band that a value is the place of, or the lowest and the highest that it may be."""
    names = scale.bands[unit.bands].names
    low, high = (wording.band(unit.bands, names[int(end)]) for end in (value.low, value.high))
    return low if value.known else f"{low} \N{EN DASH} {high}"
