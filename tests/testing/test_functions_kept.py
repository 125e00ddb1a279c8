"""Functions: exact, the same each time, and going where they say, on a grid that finds where they are not."""

from __future__ import annotations

from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.extending import Function, Parameter
from kompass_core.problems import KompassError
from kompass_core.testing import check_function
from kompass_core.testing.functions import TRIES, _grid, faults

if TYPE_CHECKING:
    from collections.abc import Callable

X = Parameter("x", "share", "rising")
Y = Parameter("y", "share", "rising")
NUMBERS = count()


def made(
    compute: Callable[..., Any],
    *parameters: Parameter,
    unit: Any = "share",
    summary: str = "x",
    formula: str | None = None,
) -> Function:
    """A function of those parameters, or of one share."""
    return Function("made", parameters or (X,), unit, compute, summary, formula)


SOUND = {
    "the square of a share": made(lambda x: x * x),
    "a whole number": made(lambda x: int(x * 2), unit="count"),
    "steps": made(lambda x: Fraction(x >= Fraction(1, 2))),
    "a falling one": made(lambda x: 1 - x, Parameter("x", "share", "falling")),
    "two ways at once": made(lambda x, y: x - y, X, Parameter("y", "share", "falling")),
    "many parameters": made(lambda *x: max(x), *(Parameter(f"x{n}", "points", "rising") for n in range(9))),
    "no parameter": Function("made", (), "share", lambda: Fraction(1, 3), "a third"),
    "one with a formula": made(lambda x: max(x - Fraction(1, 3), 0), formula="max(x - 1 / 3, 0)"),
    "a number that is a share in its formula": made(lambda x: 4 + x, unit="number", formula="4 + x"),
    "a name of other letters": made(lambda x: x, Parameter("ökning", "number", "rising")),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_function_that_keeps_its_word_has_no_fault(name: str) -> None:
    check_function(SOUND[name])


BROKEN = {
    "a binary fraction": (made(lambda x: x * 0.5), "`made` made 0.0, not an exact number, at made(0)"),
    "a truth": (made(lambda x: x > 0), "`made` made False, not an exact number, at made(0)"),
    "nothing": (made(lambda _: None), "`made` made None, not an exact number"),
    "a failure": (made(lambda x: 1 / x), "`made` failed: ZeroDivisionError: Fraction(1, 0), at made(0)"),
    "another way": (made(lambda x: 1 - x), "it is not rising with `x`: made(0) is 1, made("),
    "a dent": (made(lambda x: x if x < Fraction(2, 3) else x / 2), "it is not rising with `x`: made("),
    "a dent of few points": (
        made(lambda x: 5 if 10 < x < 20 else 9, Parameter("x", "points", "rising")),
        "it is not rising with `x`",
    ),
    "another mind": (made(lambda _: next(NUMBERS)), "it does not always give the same: made(1) is "),
    "one parameter too many": (
        made(lambda x, _: x),
        "`compute` does not take one argument for each parameter: missing a required argument: '_'",
    ),
    "one too few": (
        made(lambda x: x, X, Y),
        "`compute` does not take one argument for each parameter: too many positional arguments",
    ),
    "an unknown unit": (
        made(lambda x: x, Parameter("x", "percent", "rising")),  # type: ignore[arg-type]  # it is the fault
        "`x` is neither points nor share nor count nor number, rising or falling",
    ),
    "an unknown direction": (
        made(lambda x: x, Parameter("x", "share", "up")),  # type: ignore[arg-type]  # it is the fault
        "`x` is neither points nor share nor count nor number, rising or falling",
    ),
    "an unknown unit of its own": (made(lambda x: x, unit="percent"), "what it makes is neither points nor "),
    "two of one name": (made(lambda x, _: x, X, X), "two of its parameters have one name"),
    "a name with a space": (made(lambda x: x, Parameter("a b", "share", "rising")), "cannot be called `a b`"),
    "a formula of something else": (
        made(lambda x: x * x, formula="x"),
        "its formula makes 1/2400 of made(1/2400), which is 1/5760000",
    ),
    "a formula that is wrong at one end": (
        made(lambda x: min(x, Fraction(1, 2)), formula="if x = 100% then 1 else min(x, 50%)"),
        "its formula makes 1 of made(1), which is 0.5",
    ),
    "a formula without a value": (
        made(lambda x: x, formula="x * x / x"),
        "its formula has no value at made(0): the divisor is zero",
    ),
    "a formula that is no rule": (
        made(lambda x: x, formula="y"),
        "formula of `made`, character 1: nothing in scope is called `y`",
    ),
    "no summary": (made(lambda x: x, summary=" "), "its summary does not say what it makes"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_is_told_with_the_arguments_that_show_it(fault: str) -> None:
    function, expected = BROKEN[fault]
    (said,) = faults(function)
    assert expected in said


def test_each_parameter_that_goes_astray_is_told() -> None:
    told = list(faults(made(lambda x, y: -x - y, X, Y)))
    assert [said.partition(":")[0] for said in told] == [
        "it is not rising with `x`",
        "it is not rising with `y`",
    ]


def test_what_is_raised_names_the_function() -> None:
    with pytest.raises(KompassError, match="function made: error\\[broken-plugin\\]: it is not rising"):
        check_function(made(lambda x: -x))


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 8, 11])
def test_a_grid_is_no_larger_for_more_parameters(number: int) -> None:
    places = 1
    for values in _grid((X,) * number):
        places *= len(values)
        assert values == sorted(set(values))
        assert {values[0], values[-1]} == {Fraction(0), Fraction(1)}
    assert places <= 2 * TRIES
