"""Gatherings: a call that makes one value of a list, to what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from kompass_core.rules import limits, syntax, typed
from kompass_core.rules.units import COUNT, NUMBER, Truth

if TYPE_CHECKING:
    from kompass_core.rules.check import Checker
    from kompass_core.rules.typed import Typed

Many: TypeAlias = Literal["sum", "mean", "min", "max", "count"]
GATHERING: tuple[Many, ...] = ("sum", "mean", "min", "max", "count")
NEEDS_SOMETHING = ("mean", "min", "max")
"""Of nothing these have no value, so that with `where` they need an `else`."""


def gather(checker: Checker, node: syntax.Call, name: Many) -> Typed | None:
    """The meaning of a gathering, or None after its problems were recorded."""
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
    if len(checker.gatherings) == limits.GATHERINGS:
        message = f"gatherings stand inside each other more than {limits.GATHERINGS} deep"
        checker.problem("rule-limit", message, node, "give the inner one a measure of its own")
        return None
    checker.gatherings.append(set())
    value = _counted(checker, node.arguments[0]) if name == "count" else checker.quantity(node.arguments[0])
    where = None if node.where is None else checker.truth(node.where)
    lists = checker.gatherings.pop()
    otherwise = None if node.otherwise is None else checker.quantity(node.otherwise)
    missing = (where is None) != (node.where is None) or (otherwise is None) != (node.otherwise is None)
    if value is None or missing:
        return None
    if len(lists) != 1:
        message = "two lists cannot be gathered at once" if lists else f"`{name}` of a single value"
        hint = "it takes a list, such as `dimensions`" + (", or several values" if name != "count" else "")
        checker.problem("wrong-arguments", message, node, None if lists else hint)
        return None
    unit = COUNT if name == "count" else value.unit
    if otherwise is not None:
        together = checker.agree((value, otherwise), "the value is {}, after `else` stands {}")
        if together is None:
            return None
        unit = together
    return typed.Gather(name, next(iter(lists)), value, where, otherwise, unit, node)


def _counted(checker: Checker, node: syntax.Syntax) -> Typed | None:
    """What `count` counts: a list by its bare name will do. It never looks at the values."""
    if isinstance(node, syntax.Name) and node.name == checker.scope.children:
        checker.gatherings[-1].add("children")
        return typed.Each("children", "weight", NUMBER, node)
    value = checker.typed(node)
    if value is not None and isinstance(value.unit, Truth):
        message = "`count` counts all of a list, whether this is true or false"
        checker.problem("wrong-arguments", message, node, "say which to count: `count(... where ...)`")
        return None
    return value
