"""Scene: what a rule sees of its item in every row of a table, and what is found out on the way."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, field, frozen

from kompass_core.rules.making import both
from kompass_core.rules.whole import NO, YES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from kompass_core.rules.ends import Doubt, Ends
    from kompass_core.rules.narrowed import Narrower
    from kompass_core.rules.whole import Number, Truth

    Measure: TypeAlias = Ends | Doubt


@frozen
class Member:
    """One of a list that a rule gathers: whether it applies in a row, and its measures."""

    applies: Truth
    measures: Mapping[str, Measure]


@frozen
class Scene:
    """What a rule sees of its item in every row: the counterpart of the reference's `Surroundings`.

    `named` puts a number under a name, so that it is worked out once. `guard` says in which rows anybody
    asks for the value, `aside` collects the rows that are set aside, and `assumed` has what holds, by the
    key of a value as `assume` has it, in the outcome of a choice that is looked at.
    """

    own: Mapping[str, Measure]
    shares: Mapping[str, Member]
    children: tuple[Member, ...]
    named: Callable[[Number], Number] = field(repr=False)
    aside: list[Truth] = field(repr=False)
    guard: Truth = YES
    assumed: Mapping[Hashable, Narrower | bool] = MappingProxyType({})

    def within(self, condition: Truth) -> Scene:
        """The same, where a condition holds."""
        return evolve(self, guard=both([self.guard, condition]))

    def assuming(self, key: Hashable, what: Narrower | bool) -> Scene:  # noqa: FBT001 - what holds of a truth
        """The same, where more is assumed."""
        return evolve(self, assumed=MappingProxyType({**self.assumed, key: what}))

    def unheard(self) -> Scene:
        """The same, for what is worked out a second time: it has been set aside where it has to be."""
        return evolve(self, aside=[])

    def set_aside(self, condition: Truth) -> None:
        """Leave the rows in which a condition holds to the reference."""
        found = both([self.guard, condition])
        if found != NO:
            self.aside.append(found)
