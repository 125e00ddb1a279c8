"""Cache: what was worked out before, kept in a file for as long as what it was worked out of is the same.

It saves time and nothing else: without it, or where it cannot be kept, all is worked out anew. It lies in the
folder that the environment variable `KOMPASS_CACHE` names (`off`: nowhere), else where the user's caches are.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def recalled(name: str, stamp: str) -> str | None:
    """What is kept under the name, if it was kept with just this stamp."""
    folder = _folder()
    if folder is None:
        return None
    try:
        kept = (folder / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return kept[len(stamp) + 1 :] if kept.startswith(f"{stamp}\n") else None


def keep(name: str, stamp: str, text: str) -> None:
    """Keep a text under the name, with a stamp: everything that it depends on, in words."""
    folder = _folder()
    if folder is None:
        return
    beside = folder / f"{name}.{os.getpid()}"
    with suppress(OSError, UnicodeEncodeError):  # a full or a foreign disk costs time only
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(f"{stamp}\n{text}", "utf-8")
        beside.replace(folder / name)


def _folder() -> Path | None:
    named = os.environ.get("KOMPASS_CACHE")
    if named:
        return None if named == "off" else Path(named)
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if os.environ.get(variable):
            return Path(os.environ[variable]) / "kompass"
    try:
        return Path.home() / ".cache" / "kompass"
    except RuntimeError:
        return None
