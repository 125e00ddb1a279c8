"""Compared: everybody's figures against our exact ones, before any time is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.many.block import block
from benchmarks.many.ours import columns, loop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.many.scorer import Doubles, Scorer
    from benchmarks.sample import Sample


def compared(of: Sample, scorers: Sequence[Scorer[Any, Any]], most: int) -> dict[str, str]:
    """How many printed tenths of each were wrong, in words.

    Our columns and the compiled function are held to each other to the last bit, the others' points to so
    many decimals as they say.

    Raises:
        ValueError: points differ, or printed digits of ours do.
    """
    rows = min(most, max(one.compared for one in scorers))
    whole = block(of, rows)
    truth = {printed: _figures(columns(of), whole, printed=printed) for printed in (False, True)}
    exact = loop(of)
    few = whole.head(exact.compared)
    for printed, figures in truth.items():
        if not np.array_equal(figures[:, : few.rows], _figures(exact, few, printed=printed)):
            raise ValueError("our columns and our compiled function differ")
    return {
        one.name: _compared(one, whole.head(one.compared), truth)
        for one in scorers
        if one.decimals is not None
    }


def _compared(one: Scorer[Any, Any], part: Any, truth: dict[bool, Doubles]) -> str:  # noqa: ANN401 - a block
    if one.points:
        points = _figures(one, part, printed=False)
        off = float(np.abs(points - truth[False][:, : part.rows]).max())
        if not off < 10.0 ** -(one.decimals or 0):
            raise ValueError(f"{one.name} is off by {off} points")
    tenths = np.round(_figures(one, part, printed=True), 1)
    if not np.abs(tenths - truth[True][:, : part.rows]).max() < 0.11:
        raise ValueError(f"{one.name} prints what is no neighbour of the right figure")
    wrong = int((tenths != truth[True][:, : part.rows]).sum())
    share = f"{100 * wrong / tenths.size:.3f} %" if wrong else "0"
    return f"{share} of {tenths.size:,}"


def _figures(one: Scorer[Any, Any], part: Any, *, printed: bool) -> Doubles:  # noqa: ANN401 - a block
    figures: Doubles = one.figures(one.run(one.prepare(part), printed=printed), printed)
    return figures
