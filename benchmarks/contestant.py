"""Contestant: somebody who scores a sample, in a form that can be compared and timed."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.sample import Shares

    Figures: TypeAlias = tuple[Sequence[float], Sequence[float]]
    """Points and printed tenths of every item, in the order of `Sample.items`."""

Taken = TypeVar("Taken")
Made = TypeVar("Made")


@frozen
class Contestant(Generic[Taken, Made]):
    """`run` is what is timed, on what `prepare` made of an evaluation beforehand.

    `figures` lays out what came of it, for comparing; `sample` is of how many evaluations the
    printed digits are counted, as many as take a few seconds.
    """

    name: str
    prepare: Callable[[Shares], Taken]
    run: Callable[[Taken], Made]
    figures: Callable[[Made], Figures]
    sample: int


def tenths(points: Iterable[float]) -> list[float]:
    """Points rounded half-up to tenths, as a programmer rounds doubles."""
    return [floor(value * 10 + 0.5) / 10 for value in points]


def as_made(figures: Figures) -> Figures:
    """Figures that are laid out already."""
    return figures
