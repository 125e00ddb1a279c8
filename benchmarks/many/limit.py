"""Limit: one weighted sum of all answers in numpy, and nothing that makes a framework of it.

Each of 400 columns of bytes is multiplied by a whole number and added to the sum of its sub-area, in 32 bits;
five or six of these are added up to an area, eight areas to the total. No choice, no cap, no division and no
rounding. Worked off in pieces of so many rows that the sums stay in the cache of the processor.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import lcm
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from benchmarks.many.block import PARTS
from benchmarks.many.scorer import Scorer

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from benchmarks.many.block import Block
    from benchmarks.sample import Question, Sample

    Sums: TypeAlias = NDArray[np.int32]

PIECE = 65_536
"""Rows at a time; the quickest of the powers of two from 4,096 on."""


def limit(of: Sample, threads: int = 1) -> Scorer[Block, Sums]:
    """The weighted sum, by one thread or several."""
    plain = _Weighted(of)

    def run(taken: Block, /, *, printed: bool) -> Sums:
        del printed
        made = np.empty((len(of.sums), taken.rows), np.int32)

        def piece(begin: int) -> None:
            plain.into(taken, begin, made[:, begin : begin + PIECE])

        begins = range(0, taken.rows, PIECE)
        if threads == 1:
            for begin in begins:
                piece(begin)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(piece, begins))
        return made

    name = "the limit: a weighted sum in numpy" + (f", {threads} threads" if threads > 1 else "")
    return Scorer(name, lambda block: block, run, lambda made, _: made / plain.scale, decimals=None)


class _Weighted:
    """What each answer is multiplied by and which sum it goes to, and the sums of sums."""

    def __init__(self, of: Sample) -> None:
        weights = {answer: weight for one in of.questions for answer, weight in _weights(one)}
        self.scale = lcm(*(weight.denominator for weight in weights.values()))
        rows = {item.code: number for number, item in enumerate(of.sums)}
        above = {child: rows[item.code] for item in of.sums for child in item.children}
        self.terms = [
            (answer, above[answer[0]], np.int32(int(weight * self.scale)))
            for answer, weight in weights.items()
        ]
        self.sums = [
            (rows[item.code], [rows[child] for child in item.children])
            for item in of.sums
            if item.level != "subarea"
        ]
        self.first = len(of.sums) - len(self.sums)

    def into(self, taken: Block, begin: int, made: Sums) -> None:
        """The sums of one piece."""
        rows = made.shape[1]
        scratch = np.empty(rows, np.int32)
        made[: self.first] = 0
        for answer, row, weight in self.terms:
            column = taken.answers[answer][begin : begin + rows]
            np.multiply(column, weight, out=scratch, dtype=np.int32)
            np.add(made[row], scratch, out=made[row])
        for row, (first, *others) in self.sums:
            np.copyto(made[row], made[first])
            for other in others:
                np.add(made[row], made[other], out=made[row])


def _weights(question: Question) -> list[tuple[tuple[str, str], Fraction]]:
    """Points for each part of an answer, as if a question had no choice."""
    shares = [2, 1] if question.rule == "weighted" else [1] * len(question.dimensions)
    return [
        ((question.code, name), question.maximum * share / sum(shares) / PARTS[name])
        for name, share in zip(question.dimensions, shares, strict=True)
    ]
