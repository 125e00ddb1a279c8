"""Units: the whole of what may be put together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.units import (
    COUNT,
    NUMBER,
    POINTS,
    SHARE,
    TRUTH,
    Banded,
    common,
    describe,
    divided,
    quantity,
    times,
)

if TYPE_CHECKING:
    from kompass_core.rules.units import (
        Quantity,
        Unit,
    )

QUANTITIES: tuple[Quantity, ...] = (POINTS, SHARE, COUNT, NUMBER)
GRADE, SIZE = Banded("grade"), Banded("size")


@pytest.mark.parametrize(("left", "right"), list(product(QUANTITIES, QUANTITIES)))
def test_a_product_has_the_same_unit_either_way(left: Quantity, right: Quantity) -> None:
    assert times(left, right) == times(right, left)


@pytest.mark.parametrize(("left", "right"), list(product(QUANTITIES, QUANTITIES)))
def test_a_sum_has_the_same_unit_either_way(left: Quantity, right: Quantity) -> None:
    assert common(left, right) == common(right, left)


@pytest.mark.parametrize("unit", [*QUANTITIES, TRUTH, GRADE])
def test_a_unit_goes_with_itself(unit: Unit) -> None:
    assert common(unit, unit) == unit


@pytest.mark.parametrize("unit", QUANTITIES)
def test_a_plain_number_takes_the_other_unit(unit: Quantity) -> None:
    assert common(NUMBER, unit) == unit
    assert times(NUMBER, unit) == unit
    assert divided(unit, NUMBER) == unit


@pytest.mark.parametrize("unit", [POINTS, SHARE, COUNT])
def test_a_plain_number_above_the_line_is_one_of_what_stands_below(unit: Quantity) -> None:
    assert divided(NUMBER, unit) == divided(unit, unit) == SHARE


@pytest.mark.parametrize(
    ("left", "right"),
    [(POINTS, SHARE), (SHARE, COUNT), (TRUTH, NUMBER), (GRADE, NUMBER), (GRADE, SIZE), (TRUTH, GRADE)],
)
def test_what_differs_has_nothing_in_common(left: Unit, right: Unit) -> None:
    assert common(left, right) is None
    assert common(right, left) is None


def test_what_a_quotient_makes_a_product_takes_back() -> None:
    for left, right in product((POINTS, SHARE, COUNT), (POINTS, SHARE, COUNT)):
        quotient = divided(left, right)
        if quotient is not None and (left, right) not in {(COUNT, COUNT), (COUNT, SHARE)}:
            assert times(quotient, right) == left


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (POINTS, "points"),
        (SHARE, "a share"),
        (COUNT, "a count"),
        (NUMBER, "a plain number"),
        (TRUTH, "true or false"),
        (GRADE, "a band of `grade`"),
    ],
)
def test_a_unit_is_described_in_an_authors_words(unit: Unit, expected: str) -> None:
    assert expected == describe(unit)


@pytest.mark.parametrize("unit", [TRUTH, GRADE])
def test_one_cannot_calculate_with_what_is_no_quantity(unit: Unit) -> None:
    with pytest.raises(TypeError, match="where a number was promised"):
        quantity(unit)
