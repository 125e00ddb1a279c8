"""Files: the folders of a workspace to the files in them that may have to do with a framework."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.editor.context import Context

MOST: Final = 20_000
"""Files that are looked at."""

OTHERS: Final = ("node_modules", "build", "dist", "__pycache__")
"""Folders in which nobody writes by hand; nor in those whose names begin with a point."""


def files(folders: Iterable[Path], known: Context) -> tuple[Path, ...]:
    """The files of TOML in the folders, and beside the framework that is known, each once."""
    beside = known.home.parent if known.home is not None else known.path.parent
    found = dict.fromkeys(path.absolute() for folder in (*folders, beside) for path in _in(folder))
    return tuple(found)


def _in(folder: Path) -> Iterator[Path]:
    return islice(_walked(folder), MOST)


def _walked(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in OTHERS)
        yield from (Path(place) / name for name in sorted(names) if name.endswith(".toml"))
