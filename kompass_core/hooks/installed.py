"""Installed: everything that is advertised, as last discovered, unless what is installed has changed since.

Asking Python for it takes longer than scoring an evaluation; looking whether anything has changed does not.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.hooks.advertised import Advertised

METADATA: Final = (".dist-info", ".egg-info")


def installed() -> tuple[Advertised, ...]:
    """The same as `discover`, from the cache where that still holds."""
    return remembered(("installed", sys.version, *_finders(), *_metadata()), tuple, _discovered)


def _discovered() -> tuple[Advertised, ...]:
    from kompass_core.hooks.discover import discover  # noqa: PLC0415 - slow, which is why there is a cache

    return discover()


def _finders() -> Iterator[str]:
    """Whatever else tells Python what is installed."""
    return ((finder if isinstance(finder, type) else type(finder)).__qualname__ for finder in sys.meta_path)


def _metadata() -> Iterator[str]:
    """Every list of entry points on Python's path, and when it was last written."""
    for place in sys.path:
        folder = Path(place)
        try:
            with os.scandir(folder) as entries:
                names = sorted(entry.name for entry in entries if entry.name.endswith(METADATA))
        except OSError:
            names = []  # nothing is there, or an archive
        yield place if folder.is_dir() or not folder.exists() else f"{place} {folder.stat().st_mtime_ns}"
        for name in names:
            with suppress(OSError):  # without a list it advertises nothing
                yield f"{name} {(folder / name / 'entry_points.txt').stat().st_mtime_ns}"
