"""Ends: the standing of an item to the least and the most that each of its measures can come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.audit import End, ItemAudit, Reach
from kompass_core.rules.interval import Interval
from kompass_core.rules.units import TRUTH
from kompass_core.stages.audit.short import maximum_of

if TYPE_CHECKING:
    from kompass_core.model.audit import Verdict
    from kompass_core.stages.audit.scene import Scene
    from kompass_core.stages.audit.standing import Standing


def ends(scene: Scene, standing: Standing, direction: Verdict) -> ItemAudit:
    """What is to be said of one item."""
    units = {rule.measure: rule.unit for rule in standing.line.rules}
    numbers = [name for name, unit in units.items() if unit != TRUTH]
    if "maximum" not in numbers:
        numbers.append("maximum")
    return ItemAudit(
        item=standing.line.item.code,
        maximum=maximum_of(standing),
        reaches={name: _reach(scene, standing, name) for name in numbers},
        truths={name: _truth(standing, name) for name, unit in units.items() if unit == TRUTH},
        direction=direction,
    )


def _truth(standing: Standing, measure: str) -> bool | None:
    value = standing.reach.get(measure)
    return value if isinstance(value, bool) else None


def _reach(scene: Scene, standing: Standing, measure: str) -> Reach:
    return Reach(
        _end(scene, standing, measure, most=False),
        _end(scene, standing, measure, most=True),
    )


def _end(scene: Scene, standing: Standing, measure: str, *, most: bool) -> End:
    value, sample = standing.reach.get(measure), standing.extreme(measure, most=most)
    bound = (value.high if most else value.low) if isinstance(value, Interval) else None
    if sample is None:
        return End(bound, None)
    return End(bound, sample.number(measure), scene.judged(standing.line.item.code, sample))
