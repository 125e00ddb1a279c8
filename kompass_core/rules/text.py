"""Text: syntax to its canonical wording, which parses back to the same syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kompass_core.rules import syntax

if TYPE_CHECKING:
    from fractions import Fraction

    from kompass_core.rules.syntax import Syntax

_OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _FACTOR, _ATOM = range(1, 9)


def text(node: Syntax) -> str:
    """The rule in canonical wording: one space round operators, parentheses only where needed."""
    return _text(node, 0)


def _text(node: Syntax, least: int) -> str:
    """The wording of a part that stands where only a binding of at least `least` can."""
    worded, binding = _worded(node)
    return worded if binding >= least else f"({worded})"


def _worded(node: Syntax) -> tuple[str, int]:
    match node:
        case syntax.Number():
            return _number(node), _ATOM
        case syntax.Truth():
            return ("true" if node.value else "false"), _ATOM
        case syntax.Name():
            return node.name, _ATOM
        case syntax.Member():
            return f"{node.owner}.{node.name}", _ATOM
        case syntax.Sum():
            return _chain(node.operands, node.operators, _PRODUCT), _SUM
        case syntax.Product():
            return _chain(node.operands, node.operators, _FACTOR), _PRODUCT
        case syntax.Negative():
            return f"-{_text(node.operand, _FACTOR)}", _FACTOR
        case syntax.Comparison():
            sides = (_text(node.left, _SUM), _text(node.right, _SUM))
            return f"{sides[0]} {node.operator} {sides[1]}", _COMPARE
        case syntax.Not():
            return f"not {_text(node.operand, _NOT)}", _NOT
        case syntax.And():
            return " and ".join(_text(operand, _NOT) for operand in node.operands), _AND
        case syntax.Or():
            return " or ".join(_text(operand, _AND) for operand in node.operands), _OR
        case syntax.Choice():
            return f"if {text(node.condition)} then {text(node.then)} else {text(node.otherwise)}", 0
        case syntax.Call():
            return _call(node), _ATOM
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
    first, *others = (_text(operand, least) for operand in operands)
    return first + "".join(f" {operator} {other}" for operator, other in zip(operators, others, strict=True))


def _call(node: syntax.Call) -> str:
    inside = ", ".join(map(text, node.arguments))
    if node.where is not None:
        inside += f" where {text(node.where)}"
    if node.otherwise is not None:
        inside += f" else {text(node.otherwise)}"
    return f"{node.function}({inside})"
