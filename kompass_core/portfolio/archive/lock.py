"""Lock: one writer at a time in a folder, whichever process it is; the system takes it from who is killed."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from kompass_core.portfolio.archive.layout import LOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAUSE: Final = 0.05
"""Seconds until it is asked for again, where the system cannot wait for it."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Be the only writer; raises OSError where the folder cannot be written to."""
    # The file stays: whoever removed it would lock another one than who waits for it.
    handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            while True:
                try:
                    msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(PAUSE)
        else:
            import fcntl  # noqa: PLC0415 - everywhere else

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
