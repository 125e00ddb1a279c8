"""Sentence: syntax to a sentence in the words of a language, for whoever reads rules but no formulas.

The structure stays unambiguous: whatever is made of several things and stands inside another one is in
brackets, and so is what would go on into what follows it ("the sum of ..."), unless it comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, assert_never

from kompass_core.rules import syntax

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from kompass_core.rules.syntax import Syntax

_ANY, _LOGIC, _CLAMP, _COMPARE, _CHAIN, _OPEN, _CLOSED = range(7)
"""How firmly a phrase holds together, from one that goes on to its end to one that is a single thing."""

_SIGNS = {"+": "plus", "-": "minus", "*": "times", "/": "divided"}
_COMPARISONS = {"=": "equal", "!=": "unequal", "<": "less", "<=": "at_most", ">": "more", ">=": "at_least"}
_GATHERED = ("sum", "mean", "min", "max", "count")


class Speech(Protocol):
    """How a language says things: its phrases by their keys, and what names and numbers are called."""

    def word(self, key: str, **values: object) -> str:
        """The phrase of a key, with what stands in braces filled in."""

    def amount(self, value: Fraction, *, percent: bool) -> str:
        """A number, or a share as a percentage."""

    def name(self, name: str) -> str:
        """What a name on its own is called: a measure, a dimension, or many things together."""

    def member(self, owner: str, name: str) -> str:
        """What two names with a point are called: a measure of all children, or one band of a set."""

    def bands(self, name: str) -> str:
        """What a set of bands is called."""

    def function(self, name: str) -> str:
        """What a function of a plugin is called."""


def sentence(node: Syntax, speech: Speech) -> str:
    """What a rule says, without a capital or a full stop; two rules that differ differ in it, too.

    Rules nest no deeper than `limits.DEPTH`, which `parse` sees to.
    """
    return _Sayer(speech).part(node, _ANY)


class _Sayer:
    def __init__(self, speech: Speech) -> None:
        self.speech, self.word = speech, speech.word

    def part(self, node: Syntax, least: int, *, condition: bool = False) -> str:
        """A part that stands where only what holds together so firmly can; else in brackets."""
        said, binding = self._condition(node) if condition else self._said(node)
        return said if binding >= least else f"({said})"

    def _said(self, node: Syntax) -> tuple[str, int]:
        match node:
            case syntax.Number():
                return self.speech.amount(node.value, percent=node.percent), _CLOSED
            case syntax.Truth():
                return self.word("rule.true" if node.value else "rule.false"), _CLOSED
            case syntax.Name():
                return self.speech.name(node.name), _CLOSED
            case syntax.Member():
                return self.speech.member(node.owner, node.name), _CLOSED
            case syntax.Sum() | syntax.Product():
                return self._chain(node.operands, node.operators), _CHAIN
            case syntax.Negative():
                return self.word("rule.negative", value=self.part(node.operand, _CLOSED)), _CHAIN
            case syntax.Comparison():
                sides = {"left": self.part(node.left, _CHAIN), "right": self.part(node.right, _CHAIN)}
                return self.word(f"rule.{_COMPARISONS[node.operator]}", **sides), _COMPARE
            case syntax.Not() | syntax.And() | syntax.Or():
                return self._condition(node)
            case syntax.Choice():
                condition = self.part(node.condition, _LOGIC, condition=True)
                then, otherwise = self.part(node.then, _LOGIC), self.part(node.otherwise, _ANY)
                return self.word("rule.if", condition=condition, then=then, otherwise=otherwise), _ANY
            case syntax.Call():
                return self._call(node)
            case _:
                assert_never(node)

    def _condition(self, node: Syntax) -> tuple[str, int]:
        """What is true or false: a name alone is no sentence, so it is said that it holds."""
        match node:
            case syntax.Name() | syntax.Member():
                return self.word("rule.holds", name=self._said(node)[0]), _COMPARE
            case syntax.Not(operand=syntax.Name() | syntax.Member()):
                return self.word("rule.fails", name=self._said(node.operand)[0]), _COMPARE
            case syntax.Not():
                inside = self.part(node.operand, _ANY, condition=True)
                return self.word("rule.not", condition=f"({inside})"), _CLOSED
            case syntax.And() | syntax.Or():
                parts = [self.part(operand, _COMPARE, condition=True) for operand in node.operands]
                word = self.word("rule.and" if isinstance(node, syntax.And) else "rule.or")
                return f" {word} ".join(parts), _LOGIC
            case _:
                return self._said(node)

    def _chain(self, operands: Sequence[Syntax], operators: Sequence[str]) -> str:
        *others, last = operands
        said = [*(self.part(one, _CLOSED) for one in others), self.part(last, _OPEN)]
        signs = [self.word(f"rule.{_SIGNS[operator]}") for operator in operators]
        return said[0] + "".join(f" {sign} {one}" for sign, one in zip(signs, said[1:], strict=True))

    def _call(self, node: syntax.Call) -> tuple[str, int]:
        name, arguments = node.function, node.arguments
        plain = node.where is None and node.otherwise is None
        match name, arguments:
            case "clamp", (value, least, most) if plain:
                ends = {"least": self.part(least, _CLOSED), "most": self.part(most, _OPEN)}
                return self.word("rule.clamp", value=self.part(value, _CHAIN), **ends), _CLAMP
            case "round", (value,) if plain:
                return self.word("rule.round_whole", value=self.part(value, _CLOSED)), _CHAIN
            case "round", (value, syntax.Number(value=1, percent=False)) if plain:
                return self.word("rule.round_one", value=self.part(value, _CLOSED)), _CHAIN
            case "round", (value, decimals) if plain:
                places = self.part(decimals, _CLOSED)
                return self.word("rule.round", value=self.part(value, _CLOSED), decimals=places), _CHAIN
            case "band", (value, syntax.Name(name=bands)) if plain:
                said = self.word("rule.band", value=self.part(value, _CLOSED), bands=self.speech.bands(bands))
                return said, _CLOSED
            case _:
                inside = self._listed(arguments) if plain else f"({self._filtered(node)})"
                if name in _GATHERED:
                    return self.word(f"rule.{name}_of", value=inside), _OPEN
                return self.word("rule.call", function=self.speech.function(name), value=inside), _OPEN

    def _listed(self, arguments: Sequence[Syntax]) -> str:
        if len(arguments) == 1:
            return self.part(arguments[0], _OPEN)
        *others, last = arguments
        said = ", ".join(self.part(one, _CLOSED) for one in others)
        return self.word("rule.list", others=said, last=self.part(last, _CLOSED))

    def _filtered(self, node: syntax.Call) -> str:
        said = self._listed(node.arguments)
        if node.where is not None:
            said = self.word(
                "rule.where", value=said, condition=self.part(node.where, _LOGIC, condition=True)
            )
        if node.otherwise is not None:
            said = self.word("rule.where_none", value=said, otherwise=self.part(node.otherwise, _CLOSED))
        return said
