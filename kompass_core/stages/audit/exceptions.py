"""Exceptions: the dimensions of which it is said that they lower points, and those that never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.audit import Declared, Finding
from kompass_core.problems import Problem
from kompass_core.rules.trend import FALLS
from kompass_core.stages.audit.sources import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.stages.audit.scene import Scene


def declared(scene: Scene) -> Iterator[Declared]:
    """The dimensions that are said to lower points, each with the reason."""
    for name, dimension in scene.scale.dimensions.items():
        if dimension.lowers is not None:
            place = scene.scale.spans[f"dimension.{name}.lowers"]
            yield Declared(scene.scale.id, name, dimension.lowers, place)


def needless(scene: Scene) -> Iterator[Finding]:
    """`needless-exception` for each of them that is proven to lower no points."""
    ways: dict[str, int] = {}
    for standing in scene.survey.standings.values():
        for source, way in standing.trend("points").items():
            name = label(source, scene.scale)
            ways[name] = ways.get(name, 0) | way
        if standing.failure is not None:
            return
    for one in declared(scene):
        if ways.get(one.dimension, FALLS) & FALLS == 0:
            message = f"raising `{one.dimension}` never lowers points, though it is said to"
            problem = Problem("needless-exception", message, one.span, "leave it out", (), "warning")
            yield Finding(problem)
