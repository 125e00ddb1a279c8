"""Batch: files that are written together, and are safe together before anybody is told.

Each is written beside where it belongs and brought to disk, and only then takes its name, so that a name
never stands for half of a file. Bringing many to disk at once takes hardly longer than one.
"""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from kompass_core.portfolio.archive.layout import INCOMING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


TOGETHER: Final = 8
"""Files that are waited for at the same time."""


class Batch:
    """Files for a folder that is locked."""

    def __init__(self, root: Path) -> None:
        """Begin with none; what an interrupted batch left is cleared away."""
        self.root = root
        self.incoming = root / INCOMING
        self._names: list[tuple[Path, str]] = []
        clear(root)
        self.incoming.mkdir()

    def add(self, place: str, data: bytes) -> None:
        """Write a file that takes its name when the batch is settled."""
        self.add_folder(place, {"": data})

    def add_folder(self, place: str, files: Mapping[str, bytes]) -> None:
        """The same for a whole folder, by the names in it; a file is what has no name in it."""
        beside = self.incoming / str(len(self._names))
        for name, data in files.items():
            path = beside / name if name else beside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self._names.append((beside, place))

    def settle(self) -> None:
        """Bring all to disk, then let each take its name, in the order in which they were added."""
        waiting = [
            path
            for beside, _ in self._names
            for path in ((*beside.rglob("*"), beside) if beside.is_dir() else (beside,))
        ]
        # A disk brings much that is asked for at the same time down at once.
        with ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(to_disk, waiting))
        folders: dict[Path, None] = {}
        for beside, place in self._names:
            path = self.root / place
            for folder in _new(path.parent):
                folders[folder.parent] = None
            path.parent.mkdir(parents=True, exist_ok=True)
            if beside.is_dir() and path.is_dir():
                shutil.rmtree(beside)  # the same definition, which somebody else has kept
            else:
                beside.replace(path)
            folders[path.parent] = None
        with ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(to_disk, folders))
        self._names.clear()


def clear(root: Path) -> int:
    """Clear away what an interrupted batch left in a folder that is locked; how many files it were."""
    incoming = root / INCOMING
    if not incoming.exists():
        return 0
    count = sum(path.is_file() for path in incoming.rglob("*"))
    shutil.rmtree(incoming)
    return count


def _new(folder: Path) -> list[Path]:
    """Those of a folder and the folders above it that are not there."""
    found = []
    while not folder.exists():
        found.append(folder)
        folder = folder.parent
    return found


def to_disk(path: Path) -> None:
    """Wait until a file is on disk, or the names in a folder are."""
    folder = path.is_dir()
    if folder and sys.platform == "win32":
        return  # which has no way to ask for that
    handle = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
