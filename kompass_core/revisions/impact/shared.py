"""Shared out: the points of an item in every state in between to what each change gives."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def shared_out(
    code: str, before: Fraction, values: Sequence[Fraction | None], after: Fraction
) -> Mapping[int, Fraction]:
    """What each change gives, by its place; those that give nothing are left out.

    `values` are the points in the first state and after each change. Where one is not known, its change
    counts together with the next.

    Raises:
        ArithmeticError: the first and the last are not what the whole definitions make, so that what the
            changes give would not add up to the difference.
    """
    if values[0] != before or values[-1] != after:
        message = f"the changes of {code} lead from {values[0]} to {values[-1]}, not from {before} to {after}"
        raise ArithmeticError(message)
    given: dict[int, Fraction] = {}
    last = before
    for place, value in enumerate(values[1:]):
        if value is not None and value != last:
            given[place], last = value - last, value
    if sum(given.values(), Fraction(0)) != after - before:
        message = f"what the changes of {code} give does not add up"
        raise ArithmeticError(message)
    return given
