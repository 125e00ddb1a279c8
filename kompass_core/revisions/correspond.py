"""Correspond: two definitions to what each part of the one comes from in the other.

A revision says itself what it comes from in the one that it replaces; where others lie between, what
each of them says is followed back from one to the next. Two states of one revision (a draft and what is
published, or what a variant or a change makes of it) need no record: a code is an item's identity.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.correspondence import Correspondence, Kinship
from kompass_core.model.framework import TOTAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.framework import Framework
    from kompass_core.model.rewording import Rewording
    from kompass_core.model.scale import Scale


def correspond(before: Framework, after: Framework, between: Sequence[Framework] = ()) -> Correspondence:
    """What each part of `after` comes from in `before`.

    `between` are the revisions that lie between the two, the oldest first. Where `after` replaces
    neither `before` nor the last of them, nothing is recorded, and codes alone tell.
    """
    line = (before, *between, after)
    recorded = all(
        later.id == older.id and later.replaces == older.revision for older, later in pairwise(line)
    )
    if not recorded:
        return _step(before, after, recorded=before.name == after.name, told=False)
    steps = [_step(older, later, recorded=True, told=True) for older, later in pairwise(line)]
    found = steps[0]
    for step in steps[1:]:
        found = _joined(found, step)
    return found


def _step(before: Framework, after: Framework, *, recorded: bool, told: bool) -> Correspondence:
    """From one definition to the next; where nothing is told, names alone count."""
    items = {code: _origins(code, item.was if told else None, before) for code, item in after.items.items()}
    reworded = {code: (verdict,) for code, verdict in after.reworded.items()} if told else {}
    scales = {
        scale.id: kinship
        for scale in after.scales.values()
        if (kinship := _kinship(scale, before, after, told=told)) is not None
    }
    return Correspondence(
        before, after, MappingProxyType(items), MappingProxyType(reworded), MappingProxyType(scales), recorded
    )


def _origins(code: str, was: tuple[str, ...] | None, before: Framework) -> tuple[str, ...]:
    if was is None:
        return (code,) if code in before.items else ()
    return tuple(dict.fromkeys(origin for origin in was if origin in before.items))


def _kinship(scale: Scale, before: Framework, after: Framework, *, told: bool) -> Kinship | None:
    """Where a scale comes from: the one of its name, else what it says, else the only one there is."""
    name, told = scale.id, told and scale.id not in before.scales
    if told and scale.replaces is not None:
        name = scale.replaces
    if name not in before.scales and len(before.scales) == len(after.scales) == 1:
        name = next(iter(before.scales))
    if name not in before.scales:
        return None
    older = before.scales[name]
    dimensions: dict[str, str] = {}
    steps: dict[str, Mapping[str, str]] = {}
    for dimension in scale.dimensions.values():
        was = dimension.was if told and dimension.was is not None else dimension.name
        if was not in older.dimensions:
            continue
        dimensions[dimension.name] = was
        renamed = dimension.steps_were if told else {}
        known = older.dimensions[was].steps
        found = {step: renamed.get(step, step) for step in dimension.steps}
        steps[dimension.name] = MappingProxyType({now: was for now, was in found.items() if was in known})
    verdicts = {dimension: (verdict,) for dimension, verdict in scale.reworded.items()} if told else {}
    return Kinship(name, MappingProxyType(dimensions), MappingProxyType(steps), MappingProxyType(verdicts))


def _joined(first: Correspondence, second: Correspondence) -> Correspondence:
    """From the one before the first to the one after the second."""
    items: dict[str, tuple[str, ...]] = {}
    reworded: dict[str, tuple[Rewording, ...]] = {}
    for code, origins in second.items.items():
        items[code] = tuple(
            dict.fromkeys(older for origin in origins for older in first.items.get(origin, ()))
        )
        earlier = [verdict for origin in origins for verdict in first.reworded.get(origin, ())]
        if verdicts := (*earlier, *second.reworded.get(code, ())):
            reworded[code] = verdicts
    scales = {
        name: _kin(first.scales[kinship.before], kinship)
        for name, kinship in second.scales.items()
        if kinship.before in first.scales
    }
    return Correspondence(
        first.before,
        second.after,
        MappingProxyType({TOTAL: (TOTAL,), **items}),
        MappingProxyType(reworded),
        MappingProxyType(scales),
        recorded=True,
    )


def _kin(first: Kinship, second: Kinship) -> Kinship:
    dimensions = {
        now: first.dimensions[between]
        for now, between in second.dimensions.items()
        if between in first.dimensions
    }
    steps = {
        now: MappingProxyType(
            {
                step: first.steps[second.dimensions[now]][between]
                for step, between in second.steps[now].items()
                if between in first.steps[second.dimensions[now]]
            }
        )
        for now in dimensions
    }
    verdicts = {
        now: (*first.reworded.get(second.dimensions[now], ()), *second.reworded.get(now, ()))
        for now in dimensions
    }
    return Kinship(
        first.before,
        MappingProxyType(dimensions),
        MappingProxyType(steps),
        MappingProxyType({now: told for now, told in verdicts.items() if told}),
    )
