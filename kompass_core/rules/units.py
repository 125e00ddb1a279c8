"""Units: what kind of thing a value is, so that points are never added to shares.

A plain literal (`15`) is a `NUMBER`: it takes the unit of what it stands beside. `15%` is a
share. Bands have a unit of their own each, so that grades of two sets are not compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

Quantity: TypeAlias = Literal["points", "share", "count", "number"]

POINTS: Quantity = "points"
SHARE: Quantity = "share"
COUNT: Quantity = "count"
NUMBER: Quantity = "number"


@frozen
class Truth:
    """Either true or false."""


@frozen
class Banded:
    """One of the bands of a set."""

    bands: str


Unit: TypeAlias = Quantity | Truth | Banded
TRUTH = Truth()

_TIMES: dict[tuple[Quantity, Quantity], Quantity] = {
    (POINTS, SHARE): POINTS,
    (POINTS, COUNT): POINTS,
    (SHARE, SHARE): SHARE,
    (SHARE, COUNT): SHARE,
    (COUNT, COUNT): COUNT,
}
_DIVIDED: dict[tuple[Quantity, Quantity], Quantity] = {
    (POINTS, POINTS): SHARE,
    (POINTS, SHARE): POINTS,
    (POINTS, COUNT): POINTS,
    (SHARE, SHARE): SHARE,
    (SHARE, COUNT): SHARE,
    (COUNT, COUNT): SHARE,
    (COUNT, SHARE): COUNT,
    (NUMBER, POINTS): SHARE,
    (NUMBER, SHARE): SHARE,
    (NUMBER, COUNT): SHARE,
}
"""A plain number above the line is one of what stands below it: `5 / maximum` is a share."""


def describe(unit: Unit) -> str:
    """The unit as an author says it."""
    match unit:
        case Truth():
            return "true or false"
        case Banded(bands):
            return f"a band of `{bands}`"
        case "points":
            return "points"
        case "number":
            return "a plain number"
        case _:
            return f"a {unit}"


def quantity(unit: Unit) -> Quantity:
    """The unit of what has been checked to be a number.

    Raises:
        TypeError: one cannot calculate with it.
    """
    if isinstance(unit, str):
        return unit
    message = f"{unit!r} where a number was promised"
    raise TypeError(message)


def common(left: Unit, right: Unit) -> Unit | None:
    """The unit that both are, a plain number taking the other's; None where there is none."""
    if left == right or (right == NUMBER and isinstance(left, str)):
        return left
    return right if left == NUMBER and isinstance(right, str) else None


def times(left: Quantity, right: Quantity) -> Quantity | None:
    """The unit of a product; None where it would have none (points times points)."""
    if NUMBER in (left, right):
        return right if left == NUMBER else left
    return _TIMES.get((left, right)) or _TIMES.get((right, left))


def divided(left: Quantity, right: Quantity) -> Quantity | None:
    """The unit of a quotient; None where it would have none (a share by points)."""
    return left if right == NUMBER else _DIVIDED.get((left, right))


@frozen
class Parameter:
    """One parameter of a function, and how the result follows it when it grows."""

    name: str
    unit: Quantity
    direction: Literal["rising", "falling"]


@frozen
class Function:
    """A function that a plugin adds to the language.

    `compute` takes one exact fraction per parameter and returns one; it is called with nothing
    else, must give the same for the same, and must follow each parameter in the direction
    stated, because that is how a score is bounded where something is not known. `formula` is the same in
    the language of rules, over the names of the parameters: `low + (high - low) * part`. Without it, what
    runs outside of Python (a page, a database) or on whole columns cannot work it out.
    """

    name: str
    parameters: tuple[Parameter, ...]
    unit: Quantity
    compute: Callable[..., Fraction]
    summary: str
    formula: str | None = None


@frozen
class Bands:
    """Names for ranges of a number: each band reaches from its start up to the next one's."""

    name: str
    unit: Quantity
    names: tuple[str, ...]
    starts: tuple[Fraction, ...]
