"""Place: files that were made, where they belong: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN: Final = 8
"""Names of what is in the way that a sentence has room for."""


def place(files: Mapping[str, str], into: Path) -> tuple[Path, ...]:
    """The files, written into a folder that is there; they lie in one new folder, or are one file.

    They are made aside and moved when all is well. Raises UsageError, and leaves nothing, where
    something is in the way or cannot be written.
    """
    (top,) = {PurePosixPath(path).parts[0] for path in files}
    target = into / top
    _refuse(target)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{top}.", dir=into) as aside:
            for path, text in files.items():
                file = Path(aside, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8", newline="\n")
            if target.is_dir():
                target.rmdir()  # it is empty
            Path(aside, top).rename(target)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        message = f"Nothing was written: `{plain(str(target))}` cannot be made: {why}."
        raise click.UsageError(message) from error
    return tuple(into / path for path in files)


def _refuse(target: Path) -> None:
    if not os.path.lexists(target):
        return
    shown = plain(str(target))
    if target.is_symlink() or not target.is_dir():
        message = f"Nothing was written: `{shown}` is there already."
        raise click.UsageError(message)
    there = sorted(path.name for path in target.iterdir())
    if there:
        listed = ", ".join(f"`{plain(name)}`" for name in there[:SHOWN])
        more = f" and {len(there) - SHOWN} more" if len(there) > SHOWN else ""
        message = f"Nothing was written: in `{shown}` there is already {listed}{more}."
        raise click.UsageError(message)
