"""Dimensions: what is judged otherwise on a scale: dimensions, their titles and weights, and their steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.correspondence import led
from kompass_core.model.difference import Change
from kompass_core.revisions.diff.displaced import displaced
from kompass_core.revisions.diff.pairs import dimensions as pairs
from kompass_core.revisions.diff.pairs import scales
from kompass_core.revisions.diff.titles import verdict_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.correspondence import Correspondence, Kinship
    from kompass_core.model.scale import Dimension, Scale
    from kompass_core.problems import Span


def dimensions(found: Correspondence) -> Iterator[Change]:
    """A change for each thing that a scale judges otherwise than the one that it comes from."""
    spoken = found.before.language == found.after.language
    for older, newer, kinship in scales(found):
        for name, dimension in older.dimensions.items():
            if name not in kinship.dimensions.values():
                yield Change(
                    "dimension", "removed", (newer.id, name), dimension.title, None, (dimension.span, None)
                )
        for name, dimension in newer.dimensions.items():
            if name not in kinship.dimensions:
                yield Change(
                    "dimension", "added", (newer.id, name), None, dimension.title, (None, dimension.span)
                )
        for was, now in pairs(older, newer, kinship):
            yield from _changed(older, newer, was, now)
            if was.title != now.title:
                yield _reworded(older, newer, was, now, kinship, spoken=spoken)
            yield from _steps(older, newer, was, now, kinship.steps[now.name])
        yield from _order(older, newer, kinship)


def _changed(older: Scale, newer: Scale, was: Dimension, now: Dimension) -> Iterator[Change]:
    where = (newer.id, now.name)
    if was.name != now.name:
        yield Change("dimension", "renamed", where, was.name, now.name, (was.span, now.span))
    if was.lowers != now.lowers:
        places = _place(older, was, "lowers"), _place(newer, now, "lowers")
        yield Change("dimension", "lowers", where, was.lowers, now.lowers, places)
    if was.weight != now.weight:
        places = _place(older, was, "weight"), _place(newer, now, "weight")
        yield Change("dimension", "weight", where, was.weight, now.weight, places)


def _place(scale: Scale, dimension: Dimension, key: str) -> Span:
    """Where a value of a dimension stands; the header where it is not said."""
    return scale.spans.get(f"dimension.{dimension.name}.{key}", dimension.span)


def _reworded(  # noqa: PLR0913 - both sides of two nouns
    older: Scale, newer: Scale, was: Dimension, now: Dimension, kinship: Kinship, *, spoken: bool
) -> Change:
    verdicts = led(was.title, now.title, kinship.reworded.get(now.name, ())) if spoken else ()
    asked = verdicts is None and newer.replaces == older.id
    return Change(
        "dimension",
        "title" if spoken else "translated",
        (newer.id, now.name),
        was.title,
        now.title,
        (_place(older, was, "title"), _place(newer, now, "title")),
        verdicts=verdicts or (),
        judged=verdicts is not None if spoken else None,
        suggestion=verdict_for(now.name, was.title, now.title) if asked else None,
    )


def _steps(
    older: Scale, newer: Scale, was: Dimension, now: Dimension, steps: Mapping[str, str]
) -> Iterator[Change]:
    for step, share in was.steps.items():
        if step not in steps.values():
            places = (_place(older, was, f"steps.{step}"), None)
            yield Change("step", "removed", (newer.id, now.name, step), share, None, places)
    for step, share in now.steps.items():
        where, here = (newer.id, now.name, step), _place(newer, now, f"steps.{step}")
        if step not in steps:
            yield Change("step", "added", where, None, share, (None, here))
            continue
        there = _place(older, was, f"steps.{steps[step]}")
        if steps[step] != step:
            yield Change("step", "renamed", where, steps[step], step, (there, here))
        if was.steps[steps[step]] != share:
            yield Change("step", "share", where, was.steps[steps[step]], share, (there, here))
    kept = [step for origin in was.steps for step, one in steps.items() if one == origin]
    for step in displaced(kept, tuple(now.steps)):
        yield Change(
            "step",
            "order",
            (newer.id, now.name, step),
            tuple(was.steps),
            tuple(now.steps),
            (was.span, now.span),
        )


def _order(older: Scale, newer: Scale, kinship: Kinship) -> Iterator[Change]:
    kept = [name for origin in older.dimensions for name, one in kinship.dimensions.items() if one == origin]
    for name in displaced(kept, tuple(newer.dimensions)):
        places = (older.dimensions[kinship.dimensions[name]].span, newer.dimensions[name].span)
        yield Change(
            "dimension", "order", (newer.id, name), tuple(older.dimensions), tuple(newer.dimensions), places
        )
