"""Block: many random evaluations of the sample, a column of small whole numbers for each answer."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from attrs import field, frozen

from benchmarks.sample import STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from benchmarks.sample import Sample, Shares

    Answers: TypeAlias = NDArray[np.int8]

PARTS = {dimension: lcm(*(share.denominator for share in shares)) for dimension, shares in STEPS.items()}
"""In how many parts of one the shares of a dimension are told: quarters, or tenths."""


@frozen
class Block:
    """So many rows; `answers` has a column an answer, by item and dimension, in the order asked."""

    rows: int
    answers: Mapping[tuple[str, str], Answers] = field(repr=False)

    def head(self, rows: int) -> Block:
        """The first rows of it."""
        rows = min(rows, self.rows)
        return Block(rows, {answer: column[:rows] for answer, column in self.answers.items()})


def block(of: Sample, rows: int, seed: int = 1) -> Block:
    """Random evaluations in which everything is answered, the same for one seed."""
    random = np.random.default_rng(seed)
    numbers = {
        dimension: np.array([int(share * PARTS[dimension]) for share in shares], np.int8)
        for dimension, shares in STEPS.items()
    }
    answers = {}
    for answer in of.asked:
        steps = numbers[answer[1]]
        answers[answer] = steps[random.integers(0, len(steps), rows, np.int8)]
    return Block(rows, answers)


def laid_out(of: Sample, evaluations: list[Shares]) -> Block:
    """Evaluations as a block."""
    columns = zip(*evaluations, strict=True)
    answers = {
        answer: np.array([int(share * PARTS[answer[1]]) for share in column], np.int8)
        for answer, column in zip(of.asked, columns, strict=True)
    }
    return Block(len(evaluations), answers)


def percent(one: Block) -> dict[str, NDArray[np.generic]]:
    """A block as the table that `kompass batch` takes: a number for each row, and shares in percent."""
    shares = {
        f"{code}:{dimension}": column * np.int8(100 // PARTS[dimension])
        for (code, dimension), column in one.answers.items()
    }
    return {"id": np.arange(one.rows), **shares}
