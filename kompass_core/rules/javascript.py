"""JavaScript: a typed rule to a function in JavaScript, exact and for what is not known, as the reference is.

What the functions are made of stands in `javascript.js`, beside this. A rule becomes
`(scene, each) => value`, where the scene has all that is around its item. Texts are made of our own names
and of quoted ones, so that no name of an author can be more than a name.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from kompass_core.rules import typed
from kompass_core.rules.formula import formula
from kompass_core.rules.units import COUNT

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax
    from kompass_core.rules.typed import Typed
    from kompass_core.rules.units import Function


class NoJavaScript(Exception):  # noqa: N818 - no error in anything, but a wish that cannot be met
    """A rule calls a function of a plugin that has no formula."""

    def __init__(self, function: Function) -> None:
        """Keep which."""
        super().__init__(f"`{function.name}` is a function of a plugin, and has no `formula` of its own")
        self.function = function


def javascript(rule: Typed) -> str:
    """The expression of a function that makes of a scene what the reference makes of surroundings.

    Raises:
        NoJavaScript: a function of a plugin cannot be written so.
    """
    writer = _Writer()
    made = writer.text(rule)
    if not writer.lines:
        return f"(scene, each = null) => {made}"
    lines = "".join(f"  {line}\n" for line in writer.lines)
    return f"(() => {{\n{lines}  return (scene, each = null) => {made};\n}})()"


def exact(value: Fraction) -> str:
    """The expression of an exact number."""
    divisor = "" if value.denominator == 1 else f", {value.denominator}n"
    return f"fraction({value.numerator}n{divisor})"


def quoted(value: object) -> str:
    """A text, or what is made of texts, as JavaScript has it wherever it stands in a page."""
    text = json.dumps(value, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


class _Writer:
    """The expression of one rule, and the parts of it that have a line of their own.

    Whatever may not be looked at, or is looked at again, is a function; `counts` tells the numbers of
    members that are the same everywhere in a rule.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.counts: dict[Syntax, str] = {}

    def kept(self, text: str) -> str:
        """The name under which a text stands on a line of its own."""
        name = f"p{len(self.lines) + 1}"
        self.lines.append(f"const {name} = {text};")
        return name

    def function(self, node: Typed | None) -> str:
        """The name of a function that works a part out, `null` where there is none."""
        return "null" if node is None else self.kept(f"(scene, each) => {self.text(node)}")

    def several(self, *nodes: Typed) -> str:
        """Parts that are all worked out, with commas."""
        return ", ".join(self.text(node) for node in nodes)

    def text(self, node: Typed) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a node
        """The expression of a part."""
        match node:
            case typed.Constant(bool() as value):
                return quoted(value)
            case typed.Constant(value):
                return self.kept(f"exactly({exact(Fraction(value))})")
            case typed.Own():
                return f"scene.own({quoted(node.name)})"
            case typed.Asked():
                return f"scene.{node.attribute}({quoted(node.dimension)})"
            case typed.Each():
                return f"each.get({quoted(node.name)})"
            case typed.Sum():
                return f"summed({quoted(''.join(node.operators))}, {self.several(*node.operands)})"
            case typed.Product():
                return f"multiplied({quoted(''.join(node.operators))}, {self.several(*node.operands)})"
            case typed.Negative():
                return f"negated({self.text(node.operand)})"
            case typed.Comparison():
                return f"compared({quoted(node.operator)}, {self.several(node.left, node.right)})"
            case typed.Not():
                return f"denied({self.text(node.operand)})"
            case typed.Junction():
                parts = ", ".join(self.condition(operand) for operand in node.operands)
                return f"joined(scene, each, {quoted(node.word)}, [{parts}])"
            case typed.Choice():
                outcomes = f"{self.function(node.then)}, {self.function(node.otherwise)}"
                return f"chosen(scene, each, {self.condition(node.condition)}, {outcomes})"
            case typed.Gather():
                return self.gathering(node)
            case typed.Apply():
                return f"applied({quoted(node.function)}, {self.several(*node.arguments)})"
            case typed.Extension():
                return self.extension(node)
            case typed.Round():
                return f"roundedTo({self.text(node.value)}, {node.decimals}, {quoted(node.mode)})"
            case typed.Band():
                starts = self.kept(f"[{', '.join(map(exact, node.bands.starts))}]")
                return f"banded({self.text(node.value)}, {starts})"
            case _:
                assert_never(node)

    def gathering(self, node: typed.Gather) -> str:
        """One value of many members."""
        value = "null" if node.function == "count" else self.function(node.value)
        where, otherwise = self.function(node.where), self.function(node.otherwise)
        what = (
            f"{{ id: {len(self.lines)}, name: {quoted(node.function)}, over: {quoted(node.over)}, "
            f"value: {value}, where: {where}, otherwise: {otherwise} }}"
        )
        made = f"gathered(scene, each, {self.kept(what)})"
        key = self.key(node)
        return made if key == "null" else f"scene.narrowed({key}, {made})"

    def extension(self, node: typed.Extension) -> str:
        """A function of a plugin, by its formula."""
        function = node.function
        written = formula(function)
        if written is None:
            raise NoJavaScript(function)
        names = quoted([parameter.name for parameter in function.parameters])
        compute = self.kept(f"formula({javascript(written)}, {names})")
        directions = quoted([parameter.direction for parameter in function.parameters])
        return f"extended({quoted(function.name)}, {compute}, {directions}, {self.several(*node.arguments)})"

    def condition(self, node: Typed) -> str:
        """A condition: how it is worked out, and what it says of other values where it holds."""
        said = self.said(node)
        return f"{{ value: {self.function(node)}, said: {said} }}"

    def said(self, node: Typed) -> str:
        """What a condition says, as `assume` in `assume.py` reads it; `null` where it says nothing."""
        match node:
            case typed.Comparison() if not any(isinstance(part, typed.Choice) for part in typed.walk(node)):
                sides = f"left: {self.side(node.left)}, right: {self.side(node.right)}"
                return self.kept(f"{{ compare: {quoted(node.operator)}, {sides} }}")
            case typed.Own():
                return f"{{ own: {self.key(node)} }}"
            case typed.Not():
                return f"{{ not: {self.said(node.operand)} }}"
            case typed.Junction():
                parts = ", ".join(self.said(operand) for operand in node.operands)
                return self.kept(f"{{ word: {quoted(node.word)}, parts: [{parts}] }}")
            case _:
                return "null"

    def side(self, node: Typed) -> str:
        """One side of a comparison."""
        whole = quoted(node.unit == COUNT and isinstance(node, typed.Gather))
        return f"{{ key: {self.key(node)}, value: {self.function(node)}, whole: {whole} }}"

    def key(self, node: Typed) -> str:
        """What tells a value from others that can be narrowed, as `key` in `assume.py` does."""
        match node:
            case typed.Own():
                return quoted(f"own {node.name}")
            case typed.Asked():
                return quoted(f"{node.attribute} {node.dimension}")
            case typed.Gather(function="count"):
                return quoted(self.counts.setdefault(node.syntax, f"count {len(self.counts) + 1}"))
            case _:
                return "null"
