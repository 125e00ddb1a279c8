"""Encode: the states of an evaluation to the shape and the numbers that a function takes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.function import Function, Shape
    from kompass_core.model.program import Sheet
    from kompass_core.stages.score.state import State


def shape(sheet: Sheet, states: Mapping[str, State]) -> Shape | None:
    """The shape of an evaluation; None where a function is not for it.

    That is so where something is not known exactly, where points are given to an item with parts, or
    where a judgement lies between the steps, as the mean of several may.
    """
    found: dict[str, int | frozenset[str]] = {}
    absent: dict[str, str] = {}
    for line in sheet.lines:
        state = states[line.item.code]
        if state.origin == NOT_APPLICABLE:
            absent[line.item.code] = NOT_APPLICABLE
        elif state.origin == "given" and not line.item.children:
            found[line.item.code] = _points(state).denominator
        elif state.origin != "rule" or not _on_steps(sheet, state):
            return None
        elif missing := frozenset(name for name in line.asked if name not in state.shares):
            found[line.item.code] = missing
    return {**found, **dict.fromkeys(absent, NOT_APPLICABLE)}


def numbers(function: Function, states: Mapping[str, State]) -> tuple[int, ...]:
    """What goes into a function that was made for the shape of the evaluation."""
    return tuple(int(_value(states[slot.code], slot.dimension) * slot.scale) for slot in function.slots)


def _on_steps(sheet: Sheet, state: State) -> bool:
    dimensions = sheet.scale.dimensions
    return all(
        share.known and share.low in dimensions[name].steps.values() for name, share in state.shares.items()
    )


def _value(state: State, dimension: str | None) -> Fraction:
    return _points(state) if dimension is None else state.shares[dimension].low


def _points(state: State) -> Fraction:
    if state.given is None or not isinstance(state.given.points, Fraction):
        message = "no points are given exactly"
        raise TypeError(message)
    return state.given.points
