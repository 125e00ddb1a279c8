"""Ways: a rule to all the ways that it can go, and those that it went at one item.

A way is an outcome of a choice; an operand of `and` or `or` that holds, or does not, where anybody looks at
it; a member that `where` lets through, or leaves out; what stands after `else` where nothing is gathered; a
band; and of a rule that is true or false, each of the two. What is not known goes no way: it decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.rules import typed
from kompass_core.rules.interval import Interval
from kompass_core.rules.text import text
from kompass_core.rules.units import Truth
from kompass_core.rules.watch import watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.rules.evaluate import Surroundings, Value
    from kompass_core.rules.syntax import Place
    from kompass_core.rules.typed import Typed


HOLDS: Final = "where `{}` {}"
MEMBER: Final = "of a member for which `{}` {}"


@frozen
class Way:
    """Where in the rule it stands, and, in words, what is the case when it is gone."""

    place: Place
    when: str


class Forks:
    """The parts of one rule at which it goes one way or another."""

    def __init__(self, rule: Typed) -> None:
        """Find them all."""
        self.rule = rule
        self._at: dict[int, Mapping[bool | int | None, Way]] = {}
        self._wheres: dict[int, int] = {}
        self._otherwise: dict[int, tuple[int, Way]] = {}
        if isinstance(rule.unit, Truth):
            self._fork(rule, rule.syntax.place, rule.syntax.place, "where `{}` is {}", ("true", "false"))
        for node in typed.walk(rule):
            self._find(node)

    def ways(self) -> Iterator[Way]:
        """All ways that the rule can go, in the order of its text."""
        found = [way for outcomes in self._at.values() for way in outcomes.values()]
        found += [way for _, way in self._otherwise.values()]
        yield from sorted(found, key=lambda way: (way.place.start, way.place.end))

    def gone(self, around: Surroundings) -> set[Way]:
        """The ways that it goes at one item. Raises RuleError as `evaluate` does."""
        if not self._at and not self._otherwise:
            return set()
        found: set[Way] = set()
        met: set[int] = set()

        def told(node: Typed, value: Value) -> None:
            here = id(node)
            way = self._at.get(here, {}).get(_outcome(value))
            found.update(() if way is None else (way,))
            if here in self._wheres and value is not False:
                met.add(self._wheres[here])
            if here in self._otherwise and self._otherwise[here][0] not in met:
                found.add(self._otherwise[here][1])
            met.discard(here)

        watch(self.rule, around, told)
        return found

    def _find(self, node: Typed) -> None:
        match node:
            case typed.Choice():
                self._fork(node.condition, node.then.syntax.place, node.otherwise.syntax.place, HOLDS)
            case typed.Junction():
                for operand in node.operands:
                    self._fork(operand, operand.syntax.place, operand.syntax.place, HOLDS)
            case typed.Gather(where=where, otherwise=otherwise):
                if where is not None:
                    self._fork(where, where.syntax.place, where.syntax.place, MEMBER)
                    self._wheres[id(where)] = id(node)
                if otherwise is not None:
                    way = Way(otherwise.syntax.place, f"where nothing is left to take the {node.function} of")
                    self._otherwise[id(otherwise)] = id(node), way
            case typed.Band():
                place, of = node.syntax.place, node.bands
                named = (Way(place, f"in the band `{name}` of `{of.name}`") for name in of.names)
                self._at[id(node)] = dict(enumerate(named))
            case _:
                pass

    def _fork(
        self,
        node: Typed,
        then: Place,
        otherwise: Place,
        when: str,
        outcomes: tuple[str, str] = ("holds", "does not hold"),
    ) -> None:
        said = text(node.syntax)
        ends = (then, otherwise)
        yes, no = (
            Way(place, when.format(said, outcome)) for place, outcome in zip(ends, outcomes, strict=True)
        )
        self._at[id(node)] = {True: yes, False: no}


def _outcome(value: Value) -> bool | int | None:
    """What decides which way is gone: a truth, or the place of a band; None where it is not known."""
    if isinstance(value, Interval):
        return int(value.low) if value.known else None
    return value
