"""Slots: the numbers that go into the function of a sheet, for evaluations of one shape."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.model.function import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.function import Shape
    from kompass_core.model.program import Line, Sheet


def slots(sheet: Sheet, shape: Shape) -> Iterator[Slot]:
    """What goes in, in the order of print."""
    absent: set[str | None] = set()
    for line in reversed(sheet.lines):
        code, stated = line.item.code, shape.get(line.item.code)
        if stated == NOT_APPLICABLE or line.item.parent in absent:
            absent.add(code)
        elif isinstance(stated, int):
            yield Slot(code, None, stated)
        else:
            for name in asked_of(line, stated):
                steps = sheet.scale.dimensions[name].steps.values()
                yield Slot(code, name, lcm(*(step.denominator for step in steps)))


def asked_of(line: Line, stated: int | str | frozenset[str] | None) -> tuple[str, ...]:
    """The dimensions of an item that apply, by what its shape says of it."""
    absent = stated if isinstance(stated, frozenset) else frozenset()
    return tuple(name for name in line.asked if name not in absent)
