"""Text: syntax to its canonical wording, which parses back to the same syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_core.rules import syntax

if TYPE_CHECKING:
    from fractions import Fraction

    from kompass_core.rules.syntax import Syntax

OR, AND, NOT, COMPARE, SUM, PRODUCT, FACTOR, ATOM = range(1, 9)
"""How firmly the parts of a rule bind, from the loosest; what has no number binds least of all."""


def text(node: Syntax) -> str:
    """The rule in canonical wording: one space round operators, parentheses only where needed."""
    return part(node, 0)


def part(node: Syntax, least: int) -> str:
    """The wording of a part that stands where only a binding of at least `least` can."""
    wording, binding = worded(node)
    return wording if binding >= least else f"({wording})"


def worded(node: Syntax) -> tuple[str, int]:
    """The wording of a part without parentheses around it, and how firmly it binds."""
    match node:
        case syntax.Number():
            return _number(node), ATOM
        case syntax.Truth():
            return ("true" if node.value else "false"), ATOM
        case syntax.Name():
            return node.name, ATOM
        case syntax.Member():
            return f"{node.owner}.{node.name}", ATOM
        case syntax.Sum():
            return _chain(node.operands, node.operators, PRODUCT), SUM
        case syntax.Product():
            return _chain(node.operands, node.operators, FACTOR), PRODUCT
        case syntax.Negative():
            return f"-{part(node.operand, FACTOR)}", FACTOR
        case syntax.Comparison():
            sides = (part(node.left, SUM), part(node.right, SUM))
            return f"{sides[0]} {node.operator} {sides[1]}", COMPARE
        case syntax.Not():
            return f"not {part(node.operand, NOT)}", NOT
        case syntax.And():
            return " and ".join(part(operand, NOT) for operand in node.operands), AND
        case syntax.Or():
            return " or ".join(part(operand, AND) for operand in node.operands), OR
        case syntax.Choice():
            return f"if {text(node.condition)} then {text(node.then)} else {text(node.otherwise)}", 0
        case syntax.Call():
            return _call(node), ATOM
        case _:
            assert_never(node)


def _number(node: syntax.Number) -> str:
    value = node.value * 100 if node.percent else node.value
    return decimal(value) + ("%" if node.percent else "")


def decimal(value: Fraction) -> str:
    """A number whose decimals end, with a decimal point and as few decimals as it has.

    Raises:
        ValueError: the decimals do not end.
    """
    places, rest = 0, value.denominator
    while rest % 10 == 0:
        places, rest = places + 1, rest // 10
    while rest % 2 == 0 or rest % 5 == 0:
        places, rest = places + 1, rest // (2 if rest % 2 == 0 else 5)
    if rest != 1:
        message = f"the decimals of {value} do not end"
        raise ValueError(message)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], "." + digits[-places:]) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + decimals


def _chain(operands: tuple[Syntax, ...], operators: tuple[str, ...], least: int) -> str:
    first, *others = (part(operand, least) for operand in operands)
    return first + "".join(f" {operator} {other}" for operator, other in zip(operators, others, strict=True))


def _call(node: syntax.Call) -> str:
    inside = ", ".join(map(text, node.arguments))
    if node.where is not None:
        inside += f" where {text(node.where)}"
    if node.otherwise is not None:
        inside += f" else {text(node.otherwise)}"
    return f"{node.function}({inside})"
