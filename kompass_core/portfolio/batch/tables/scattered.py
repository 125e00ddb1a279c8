"""Scattered: values by the evaluation and the column that they belong to, in a file for so many evaluations.

A value is a number for its text. Of a file only what is used takes any room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from pathlib import Path

    Numbers = np.ndarray[Any, np.dtype[Any]]

BLOCK: Final = 16_384
"""Evaluations of a file."""


class Scattered:
    """All that was put in so far; `rows` has the number of the row in which each id is first met."""

    def __init__(self, folder: Path, width: int) -> None:
        """Nothing yet, in tables of so many columns."""
        folder.mkdir(parents=True)
        self.folder = folder
        self.width = width
        self.used = np.zeros(width, dtype=bool)
        self.texts: dict[str, int] = {}
        self.ids: dict[str, int] = {}
        self.rows: list[int] = []

    def place(self, id_: str, row: int) -> int:
        """The place of an evaluation, which is met in that row."""
        found = self.ids.setdefault(id_, len(self.ids))
        if found == len(self.rows):
            self.rows.append(row)
        return found

    def owners(self, ids: pl.Series, rows: Numbers) -> Numbers:
        """The place of the evaluation of each row."""
        known = ids.unique(maintain_order=True)
        places = [
            self.place(id_, int(rows[first])) for first, id_ in zip(ids.arg_unique(), known, strict=True)
        ]
        return ids.replace_strict(known, places, return_dtype=pl.Int64).to_numpy()

    def values(self, values: pl.Series) -> Numbers:
        """The number of the text of each row; 0 where there is none."""
        known = values.drop_nulls().unique(maintain_order=True).to_list()
        numbers = [self.texts.setdefault(text, len(self.texts) + 1) for text in known]
        if not known:
            return np.zeros(len(values), dtype=np.int64)
        return values.replace_strict(known, numbers, default=0, return_dtype=pl.Int64).fill_null(0).to_numpy()

    def put(self, who: Numbers, where: Numbers, what: Numbers) -> Numbers:
        """Put values where they belong; which of them found another one there."""
        self.used[np.unique(where)] = True
        _, firsts = np.unique(who * self.width + where, return_index=True)
        again = np.ones(len(who), dtype=bool)
        again[firsts] = False
        for block in np.unique(who // BLOCK):
            own = np.flatnonzero((who // BLOCK == block) & ~again)
            cells, inside = self.block(int(block)), who[own] - block * BLOCK
            again[own] = cells[where[own], inside] != 0
            cells[where[own], inside] = what[own]
        doubled: Numbers = again & (what != 0)
        return doubled

    def block(self, number: int) -> Numbers:
        """The table of a file, in columns."""
        path = self.folder / f"{number}"
        mode: Any = "r+" if path.exists() else "w+"
        cells: Numbers = np.memmap(path, dtype=np.uint16, mode=mode, shape=(self.width, BLOCK))
        return cells
