"""Judging: the tables of a scale that say what is judged, in which steps, and what ranges are called."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from kompass_core.model.scale import Dimension
from kompass_core.problems import Problem
from kompass_core.rules.exact import percentage
from kompass_core.rules.units import NUMBER, SHARE, Bands
from kompass_core.stages.check import values
from kompass_core.stages.check.history import unnamed
from kompass_core.stages.check.kinds import exact
from kompass_core.stages.check.names import DIMENSIONS, LISTS, STEPS, reserved

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kompass_core.model.document import Entry

MOST = 1000
"""Steps of even width; nobody tells more apart."""


def dimension(name: str, entry: Entry, problems: list[Problem]) -> Dimension:
    """The dimension under a name; what is wrong with it is added to the problems."""
    rows = values.rows(entry)
    problems.extend(reserved(name, DIMENSIONS, "a dimension", entry.key))
    entries = values.table(rows, "steps")
    steps = {step: exact(share) for step, share in entries.items()}
    for step, share in entries.items():
        problems.extend(reserved(step, STEPS, "a step", share.key))
    for before, step in pairwise(steps):
        if steps[step] < steps[before]:
            message = f"`{step}` is worth less than `{before}`, which stands before it"
            problems.append(
                Problem("wrong-order", message, entries[step].span, "put the steps from worst to best")
            )
            break
    if "steps" in rows and "every" in rows:
        message = f"the dimension `{name}` has steps with names, so `every` has no place in it"
        problems.append(Problem("unknown-key", message, rows["every"].key, "leave out one of them"))
    elif "every" in rows:
        steps.update(_even(rows["every"], problems))
    problems.extend(unnamed(values.table(rows, "steps_were"), steps, "step"))
    if not steps and "every" not in rows:
        place = rows["steps"].span if "steps" in rows else entry.key
        hint = "add at least one, such as `all = 1`; or `every = '5%'`, for any share in steps of 5%"
        problems.append(Problem("missing-key", f"the dimension `{name}` has no steps", place, hint))
    weight = values.number(rows, "weight")
    return Dimension(
        name=name,
        title=values.text(rows, "title"),
        weight=Fraction(1) if weight is None else weight,
        steps=values.frozen_map(steps),
        was=values.optional_text(rows, "was"),
        steps_were=values.frozen_map(
            {step: str(one.value) for step, one in values.table(rows, "steps_were").items()}
        ),
        lowers=values.optional_text(rows, "lowers"),
        sources=values.sources(rows),
        span=entry.key,
    )


def _even(every: Entry, problems: list[Problem]) -> Mapping[str, Fraction]:
    """Steps from nothing to all, so far from each other, named by what they are worth: `65%`."""
    distance = exact(every)
    if not distance or (1 / distance).denominator != 1 or distance * MOST < 1:
        message = f"steps of {percentage(distance)} do not lead from 0% to 100%"
        hint = f"take a whole part of 100%, such as '5%', that makes {MOST} steps at most"
        problems.append(Problem("out-of-range", message, every.span, hint))
        return {}
    count = (1 / distance).numerator
    shares = (Fraction(place, count) for place in range(count + 1))
    return {percentage(share): share for share in shares}


def bands(name: str, entry: Entry, dimensions: Collection[str], problems: list[Problem]) -> Bands:
    """The set of bands under a name; what is wrong with it is added to the problems."""
    rows = values.rows(entry)
    problems.extend(reserved(name, LISTS, "a set of bands", entry.key))
    if name in dimensions:
        message = f"`{name}` is a dimension, so no set of bands can be called so"
        problems.append(Problem("reserved-name", message, entry.key, "give it another name"))
    starts = {band: exact(start) for band, start in rows.items()}
    for before, band in pairwise(starts):
        if starts[band] <= starts[before]:
            message = f"`{band}` does not begin above `{before}`, which stands before it"
            problems.append(
                Problem("wrong-order", message, rows[band].span, "put the bands from the lowest up")
            )
            break
    if not rows:
        message = f"the set of bands `{name}` has no bands"
        problems.append(Problem("missing-key", message, entry.span, "add at least one, such as `low = 0`"))
    shares = any(isinstance(start.value, str) for start in rows.values())
    return Bands(name, SHARE if shares else NUMBER, tuple(rows), tuple(starts.values()))
