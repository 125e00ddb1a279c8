"""Functions of plugins in JavaScript: the same as in Python, wherever both are asked."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest

from kompass_between import BETWEEN
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.rules.formula import formula
from kompass_core.rules.javascript import exact, javascript, quoted
from tests.rules.node import MISSING, NODE, run

if TYPE_CHECKING:
    from kompass_core.rules.units import Function

PLACES = [Fraction(one, 6) for one in (-1, 0, 1, 3, 4, 6, 7)]
WRITTEN = (BETWEEN,)
"""Those of the shipped ones that have a formula: a function without is no worse."""


def test_every_function_that_has_a_formula_is_looked_at() -> None:
    written = [one for one in load_plugins().functions.values() if one.formula is not None]
    assert {one.name for one in WRITTEN} == {one.name for one in written}


@pytest.mark.skipif(NODE is None, reason=MISSING)
@pytest.mark.parametrize("function", WRITTEN, ids=lambda one: one.name)
def test_a_function_is_the_same_in_both_languages(function: Function) -> None:
    places = list(product(PLACES, repeat=len(function.parameters)))
    asked = ", ".join(f"[{', '.join(map(exact, place))}]" for place in places)
    rule = formula(function)
    assert rule is not None
    names = quoted([parameter.name for parameter in function.parameters])
    said = run(
        f"const compute = formula({javascript(rule)}, {names});"
        f"return [{asked}].map((place) => compute(...place)).map(({{ n, d }}) => `${{n}}/${{d}}`);"
    )
    assert [function.compute(*place) for place in places] == [Fraction(text) for text in said["value"]]
