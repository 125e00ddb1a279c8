"""Narrowed: what is known of a value in a column, and a condition taken to hold, to what is left of it.

The counterpart of `assume`. An end that is only come near to has no place in a column; where one would
be looked at, the row is set aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.rules import typed
from kompass_core.rules.amount import ONE, added, amount, chosen, holds, outermost
from kompass_core.rules.assume import MIRRORED, OPPOSITE, key
from kompass_core.rules.ends import Doubt, Ends
from kompass_core.rules.making import both, either
from kompass_core.rules.units import COUNT
from kompass_core.rules.whole import NO, YES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import TypeAlias

    from kompass_core.rules.amount import Amount
    from kompass_core.rules.scene import Measure, Scene
    from kompass_core.rules.typed import Typed
    from kompass_core.rules.whole import Truth

    Worked: TypeAlias = Callable[[Typed, Scene], Ends]
    """What a number comes to in a scene."""


@frozen
class Narrower:
    """The least and the most that a value is taken to be, and in which rows either is only come near to."""

    low: Amount
    high: Amount
    low_open: Truth = NO
    high_open: Truth = NO


def assumed(condition: Typed, scene: Scene, worked: Worked, *, truth: bool) -> Scene:
    """The scene where a condition holds, or (`truth` False) does not."""
    match condition:
        case typed.Comparison() if not any(isinstance(part, typed.Choice) for part in typed.walk(condition)):
            operator = condition.operator if truth else OPPOSITE[condition.operator]
            left, right = (worked(side, scene.unheard()) for side in (condition.left, condition.right))
            narrower = _compared(scene, condition.left, left, operator, right)
            return _compared(narrower, condition.right, right, MIRRORED[operator], left)
        case typed.Own():
            return scene.assuming(key(condition), truth)
        case typed.Not():
            return assumed(condition.operand, scene, worked, truth=not truth)
        case typed.Junction() if (condition.word == "and") == truth:
            for operand in condition.operands:
                scene = assumed(operand, scene, worked, truth=truth)
            return scene
        case _:
            return scene


def narrowed(value: Measure, what: Narrower | bool, scene: Scene) -> Measure:  # noqa: FBT001 - what holds of a truth
    """What is known and assumed of one value."""
    if isinstance(what, bool):
        if not isinstance(value, Doubt):
            raise TypeError("a truth is assumed of a number")
        one = value.possible if what else value.sure
        return Doubt(one, one)
    if not isinstance(value, Ends):
        raise TypeError("a number is assumed of a truth")
    if value.known:
        return value
    low, high = outermost("max", [value.low, what.low]), outermost("min", [value.high, what.high])
    low_open = both([what.low_open, holds("<=", value.low, what.low)])
    high_open = both([what.high_open, holds("<=", what.high, value.high)])
    scene.set_aside(either([low_open, high_open, holds(">", low, high)]))
    return Ends(low, high)


def _compared(scene: Scene, node: Typed, value: Ends, operator: str, other: Ends) -> Scene:
    name: Hashable = key(node)
    if name is None or value.known:
        return scene
    found = _held(value, operator, other)
    if found is not None and node.unit == COUNT and isinstance(node, typed.Gather):
        found = _whole(found)
    return scene if found is None else scene.assuming(name, found)


def _held(value: Ends, operator: str, other: Ends) -> Narrower | None:
    """The part of what a value may be where a comparison with another can hold."""
    low, high = value.low, value.high
    match operator:
        case "<":
            return Narrower(low, outermost("min", [high, other.high]), NO, holds("<=", other.high, high))
        case "<=":
            return Narrower(low, outermost("min", [high, other.high]))
        case ">":
            return Narrower(outermost("max", [low, other.low]), high, holds(">=", other.low, low))
        case ">=":
            return Narrower(outermost("max", [low, other.low]), high)
        case "=":
            return Narrower(outermost("max", [low, other.low]), outermost("min", [high, other.high]))
        case "!=":
            known = YES if other.known else holds("=", other.low, other.high)
            return Narrower(
                low,
                high,
                both([known, holds("=", low, other.low)]),
                both([known, holds("=", high, other.high)]),
            )
    return None


def _whole(found: Narrower) -> Narrower:
    """The whole numbers of it: an end that is only come near to is the next one."""
    if not all(one.scale == 1 and one.bottom == ONE for one in (found.low, found.high)):
        return Narrower(found.low, found.high, YES, YES)
    up, down = added([found.low, amount(1)], [1, 1]), added([found.high, amount(1)], [1, -1])
    return Narrower(chosen(found.low_open, up, found.low), chosen(found.high_open, down, found.high))
