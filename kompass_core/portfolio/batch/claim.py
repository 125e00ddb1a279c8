"""Claim: a folder that one process alone writes to; the system takes it from who is killed."""

from __future__ import annotations

import os
import sys
from errno import EWOULDBLOCK
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LOCK: Final = ".lock"


class Claim:
    """A folder that is claimed until it is released, or the process ends."""

    def __init__(self, folder: Path) -> None:
        """Claim it; raises OSError where it cannot be written to, or another run writes there."""
        self.path = folder / LOCK
        self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - only there

                msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)
            else:
                os.lockf(self._handle, os.F_TLOCK, 0)
        except OSError as error:
            os.close(self._handle)
            raise OSError(EWOULDBLOCK, "another run is writing there", str(folder)) from error

    def release(self) -> None:
        """Let others have it; once is enough."""
        if self._handle >= 0:
            self.path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = -1
