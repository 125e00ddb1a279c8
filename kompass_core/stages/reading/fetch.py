"""Fetch: the bytes of a file that somebody else wrote.

It may be anything: a pipe that never ends, a link to itself, a folder. Only a regular file of a
bounded size is opened at all.
"""

from __future__ import annotations

import os
import stat
from errno import ELOOP
from itertools import islice
from pathlib import Path

from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.reading.limits import LARGEST, too_large
from kompass_core.stages.reading.unsaved import held

NEIGHBOURS = 1000
"""Files of a folder that are looked at for a name that is nearly right."""


def fetch(name: str) -> bytes:
    """The bytes of the file, or what an editor holds of it.

    Raises KompassError where it cannot be read, or is too large.
    """
    if (text := held(name)) is not None:
        return text
    try:
        status = os.stat(name)  # noqa: PTH116 - the path as given, not as normalised
        if stat.S_ISDIR(status.st_mode):
            raise unreadable(name, "this is a folder, not a file", "name a file in it")
        if not stat.S_ISREG(status.st_mode):
            raise unreadable(
                name, "this is a pipe or a device, not a file", "save what comes out of it as a file"
            )
        if status.st_size > LARGEST:
            raise KompassError([too_large(name)])
        with open(name, "rb") as file:  # noqa: PTH123 - the path as given, not as normalised
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise unreadable(name, *_missing(name)) from None
    except PermissionError:
        raise unreadable(name, "you may not read this file", "ask its owner for permission") from None
    except OSError as error:
        why = (
            "it is a link that leads back to itself" if error.errno == ELOOP else str(error.strerror).lower()
        )
        raise unreadable(name, f"the file cannot be read: {why}", "check the path") from None
    except ValueError:
        # Of the name, which holds a NUL or half of a character.
        raise unreadable(name, "no file can have this name", "check the path") from None


def _missing(name: str) -> tuple[str, str]:
    path = Path(name)
    if path.is_symlink():
        return "this is a link to a file that is not there", "check what it points to"
    try:
        with os.scandir(path.parent) as entries:
            found = near(path.name, [entry.name for entry in islice(entries, NEIGHBOURS)])
    except OSError:
        return "the folder of this file is not there", "check the path"
    hint = f"did you mean {' or '.join(f'`{name}`' for name in found)}?" if found else "check the path"
    return "there is no such file", hint


def unreadable(name: str, message: str, hint: str) -> KompassError:
    """The error that the file of this name cannot be read."""
    return KompassError([Problem("unreadable-file", message, name, hint)])
