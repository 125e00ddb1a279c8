"""Notes: what the conditions and bands of the rules of one scale came to, wherever they were looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field, frozen

from kompass_core.rules import typed
from kompass_core.rules.interval import Interval
from kompass_core.rules.units import TRUTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.program import Line
    from kompass_core.model.rule import Rule
    from kompass_core.rules.evaluate import Value

    Place: TypeAlias = tuple[int, int, int]
    """A rule as it is written, by its identity, and where in it a part begins and ends."""


@frozen(eq=False)
class Part:
    """A condition, or a call of `band`, in a rule at home at an item."""

    place: Place
    rule: Rule
    node: typed.Typed
    line: Line


@define(eq=False)
class Notes:
    """By part, everything that it came to: truths (None where either is possible), or places of bands."""

    parts: Mapping[int, Part]
    seen: dict[Place, set[object]] = field(factory=dict)

    def watch(self, node: typed.Typed, value: Value) -> None:
        """Note what a part came to, if it is one that notes are kept of."""
        part = self.parts.get(id(node))
        if part is None:
            return
        noted = self.seen.setdefault(part.place, set())
        if isinstance(value, Interval):
            noted.update(range(int(value.low), int(value.high) + 1))
        else:
            noted.add(value)

    def emptied(self) -> Notes:
        """Notes of the same, with nothing noted."""
        return Notes(self.parts)


def parts_of(line: Line) -> dict[int, Part]:
    """The conditions and bands in the rules of an item, by the identity of their nodes."""
    return {
        id(node): Part((id(rule.written), node.syntax.place.start, node.syntax.place.end), rule, node, line)
        for rule in line.rules
        for node in _worth_noting(rule.typed)
    }


def _worth_noting(rule: typed.Typed) -> Iterator[typed.Typed]:
    if rule.unit == TRUTH:
        yield rule
    for node in typed.walk(rule):
        match node:
            case typed.Choice():
                yield node.condition
            case typed.Junction():
                yield from node.operands
            case typed.Gather() if node.where is not None:
                yield node.where
            case typed.Band():
                yield node
            case _:
                continue
