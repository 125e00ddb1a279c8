"""Pieces: many draws to pieces that fit into memory, and the columns of each, however they are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from attrs import frozen

from kompass_core.portfolio.simulate.stream import stream
from kompass_core.portfolio.simulate.worked import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.portfolio.simulate.chance import Drawn
    from kompass_core.portfolio.simulate.contender import Contender
    from kompass_core.portfolio.simulate.stream import Whole
    from kompass_core.portfolio.simulate.worked import Column
    from kompass_core.rules.whole import Named

SIZE: Final = 2**16
"""Draws of a piece: columns of half a megabyte, which stay near the processor."""


@frozen
class Piece:
    """Some draws: from the one at `start` on, so many; `long` where numbers may have any length."""

    start: int
    count: int
    long: bool = False


def pieces(draws: int, size: int = SIZE, *, long: bool = False) -> tuple[Piece, ...]:
    """The pieces of so many draws."""
    return tuple(Piece(start, min(size, draws - start), long) for start in range(0, draws, size))


def places(drawn: Iterable[Drawn], seed: int, piece: Piece) -> dict[str, Whole]:
    """For each column which of what it may be it is, in each draw of a piece."""
    found: dict[str, Whole] = {}
    for one in drawn:
        found[one.name] = one.chance.places(stream(seed, one.stream, piece.start, piece.count))
    return found


def drawn_columns(drawn: Iterable[Drawn], at: Mapping[str, Whole], piece: Piece) -> dict[str, Column]:
    """The columns, by what each is in each draw."""
    made = {one.name: one.chance.values(at[one.name]) for one in drawn}
    return {name: column.astype(object) for name, column in made.items()} if piece.long else made


def columns(contender: Contender, shared: Mapping[str, Column], seed: int, piece: Piece) -> dict[str, Column]:
    """The columns that all share, and what is drawn for a contender alone."""
    return {**shared, **drawn_columns(contender.drawn, places(contender.drawn, seed, piece), piece)}


def worked_out(steps: Iterable[Named], made: dict[str, Column], piece: Piece) -> dict[str, Column]:
    """The same columns with those of steps."""
    for step in steps:
        value = expression(step.value, made)
        made[step.name] = value if isinstance(value, np.ndarray) else np.full(piece.count, value)
    return made
