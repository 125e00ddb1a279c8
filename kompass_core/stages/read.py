"""Read: a document of a file, or of text in hand.

A file that somebody else wrote may be anything: a pipe that never ends, a link to itself, another
encoding. Only a regular file of a bounded size is opened at all.
"""

from __future__ import annotations

import os
import stat
from errno import ELOOP
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.read_json import read_json
from kompass_core.stages.read_toml import read_toml
from kompass_core.stages.reading.decode import decode, in_hand
from kompass_core.stages.reading.limits import LARGEST, too_large

if TYPE_CHECKING:
    from kompass_core.model.document import Document
    from kompass_core.problems import Source

Kind: TypeAlias = Literal["toml", "json"]

NEIGHBOURS = 1000
"""Files of a folder that are looked at for a name that is nearly right."""


def read(path: str | os.PathLike[str]) -> Document:
    """The document in the file, by the end of its name: `.toml` or `.json`.

    The source bears the path as it is given. Raises KompassError where the file cannot be read,
    is no UTF-8, is not TOML or JSON, or passes a limit.
    """
    name = os.fspath(path)
    data = _bytes(name)
    match os.path.splitext(name)[1].lower():  # noqa: PTH122 - the path as given, not as normalised
        case ".toml":
            return _document(decode(data, name), "toml")
        case ".json":
            return _document(decode(data, name), "json")
    raise _unreadable(name, "the file is neither .toml nor .json by its name", "name it after what is in it")


def read_text(text: str, name: str, kind: Kind = "toml") -> Document:
    """The document of text in hand; `name` is what its author knows it by. Raises KompassError."""
    return _document(in_hand(text, name), kind)


def _document(source: Source, kind: Kind) -> Document:
    return read_toml(source) if kind == "toml" else read_json(source)


def _bytes(name: str) -> bytes:
    try:
        status = os.stat(name)  # noqa: PTH116 - the path as given, not as normalised
        if stat.S_ISDIR(status.st_mode):
            raise _unreadable(name, "this is a folder, not a file", "name a file in it")
        if not stat.S_ISREG(status.st_mode):
            raise _unreadable(name, "this is a pipe or a device, not a file", "save what comes out of it as a file")
        if status.st_size > LARGEST:
            raise KompassError([too_large(name)])
        with open(name, "rb") as file:  # noqa: PTH123 - the path as given, not as normalised
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _unreadable(name, *_missing(name)) from None
    except PermissionError:
        raise _unreadable(name, "you may not read this file", "ask its owner for permission") from None
    except (OSError, ValueError) as error:
        # A name may hold what no file name can, such as a NUL: that is a ValueError.
        why = (isinstance(error, OSError) and error.strerror) or str(error)
        if isinstance(error, OSError) and error.errno == ELOOP:
            why = "it is a link that leads back to itself"
        raise _unreadable(name, f"the file cannot be read: {why.lower()}", "check the path") from None


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


def _unreadable(name: str, message: str, hint: str) -> KompassError:
    return KompassError([Problem("unreadable-file", message, name, hint)])
