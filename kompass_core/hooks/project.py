"""Project: what the nearest `pyproject.toml` says about plugins, as a choice."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.choice import SLOWEST, Choice, Wish, Wishes
from kompass_core.model.shape import Anything, Key, ListOf, Number, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kompass_core.model.document import Document, Entry

NAME: Final = "pyproject.toml"
SHAPE: Final = Table(
    "`[tool.kompass]`",
    {
        "plugins": Key(ListOf(Text())),
        "block-plugins": Key(ListOf(Text())),
        "plugin-seconds": Key(Number(Fraction(1, 1000), SLOWEST)),
    },
)
FILE: Final = Table(
    "the file",
    {"tool": Key(Table("the tools", {"kompass": Key(SHAPE)}, others=Anything()))},
    others=Anything(),
)
"""Most of the file is the affair of others."""


def project(folder: Path) -> Choice:
    """What the first file that has a table for us says, of those in the folder and above it.

    Raises:
        KompassError: the file cannot be read, or its table for us has what we do not know.
    """
    for path in _upward(folder):
        document = _ours(path)
        if document:
            return _choice(document)
    return Choice()


def _upward(folder: Path) -> Iterator[Path]:
    for place in (folder, *folder.parents):
        path = place / NAME
        if path.is_file():
            yield path


def _ours(path: Path) -> Document | None:
    """The document of a file that has a table for us.

    Most have none, and so none of our name in them, which is quickly seen.
    """
    if not _mentioned(path):
        return None
    from kompass_core.stages.check.conform import conform  # noqa: PLC0415 - seldom needed, and slow
    from kompass_core.stages.read import read  # noqa: PLC0415 - as above

    document = read(os.path.relpath(path))
    tools = document.root.get("tool")
    if not tools or not isinstance(tools.value, Mapping) or "kompass" not in tools.value:
        return None
    conform(document, FILE)
    return document


def _mentioned(path: Path) -> bool:
    try:
        return b"kompass" in path.read_bytes()
    except OSError:
        return True  # reading it says what is wrong


def _choice(document: Document) -> Choice:
    from kompass_core.stages.check import values  # noqa: PLC0415 - as above

    rows = values.table(values.table(document.root, "tool"), "kompass")
    seconds = values.number(rows, "plugin-seconds")
    return Choice(
        only=_wishes(rows.get("plugins")),
        block=_wishes(rows.get("block-plugins")),
        seconds=None if seconds is None else float(seconds),
    )


def _wishes(entry: Entry | None) -> Wishes | None:
    if entry is None or not isinstance(entry.value, tuple):
        return None
    return Wishes(tuple(Wish(str(member.value), member.span) for member in entry.value), entry.key)
