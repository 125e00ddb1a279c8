"""Failing: a draw in which columns say nothing, to what is wrong with it, as the reference says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kompass_core.portfolio.simulate.single import single
from kompass_core.portfolio.simulate.worked import truth
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.whole import NO
from kompass_core.stages.score.failed import failed
from kompass_core.stages.score.run import RunError

if TYPE_CHECKING:
    from kompass_core.portfolio.simulate.contender import Contender
    from kompass_core.portfolio.simulate.entered import Entered
    from kompass_core.portfolio.simulate.pieces import Piece
    from kompass_core.portfolio.simulate.worked import Columns


def failing(contender: Contender, columns: Columns, there: Entered, seed: int, piece: Piece) -> None:
    """Refuse draws in which a rule has no value.

    Raises:
        KompassError: there is one, such as a weighted mean of weights that are all zero.
    """
    if contender.aside == NO:
        return
    found = np.flatnonzero(truth(contender.aside, columns))
    if not found.size:
        return
    try:
        single(contender, there, seed, piece.start + int(found[0]))
    except RunError as error:
        raise KompassError([failed(error)]) from None
    message = f"a draw of `{contender.known[0].id}` cannot be worked out in columns"
    raise KompassError([Problem("cannot-vary", message, contender.known[0].evaluation.framework.span)])
