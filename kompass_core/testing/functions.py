"""Functions: whether a function for rules keeps what it promises, tried on a grid of exact arguments.

So does its formula, where it has one: at every place of the grid it has to make what `compute` makes.
"""

from __future__ import annotations

import inspect
import re
from fractions import Fraction
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, Final, TypeAlias, get_args

from kompass_core.problems import KompassError, Problem
from kompass_core.rules.apply import FunctionError, computed
from kompass_core.rules.evaluate import RuleError
from kompass_core.rules.exact import exact
from kompass_core.rules.formula import formula, worked_out
from kompass_core.rules.units import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.rules.units import Function, Parameter

Place: TypeAlias = tuple[Fraction, ...]

TRIES: Final = 2_401
"""Places of the grid, whatever the number of parameters: 49 for each of two, 7 for each of four."""

NAME: Final = re.compile(r"[^\W\d]\w{0,39}")
DIRECTIONS: Final = ("rising", "falling")
REACH: Final[Mapping[str, tuple[int, int]]] = {
    "share": (0, 1),
    "points": (0, 1000),
    "count": (0, 100),
    "number": (-100, 100),
}
"""From where to where a parameter is tried, by its unit."""

ODD: Final = (Fraction(1, 3), Fraction(2, 7), Fraction(123, 1000))
"""Parts of the way, so that no argument is always a short decimal."""


def check_function(function: Function) -> None:
    """Raise KompassError where a function, or its formula, is not exact, changes its mind or goes astray."""
    place = f"function {function.name}"
    found = tuple(Problem("broken-plugin", message, place) for message in faults(function))
    if found:
        raise KompassError(found)


def faults(function: Function) -> Iterator[str]:
    """What is wrong with a function, each in a line: first with what it says of itself, then on the grid."""
    misfit = _misfit(function)
    if misfit is not None:
        yield misfit
        return
    grid = _grid(function.parameters)
    places = list(product(*grid))
    made: dict[Place, Fraction] = {}
    for place in (*places, *reversed(places)):
        try:
            result = computed(function, place)
        except FunctionError as error:
            yield f"{error}, at {_call(function, place)}"
            return
        if made.setdefault(place, result) != result:
            shown = f"{_call(function, place)} is {exact(made[place])}, then {exact(result)}"
            yield f"it does not always give the same: {shown}"
            return
    yield from islice(_otherwise(function, made), 1)
    for at, parameter in enumerate(function.parameters):
        yield from islice(_astray(function, at, parameter, grid, made), 1)


def _misfit(function: Function) -> str | None:
    """What a function says of itself that cannot be so; no type checker has seen every plugin."""
    units, names = get_args(Quantity), [str(parameter.name) for parameter in function.parameters]
    if len(names) > len(set(names)):
        return "two of its parameters have one name"
    for parameter in function.parameters:
        if not NAME.fullmatch(str(parameter.name)):
            return f"a parameter cannot be called `{parameter.name}`"
        if parameter.unit not in units or parameter.direction not in DIRECTIONS:
            return f"`{parameter.name}` is neither {' nor '.join(units)}, {' or '.join(DIRECTIONS)}"
    if function.unit not in units:
        return f"what it makes is neither {' nor '.join(units)}"
    if not str(function.summary).strip():
        return "its summary does not say what it makes"
    try:
        inspect.signature(function.compute).bind(*names)
    except (TypeError, ValueError) as error:
        return f"`compute` does not take one argument for each parameter: {error}"
    return None


def _grid(parameters: tuple[Parameter, ...]) -> list[list[Fraction]]:
    """The values of each parameter, from the least up; fewer of each where there are many parameters."""
    number = max(2, int(TRIES ** (1 / max(1, len(parameters))) + 1e-9))
    return [_values(parameter.unit, number) for parameter in parameters]


def _values(unit: Quantity, number: int) -> list[Fraction]:
    least, most = REACH[unit]
    parts = [Fraction(step, number - 1) for step in range(number)]
    if number > 4 * len(ODD):
        parts.extend(ODD)
    if unit == "points":
        parts = [part * part for part in parts]  # most maxima are small
    values = {least + (most - least) * part for part in parts}
    return sorted({Fraction(round(value)) for value in values} if unit == "count" else values)


def _astray(
    function: Function,
    at: int,
    parameter: Parameter,
    grid: list[list[Fraction]],
    made: Mapping[Place, Fraction],
) -> Iterator[str]:
    """Each step along one parameter at which the result goes the other way."""
    others = [values if number != at else [Fraction(0)] for number, values in enumerate(grid)]
    for rest in product(*others):
        line = [(*rest[:at], value, *rest[at + 1 :]) for value in grid[at]]
        for one, two in pairwise(line):
            if made[one] > made[two] if parameter.direction == "rising" else made[one] < made[two]:
                shown = (f"{_call(function, place)} is {exact(made[place])}" for place in (one, two))
                yield f"it is not {parameter.direction} with `{parameter.name}`: {', '.join(shown)}"


def _otherwise(function: Function, made: Mapping[Place, Fraction]) -> Iterator[str]:
    """Each place at which the formula does not make what `compute` makes; or what is wrong with it."""
    try:
        written = formula(function)
    except KompassError as error:
        yield from (f"{problem.place}: {problem.message}" for problem in error.problems)
        return
    if written is None:
        return
    for place, expected in made.items():
        try:
            value = worked_out(written, function, place)
        except RuleError as error:
            yield f"its formula has no value at {_call(function, place)}: {error}"
            continue
        if value != expected:
            yield f"its formula makes {exact(value)} of {_call(function, place)}, which is {exact(expected)}"


def _call(function: Function, place: Place) -> str:
    return f"{function.name}({', '.join(map(exact, place))})"
