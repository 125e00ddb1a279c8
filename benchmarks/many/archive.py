"""Archive: so many random evaluations as one Parquet file, block by block, the same for one seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from polars.io.plugins import register_io_source

from benchmarks.many.block import block, percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.sample import Sample

GROUP = 100_000
"""Rows of a group of the file, and of a block."""


def archive(of: Sample, rows: int, path: Path) -> None:
    """Write it: `id`, and for each answer a byte with its share in percent."""
    schema = pl.DataFrame(percent(block(of, 0))).schema

    def blocks(names: list[str] | None, *_: object) -> Iterator[pl.DataFrame]:
        for number, begin in enumerate(range(0, rows, GROUP)):
            made = percent(block(of, min(GROUP, rows - begin), seed=1 + number))
            table = pl.DataFrame(made).with_columns(pl.col("id") + begin)
            yield table if names is None else table.select(names)

    register_io_source(blocks, schema=schema).sink_parquet(path, row_group_size=GROUP)
