"""Open: the path of a file to the table that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.portfolio.batch.inputs import SEPARATED
from kompass_core.portfolio.batch.tables.cells import is_long
from kompass_core.portfolio.batch.tables.scanned import Scanned
from kompass_core.portfolio.batch.tables.separated import Separated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.portfolio.batch.tables.piece import Table


def opened(path: Path, columns: Sequence[str], scratch: Path) -> Table:
    """The table in a file, by the end of its name; a long one as the wide one that it stands for.

    `columns` are those that a wide one can have, and `scratch` is a folder in which files may be left. Raises
    KompassError where it cannot be read.
    """
    suffix = path.suffix.lower()
    table: Table = Scanned(str(path), suffix) if suffix not in SEPARATED else Separated(path, str(path))
    if not is_long(table.names):
        return table
    from kompass_core.portfolio.batch.tables.long import Long  # noqa: PLC0415 - few are

    return Long(table, columns, scratch)
