"""Scorer: somebody who scores many evaluations at once, in a form that can be compared and timed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

import numpy as np
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from benchmarks.many.block import Block

    Doubles: TypeAlias = NDArray[np.float64]

Taken = TypeVar("Taken")
Made = TypeVar("Made")
Takes_contra = TypeVar("Takes_contra", contravariant=True)
Makes_co = TypeVar("Makes_co", covariant=True)


class Run(Protocol[Takes_contra, Makes_co]):
    """What is timed: to the points of all that is wanted, or (`printed`) to their tenths instead."""

    def __call__(self, taken: Takes_contra, /, *, printed: bool) -> Makes_co:
        """What is made of a block that was prepared."""


@frozen
class Scorer(Generic[Taken, Made]):
    """`run` is what is timed, on what `prepare` made of a block beforehand.

    `figures` lays out what came of it for comparing: a row for each of `Sample.sums`. `decimals` says to how
    many its points are compared, None that they are no figures, on how many rows `compared`. It is timed on
    `most` rows at most. Some know no `points` but printed ones; some work `elsewhere`, in another process.
    """

    name: str
    prepare: Callable[[Block], Taken]
    run: Run[Taken, Made]
    figures: Callable[[Made, bool], Doubles]
    decimals: int | None = 6
    compared: int = 100_000
    most: int = 10**9
    points: bool = True
    elsewhere: bool = False


def half_up(points: Doubles) -> Doubles:
    """Tenths, as a programmer rounds doubles."""
    return np.floor(points * 10 + 0.5) / 10


def stacked(columns: Sequence[NDArray[np.generic]]) -> Doubles:
    """Columns under each other, in doubles."""
    return np.stack([np.asarray(column, np.float64) for column in columns])
