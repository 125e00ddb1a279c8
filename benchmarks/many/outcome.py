"""Outcome: files of scores by different ways, held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from benchmarks.formula import plain
from benchmarks.sample import sample

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.many.scorer import Doubles


def tenths(path: Path) -> Doubles:
    """The printed tenths of a Parquet file or of a folder of them, in the order of ids, a row an item."""
    table = pl.read_parquet(sorted(path.rglob("*.parquet")) if path.is_dir() else path).sort("id")
    names = [item.code if item.code in table.columns else plain(item.code, None) for item in sample().sums]
    whole = table.schema[names[0]].is_integer()
    found = table.select(pl.col(names).cast(pl.Float64)).to_numpy().T
    return np.round(found / 10 if whole else found, 1)


def wrong(made: Doubles, right: Doubles) -> str:
    """How many are not the right ones, in words; raises ValueError where one is not even next to it."""
    if made.shape != right.shape or not np.abs(made - right).max(initial=0.0) < 0.11:
        raise ValueError("a file of scores has other figures than ours")
    count = int((made != right).sum())
    return f"{100 * count / made.size:.3f} % of {made.size:,}" if count else f"0 of {made.size:,}"
