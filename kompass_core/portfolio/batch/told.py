"""Told: the scores of one evaluation to what stands in its row of the result."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kompass_core.model.batch import COMPLETE, INCOMPLETE, NOT_APPLICABLE, OF_MAXIMUM
from kompass_core.rules.interval import Interval, multiply
from kompass_core.rules.rounding import rounded, rounded_interval
from kompass_core.stages.report.figures import HUNDRED, share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from kompass_core.model.batch import Shown, Value
    from kompass_core.model.scorecard import Value as Measured
    from kompass_core.rules.typed import Rounding

    Measures = Mapping[str, Mapping[str, Measured]]
    """By code: what there is of it, nothing where it does not apply or was not looked at."""


def told(measures: Measures, shown: Sequence[Shown], rounding: Rounding) -> list[Value]:
    """What stands in each of the columns."""
    found: dict[tuple[str, str], Measured] = {}
    printed: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    row: list[Value] = []
    for one in shown:
        key = (one.code, one.measure)
        if key not in found:
            found[key] = _measured(measures[one.code], one)
        value = found[key]
        if not isinstance(value, Interval):
            row.append(value)
        elif one.digits is None:
            row.append(_exact(value, one))
        else:
            if key not in printed:
                printed[key] = _printed(value, one.digits, rounding)
            low, high = printed[key]
            row.append(high if one.end == "high" else low if one.end == "low" or low == high else None)
    return row


def state(*, applies: bool, missing: int) -> str:
    """In what state an evaluation is, of which so many judgements are missing."""
    if not applies:
        return NOT_APPLICABLE
    return INCOMPLETE if missing else COMPLETE


def _measured(own: Mapping[str, Measured], one: Shown) -> Measured:
    found = share(own) if one.measure == OF_MAXIMUM else own.get(one.measure)
    return multiply(found, HUNDRED) if one.share and isinstance(found, Interval) else found


def _printed(value: Interval, digits: int, rounding: Rounding) -> tuple[Decimal, Decimal]:
    """What both ends of a value are printed as."""
    if value.known:
        low = _decimal(rounded(value.low, digits, rounding), digits)
        return low, low
    ends = rounded_interval(value, digits, rounding)
    return _decimal(ends.low, digits), _decimal(ends.high, digits)


def _decimal(value: Fraction, digits: int) -> Decimal:
    return Decimal(f"{int(value * 10**digits)}E-{digits}")


def _exact(value: Interval, one: Shown) -> Value:
    """The band that a value is the place of, or what stands above or below in its lowest terms."""
    if one.end == "known" and not value.known:
        return None
    end = value.high if one.end == "high" else value.low
    if one.bands:
        return one.bands[int(end)]
    return end.numerator if one.part == "numerator" else end.denominator
