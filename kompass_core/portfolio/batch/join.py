"""Join: the parts of a result to one file, as a stream, whole or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import polars as pl

from kompass_core.portfolio.batch.lasting import lasting

if TYPE_CHECKING:
    from pathlib import Path

GROUP: Final = 100_000
"""Rows of a group of a Parquet file, so that a reader takes no more memory than we do."""


def join(parts: list[Path], output: Path, metadata: dict[str, str]) -> None:
    """Write one file of all parts, by the end of its name; raises OSError."""
    try:
        _joined(parts, output, metadata)
    except pl.exceptions.PolarsError as error:  # such as a list, which no CSV holds
        raise OSError(None, str(error).partition("\n")[0], str(output)) from error


def _joined(parts: list[Path], output: Path, metadata: dict[str, str]) -> None:
    match output.suffix.lower():
        case ".csv":
            lasting(output, lambda path: pl.scan_parquet(parts).sink_csv(path))
        case ".arrow" | ".feather" | ".ipc":
            lasting(output, lambda path: pl.scan_parquet(parts).sink_ipc(path))
        case _ if len(parts) == 1:
            lasting(output, lambda path: shutil.copyfile(parts[0], path))
        case _:
            lasting(output, lambda path: _parquet(parts, path, metadata))


def _parquet(parts: list[Path], path: Path, metadata: dict[str, str]) -> None:
    pl.scan_parquet(parts).sink_parquet(
        path, compression="zstd", compression_level=1, row_group_size=GROUP, metadata=metadata
    )
