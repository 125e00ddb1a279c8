"""Once: the steps of a plan to more of them, none of which has to be written twice in a query.

The least of two numbers is a choice between them that names each twice. So both are columns there: what is
more than that becomes a step of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from kompass_core.rules import whole
from kompass_core.rules.making import extreme
from kompass_core.rules.whole import Column, Int, Named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.rules.whole import Number, Truth

Node = TypeVar("Node", bound="Number | Truth")


class Once:
    """Steps as they are added, each after all that it looks at."""

    def __init__(self) -> None:
        """Begin with none."""
        self.steps: list[Named] = []
        self._known: dict[Number, Column] = {}

    def take(self, steps: Iterable[Named]) -> None:
        """Add the steps of a plan."""
        for step in steps:
            value = self.plain(step.value)
            self.steps.append(Named(step.name, value))

    def plain(self, node: Number | Truth) -> Number | Truth:
        """The same, where least and greatest are of two columns or known numbers."""
        return self.number(node) if isinstance(node, whole.Number) else self.truth(node)

    def number(self, node: Number) -> Number:
        """The same number, made of what has to be written once."""
        match node:
            case whole.Linear():
                return evolve(node, terms=tuple((factor, self.number(term)) for factor, term in node.terms))
            case whole.Times():
                return evolve(node, left=self.number(node.left), right=self.number(node.right))
            case whole.Floor():
                return evolve(node, number=self.number(node.number), divisor=self.number(node.divisor))
            case whole.Pick():
                condition, then = self.truth(node.condition), self.number(node.then)
                return evolve(node, condition=condition, then=then, otherwise=self.number(node.otherwise))
            case whole.Extreme():
                return self._extreme(node)
            case _:
                return node

    def truth(self, node: Truth) -> Truth:
        """The same truth, made of what has to be written once."""
        match node:
            case whole.Compared():
                return evolve(node, left=self.number(node.left), right=self.number(node.right))
            case whole.Joined():
                return evolve(node, operands=tuple(map(self.truth, node.operands)))
            case whole.Denied():
                return evolve(node, operand=self.truth(node.operand))
            case _:
                return node

    def _extreme(self, node: whole.Extreme) -> Number:
        """Two at a time, and of the results again two at a time."""
        left = [self.column(operand) for operand in node.operands]
        while len(left) > 2:  # noqa: PLR2004 - a pair
            pairs = [extreme(node.function, left[place : place + 2]) for place in range(0, len(left), 2)]
            left = [self.column(pair) for pair in pairs]
        return extreme(node.function, left)

    def column(self, node: Number) -> Number:
        """A column of a number, the same one where it has been asked for before."""
        if isinstance(node, Int | Column):
            return node
        if node not in self._known:
            plain = self.number(node)
            if isinstance(plain, Int | Column):
                return plain
            name = f"x{len(self._known)}"
            self._known[node] = Column(name, node.low, node.high)
            self.steps.append(Named(name, plain))
        return self._known[node]
