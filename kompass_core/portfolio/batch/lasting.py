"""Lasting: a file that is there as a whole, after a power cut too, or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def lasting(path: Path, write: Callable[[Path], object]) -> None:
    """Let a file be written beside, and put in its place; raises OSError."""
    beside = path.with_name(f".{path.name}")
    try:
        write(beside)
        handle = os.open(beside, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        raise
    settle(path.parent)


def settle(folder: Path) -> None:
    """Let the names in a folder last, where the system has a way to ask for it."""
    with contextlib.suppress(OSError):  # Windows opens no folder, and needs none of this
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
