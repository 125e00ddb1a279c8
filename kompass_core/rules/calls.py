"""Calls: the functions of the language, what they take and what they give."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from kompass_core.rules import limits, syntax, typed
from kompass_core.rules.gatherings import GATHERING, gather
from kompass_core.rules.units import Banded, common, describe

if TYPE_CHECKING:
    from kompass_core.rules.check import Checker
    from kompass_core.rules.typed import Typed

BUILT_IN = (*GATHERING, "clamp", "round", "band")

OTHERWISE_CALLED = {
    "average": "it is called `mean`",
    "avg": "it is called `mean`",
    "total": "it is called `sum`",
    "minimum": "it is called `min`",
    "maximum": "the greatest of several values is called `max`",
    "number": "it is called `count`",
    "countif": "it is written `count(... where ...)`",
    "sumif": "it is written `sum(... where ...)`",
    "if": "a choice is written `if ... then ... else ...`",
    "and": "it stands between two sides: `x and y`",
    "or": "it stands between two sides: `x or y`",
    "not": "it is written in small letters: `not x`",
    "abs": "write `max(x, -x)`",
    "limit": "it is called `clamp`",
}
"""How a function of other languages is written here."""


def call(checker: Checker, node: syntax.Call) -> Typed | None:
    """The meaning of a call, or None after its problems were recorded."""
    name, arguments = node.function, node.arguments
    if name in GATHERING and (node.where is not None or len(arguments) == 1 or name == "count"):
        return gather(checker, node, name)
    if node.where is not None:
        hint = f"it belongs to {', '.join(f'`{one}`' for one in GATHERING)}"
        checker.problem("wrong-arguments", f"`{name}` takes no `where`", node.where, hint)
        return None
    match name:
        case "sum" | "mean" | "min" | "max":
            return _apply(checker, node, name)
        case "clamp":
            return _clamp(checker, node)
        case "round":
            return _round(checker, node)
        case "band":
            return _band(checker, node)
        case _:
            return _extension(checker, node)


def _takes(checker: Checker, node: syntax.Call, count: int, what: str) -> bool:
    if len(node.arguments) == count:
        return True
    hint = "numbers are written with a decimal point: `2.5`" if len(node.arguments) > count else None
    number = "1 argument" if len(node.arguments) == 1 else f"{len(node.arguments)} arguments"
    checker.problem("wrong-arguments", f"`{node.function}` takes {what}, not {number}", node, hint)
    return False


def _apply(
    checker: Checker, node: syntax.Call, name: Literal["sum", "mean", "min", "max", "clamp"]
) -> Typed | None:
    arguments = checker.all(checker.quantity, node.arguments)
    unit = arguments and checker.agree(arguments, "{} and {} cannot be put together")
    return typed.Apply(name, arguments, unit, node) if arguments and unit else None


def _clamp(checker: Checker, node: syntax.Call) -> Typed | None:
    if not _takes(checker, node, 3, "a value, the least and the most"):
        return None
    _, least, most = node.arguments
    if isinstance(least, syntax.Number) and isinstance(most, syntax.Number) and least.value > most.value:
        message = "the least is above the most"
        checker.problem("wrong-arguments", message, least, "`clamp` takes a value, the least and the most")
        return None
    return _apply(checker, node, "clamp")


def _round(checker: Checker, node: syntax.Call) -> Typed | None:
    value, *rest = node.arguments
    if len(rest) > 1:
        _takes(checker, node, 2, "a value and a number of decimals")
        return None
    checked = checker.quantity(value)
    decimals = rest[0] if rest else syntax.Number(Fraction(0), place=node.place)
    if (
        not isinstance(decimals, syntax.Number)
        or decimals.percent
        or decimals.value.denominator != 1
        or decimals.value > limits.DECIMALS
    ):
        message = f"the number of decimals is a whole number from 0 to {limits.DECIMALS}"
        checker.problem("wrong-arguments", message, decimals)
        return None
    return checked and typed.Round(checked, int(decimals.value), checker.scope.rounding, checked.unit, node)


def _band(checker: Checker, node: syntax.Call) -> Typed | None:
    if not _takes(checker, node, 2, "a value and the name of a set of bands"):
        return None
    value = checker.quantity(node.arguments[0])
    name = node.arguments[1]
    if not isinstance(name, syntax.Name):
        checker.problem("wrong-arguments", "the second argument of `band` names a set of bands", name)
        return None
    bands = checker.scope.bands.get(name.name)
    if bands is None:
        checker.unknown(name.name, name, checker.scope.bands, f"no set of bands is called `{name.name}`")
        return None
    if value is None:
        return None
    if common(value.unit, bands.unit) is None:
        message = f"this is {describe(value.unit)}; the bands of `{bands.name}` are {describe(bands.unit)}"
        checker.problem("unit-mismatch", message, node.arguments[0])
        return None
    return typed.Band(value, bands, Banded(bands.name), node)


def _extension(checker: Checker, node: syntax.Call) -> Typed | None:
    function = checker.scope.functions.get(node.function)
    if function is None:
        message = f"there is no function called `{node.function}`"
        hint = OTHERWISE_CALLED.get(node.function.lower())
        checker.unknown(node.function, node, checker.functions, message, hint)
        return None
    what = ", ".join(parameter.name for parameter in function.parameters)
    if not _takes(checker, node, len(function.parameters), what):
        return None
    arguments = []
    for parameter, argument in zip(function.parameters, node.arguments, strict=True):
        value = checker.quantity(argument)
        if value is None:
            return None
        if common(value.unit, parameter.unit) != parameter.unit:
            message = f"`{parameter.name}` is {describe(parameter.unit)}, this is {describe(value.unit)}"
            checker.problem("unit-mismatch", message, argument)
            return None
        arguments.append(value)
    return typed.Extension(function, tuple(arguments), function.unit, node)
