"""Formula: a function of a plugin, written in the language of rules over its own parameters, to a typed rule.

What has a formula runs wherever a rule does: in columns, in SQL, in a page. A formula knows the names of
its parameters and the functions of the language, and nothing of the item whose rule calls it; `round` in it
rounds half up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import KompassError, Problem
from kompass_core.rules.evaluate import Surroundings, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.scope import Scope
from kompass_core.rules.units import COUNT, NUMBER, SHARE, common, describe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from kompass_core.rules.typed import Typed
    from kompass_core.rules.units import Function, Unit

PLAIN = (SHARE, COUNT, NUMBER)
"""Units whose values may be called plain numbers by a function that says so: a share of 40% is 0.4."""


def formula(function: Function) -> Typed | None:
    """The typed formula, in which `Own(name)` is the parameter of that name; None where there is none.

    Raises:
        KompassError: it does not parse, has no meaning, or makes something else than the function says.
    """
    text = function.formula
    if text is None:
        return None
    from kompass_core.rules.check import check  # noqa: PLC0415 - brings the parser along, which few need
    from kompass_core.rules.parse import parse  # noqa: PLC0415 - as above

    def locate(start: int, _: int) -> str:
        return f"formula of `{function.name}`, character {start + 1}"

    made = check(parse(text, locate), _scope(function), locate)
    if not _fits(made.unit, function.unit):
        message = f"it makes {describe(made.unit)}, and the function {describe(function.unit)}"
        raise KompassError([Problem("unit-mismatch", message, locate(0, 1))])
    return made


def worked_out(formula: Typed, function: Function, arguments: Sequence[Fraction]) -> Fraction:
    """What the formula of a function makes of one exact number for each parameter.

    Raises:
        RuleError: it has no value.
    """
    names = (parameter.name for parameter in function.parameters)
    own = {name: exactly(value) for name, value in zip(names, arguments, strict=True)}
    made = evaluate(formula, Surroundings(own=own, shares={}, weights={}, children=()))
    if not isinstance(made, Interval):
        message = f"the formula of {function.name} made {made!r}, where its type promised a number"
        raise TypeError(message)
    return made.low


def _scope(function: Function) -> Scope:
    return Scope(
        measures={parameter.name: parameter.unit for parameter in function.parameters},
        dimensions=(),
        children=None,
        child_measures={},
        bands={},
        functions={},
        rounding="half-up",
    )


def _fits(made: Unit, said: Unit) -> bool:
    return common(made, said) == said or (said == NUMBER and made in PLAIN)
