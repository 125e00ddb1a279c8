"""Formulas of functions: typed with the parameters in scope, refused with a place, worked out exactly."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.problems import KompassError
from kompass_core.rules import typed
from kompass_core.rules.formula import formula, worked_out
from kompass_core.rules.units import COUNT, NUMBER, POINTS, SHARE, Function, Parameter
from tests.rules.given import FUNCTIONS

if TYPE_CHECKING:
    from kompass_core.rules.units import Quantity

PAID = Function(
    "paid",
    (
        Parameter("paid", POINTS, "rising"),
        Parameter("part", SHARE, "rising"),
        Parameter("n", COUNT, "rising"),
    ),
    POINTS,
    lambda paid, part, n: paid * part * n,
    "what was paid",
)


PLACES = tuple(map(Fraction, ("-2", "0", "1", "1/3", "7")))


def test_a_parameter_is_a_name_with_its_unit() -> None:
    made = formula(evolve(PAID, formula="paid * part * n"))
    assert made is not None
    found = [(node.name, node.unit) for node in typed.walk(made) if isinstance(node, typed.Own)]
    assert found == [("paid", POINTS), ("part", SHARE), ("n", COUNT)]
    assert made.unit == POINTS


def test_a_function_without_a_formula_has_none() -> None:
    assert formula(PAID) is None


@pytest.mark.parametrize(
    ("written", "slug", "said"),
    [
        ("paid * ", "rule-syntax", "formula of `paid`, character 6: "),
        ("paid * prt", "unknown-name", "formula of `paid`, character 8: error[unknown-name]: "),
        ("paid + part", "unit-mismatch", "points and a share cannot be added"),
        ("part", "unit-mismatch", "it makes a share, and the function points"),
        ("paid > 1", "unit-mismatch", "it makes true or false, and the function points"),
        ("gap(paid, paid)", "unknown-name", "there is no function called `gap`"),
        ("sum(dimensions)", "unknown-name", "nothing in scope is called `dimensions`"),
        ("paid / 0", "division-by-zero", "character 8"),
    ],
)
def test_a_formula_that_is_wrong_is_refused_with_its_place(written: str, slug: str, said: str) -> None:
    with pytest.raises(KompassError) as caught:
        formula(evolve(PAID, formula=written))
    assert [problem.slug for problem in caught.value.problems] == [slug]
    assert said in str(caught.value)


@pytest.mark.parametrize("unit", [SHARE, COUNT, NUMBER])
def test_a_plain_number_may_be_made_of_anything_but_points(unit: Quantity) -> None:
    plain = Function("plain", (Parameter("x", unit, "rising"),), NUMBER, lambda x: x, "itself", "x")
    assert formula(plain) is not None


@pytest.mark.parametrize("name", ["stretch", "gap", "twice", "wayward"])
def test_a_formula_makes_what_the_function_makes(name: str) -> None:
    function = FUNCTIONS[name]
    made = formula(function)
    assert made is not None
    for place in product(PLACES, repeat=len(function.parameters)):
        assert function.compute(*place) == worked_out(made, function, place)
