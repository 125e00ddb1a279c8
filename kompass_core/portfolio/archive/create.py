"""Create: a folder that is not there yet, or is empty, to an archive."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kompass_core.portfolio.archive.batch import to_disk
from kompass_core.portfolio.archive.layout import GIT_ATTRIBUTES, GIT_IGNORES, MARK, VERSION, is_archive
from kompass_core.portfolio.archive.store import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path


def create(root: Path) -> None:
    """Make the folder an archive, unless it is one; others may do so at the same time.

    Raises ArchiveError where something else is there, or cannot be written.
    """
    if is_archive(root):
        return
    try:
        root.mkdir(parents=True, exist_ok=True)
        others = [path.name for path in root.iterdir() if not path.name.startswith(".")]
        if others and not is_archive(root):
            message = (
                f"`{root}` holds something else, such as `{min(others)}`: name a new folder, or an empty one"
            )
            raise ArchiveError(message)
        for name, text in (GIT_IGNORES, GIT_ATTRIBUTES):
            if not (root / name).exists():  # else somebody wants it otherwise
                _write(root / name, text)
        _write(root / MARK, f"{VERSION}\n")
    except OSError as error:
        raise ArchiveError(f"`{root}` cannot be made an archive: {reason(error)}") from error


def known(root: Path) -> None:
    """Raise ArchiveError where the folder is no archive, or one that only a later version can read."""
    if not is_archive(root):
        what = "is no archive" if root.is_dir() else "is not there" if not root.exists() else "is no folder"
        message = f"`{root}` {what}; `kompass archive add {root} EVALUATION...` makes one"
        raise ArchiveError(message)
    try:
        version = (root / MARK).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(f"`{root / MARK}` cannot be read") from error
    if version != VERSION:
        raise ArchiveError(f"`{root}` is an archive of version {version[:20]!r}; this one reads {VERSION}")


def reason(error: OSError) -> str:
    """Why something cannot be done to a file, as the end of a sentence."""
    return (error.strerror or str(error)).lower()


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(text, "utf-8")
    to_disk(beside)
    beside.replace(path)
    to_disk(path.parent)
