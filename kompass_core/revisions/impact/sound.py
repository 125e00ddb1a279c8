"""Sound: whether a sheet that nobody wrote can be scored, whatever is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules import typed
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import State, reach

if TYPE_CHECKING:
    from kompass_core.model.program import Line, Sheet
    from kompass_core.rules.interval import Interval

OF_SOMETHING = ("mean", "min", "max")
"""Gatherings that have no value of nothing."""


def sound(sheet: Sheet) -> bool:
    """Whether all that its rules name is there, and none of them can fail by what is judged."""
    if not sheet.lines:
        return False
    measures: dict[str, set[str]] = {}
    for line in sheet.lines:
        made = {"weight"} | ({"maximum"} if line.item.maximum is not None else set())
        below = [measures[code] for code in line.item.children]
        shared = set.intersection(*below) if below else set()
        for rule in line.rules:
            if not all(_there(node, line, made, shared) for node in typed.walk(rule.typed)):
                return False
            made.add(rule.measure)
        if "points" not in made or "maximum" not in made:
            return False
        measures[line.item.code] = made
    return _runs(sheet)


def _there(node: typed.Typed, line: Line, made: set[str], shared: set[str]) -> bool:
    match node:
        case typed.Own():
            return node.name in made
        case typed.Asked():
            return node.dimension in line.asked
        case typed.Each(over="children"):
            return node.name in shared
        case typed.Gather(over="dimensions", otherwise=None):
            return bool(line.asked) or node.function not in OF_SOMETHING
        case typed.Gather(over="children", otherwise=None):
            return bool(line.item.children) or node.function not in OF_SOMETHING
        case _:
            return True


def _runs(sheet: Sheet) -> bool:
    """Whether it has a value where nothing is known of any judgement."""
    dimensions = sheet.scale.dimensions
    states = {
        line.item.code: State(
            "covered", {name: reach(dimensions[name].steps.values()) for name in line.asked}, {}, (), None
        )
        for line in sheet.lines
    }
    try:
        run(sheet, states, _as_made, derive=False)
    except RunError:
        return False
    return True


def _as_made(_line: Line, points: Interval, _maximum: Interval) -> Interval:
    return points
