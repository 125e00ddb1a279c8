"""Calls: the functions of the language, what they take and what they give."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from kompass_core.rules import limits, syntax, typed
from kompass_core.rules.units import COUNT, NUMBER, Banded, common, describe

if TYPE_CHECKING:
    from kompass_core.rules.check import Checker
    from kompass_core.rules.typed import Typed

Many: TypeAlias = Literal["sum", "mean", "min", "max", "count"]
GATHERING: tuple[Many, ...] = ("sum", "mean", "min", "max", "count")
NEEDS_SOMETHING = ("mean", "min", "max")
"""Of nothing these have no value, so that with `where` they need an `else`."""
BUILT_IN = (*GATHERING, "clamp", "round", "band")


def call(checker: Checker, node: syntax.Call) -> Typed | None:
    """The meaning of a call, or None after its problems were recorded."""
    name, arguments = node.function, node.arguments
    if name in GATHERING and (node.where is not None or len(arguments) == 1 or name == "count"):
        return _gather(checker, node, name)
    if node.where is not None:
        message = f"`{name}` takes no `where`"
        checker.problem("wrong-arguments", message, node, f"one of {', '.join(GATHERING)} does")
        return None
    match name:
        case "sum" | "mean" | "min" | "max":
            return _apply(checker, node, name)
        case "clamp":
            return _apply(checker, node, name) if _takes(checker, node, 3, "a value, the least, the most") else None
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
    message = f"`{node.function}` takes {what}, not {len(node.arguments)} arguments"
    checker.problem("wrong-arguments", message, node, hint)
    return False


def _gather(checker: Checker, node: syntax.Call, name: Many) -> Typed | None:
    if len(node.arguments) > 1:
        checker.problem("wrong-arguments", f"`{name}` takes one list", node)
        return None
    if name in NEEDS_SOMETHING and node.where is not None and node.otherwise is None:
        message = f"the {name} of nothing has no value, and `where` may let nothing through"
        checker.problem("wrong-arguments", message, node, f"say what then: `{name}(... where ... else 0)`")
        return None
    if name not in NEEDS_SOMETHING and node.otherwise is not None:
        message = f"the {name} of nothing is 0 and needs no `else`"
        checker.problem("wrong-arguments", message, node.otherwise)
        return None
    checker.gatherings.append(set())
    value = _counted(checker, node.arguments[0]) if name == "count" else checker.quantity(node.arguments[0])
    where = checker.truth(node.where) if node.where is not None else None
    lists = checker.gatherings.pop()
    otherwise = checker.quantity(node.otherwise) if node.otherwise is not None else None
    wanted = sum(part is not None for part in (node.where, node.otherwise))
    if value is None or sum(part is not None for part in (where, otherwise)) < wanted:
        return None
    if len(lists) != 1:
        message = "two lists cannot be gathered at once" if lists else f"`{name}` of a single value"
        hint = None if lists else "it takes a list, such as `dimensions`, or several values"
        checker.problem("wrong-arguments", message, node, hint)
        return None
    unit = COUNT if name == "count" else value.unit
    if otherwise is not None:
        together = checker.agree((value, otherwise), node, "the value is {}, after `else` stands {}")
        if together is None:
            return None
        unit = together  # type: ignore[assignment] - a quantity, as both are
    return typed.Gather(name, next(iter(lists)), value, where, otherwise, unit, node)


def _counted(checker: Checker, node: syntax.Syntax) -> Typed | None:
    """What `count` counts: a list by its bare name will do."""
    if isinstance(node, syntax.Name) and node.name == checker.scope.children:
        checker.gatherings[-1].add("children")
        return typed.Each("children", "weight", NUMBER, node)
    return checker.typed(node)


def _apply(
    checker: Checker, node: syntax.Call, name: Literal["sum", "mean", "min", "max", "clamp"]
) -> Typed | None:
    arguments = [checker.quantity(argument) for argument in node.arguments]
    known = [argument for argument in arguments if argument is not None]
    if len(known) < len(arguments):
        return None
    unit = checker.agree(known, node, "{} and {} cannot be put together")
    return typed.Apply(name, tuple(known), unit, node) if unit else None


def _round(checker: Checker, node: syntax.Call) -> Typed | None:
    value, *rest = node.arguments
    decimals = rest[0] if rest else syntax.Number(Fraction(0), place=node.place)
    what = "a value and a number of decimals"
    if len(rest) > 1 and not _takes(checker, node, 2, what):
        return None
    checked = checker.quantity(value)
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
        known = (*BUILT_IN, *checker.scope.functions)
        checker.unknown(node.function, node, known, f"there is no function called `{node.function}`")
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
