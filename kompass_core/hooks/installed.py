"""Installed: everything that is advertised, as last discovered, unless what is installed has changed since.

Asking Python for it takes longer than scoring an evaluation; looking whether anything has changed does not.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final
from zlib import crc32

from kompass_core.hooks.advertised import Advertised
from kompass_core.hooks.cache import keep, recalled

if TYPE_CHECKING:
    from collections.abc import Iterator

METADATA: Final = (".dist-info", ".egg-info")


def installed() -> tuple[Advertised, ...]:
    """The same as `discover`, from the cache where that still holds."""
    name = f"plugins-{crc32(os.pathsep.join(sys.path).encode('utf-8', 'replace')):08x}"
    stamp = "\n".join((sys.version.replace("\n", " "), *map(repr, map(type, sys.meta_path)), *_metadata()))
    kept = recalled(name, stamp)
    if kept is not None:
        return tuple(_read(line) for line in kept.splitlines())
    from kompass_core.hooks.discover import discover  # noqa: PLC0415 - slow, which is why there is a cache

    found = discover()
    rows = [(one.group, one.name, one.value, one.distribution, one.version, one.fault or "") for one in found]
    if all(field.isprintable() for row in rows for field in row):
        keep(name, stamp, "".join("\t".join(row) + "\n" for row in rows))
    return found


def _read(line: str) -> Advertised:
    group, name, value, distribution, version, fault = line.split("\t")
    return Advertised(group, name, value, distribution, version, fault or None)


def _metadata() -> Iterator[str]:
    """Every list of entry points on Python's path, and when it was last written."""
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                yield f"{folder} {os.stat(folder or '.').st_mtime_ns}"
                names = sorted(entry.name for entry in entries if entry.name.endswith(METADATA))
        except OSError:
            continue  # nothing can be installed in what is no folder, but for an archive
        for name in names:
            try:
                written = os.stat(os.path.join(folder, name, "entry_points.txt")).st_mtime_ns
            except OSError:
                continue  # it advertises nothing
            yield f"{name} {written}"
