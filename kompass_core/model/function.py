"""Function: one scale of a framework as one Python function, for evaluations of one shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    Number: TypeAlias = int | Fraction
    Shape: TypeAlias = Mapping[str, int | Literal["not applicable"] | frozenset[str]]
    """What differs from an evaluation in which every item is judged on everything, by code: points
    given directly (the scale of the integer), an item that does not apply, or the dimensions of one
    that do not."""


@frozen
class Slot:
    """One number that goes in: the judgement of a dimension of an item, or (`dimension` None) its points.

    It is an integer: `scale` times the share, or the points.
    """

    code: str
    dimension: str | None
    scale: int


@frozen
class Result:
    """One number that comes out: `scale` times a measure of an item, or (None) a fraction, or a truth.

    `print` is the table of the report whose digits it is, None for the exact value; a printed
    figure is `points` or `percent`, and `scale` is then a power of ten.
    """

    code: str
    measure: str
    scale: int | None
    print: str | None = None


@frozen
class Function:
    """Exact scores without derivation, fast.

    `run` takes one sequence of integers, one for each of `slots`, and gives a tuple with one
    number for each of `results`; it raises ZeroDivisionError where a rule divides by zero, and
    FunctionError (of `rules.apply`) where a function of a plugin fails.
    `source` is its Python text. `absent` are the items that do not apply in this shape.
    """

    scale: str
    slots: tuple[Slot, ...]
    results: tuple[Result, ...]
    absent: frozenset[str]
    run: Callable[[tuple[int, ...]], tuple[Number, ...]] = field(repr=False)
    source: str = field(repr=False)
    shape: Shape
