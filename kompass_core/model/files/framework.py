"""Framework: the shape of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files.kinds import (
    CODE,
    ID,
    LANGUAGE,
    POINTS,
    REWORDED,
    SOURCE,
    SOURCES,
    VERSION,
    WEIGHT,
    WORD,
)
from kompass_core.model.framework import STATUSES
from kompass_core.model.shape import Day, Either, Key, ListOf, OneOf, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

ITEM = Table(
    "an item",
    {
        "title": Key(Text(), required=True),
        "language": Key(LANGUAGE),
        "aliases": Key(ListOf(Text())),
        "maximum": Key(POINTS),
        "weight": Key(WEIGHT),
        "parent": Key(CODE),
        "was": Key(Either((CODE, ListOf(CODE)), "a code, or a list of codes")),
        "dimensions": Key(ListOf(WORD)),
        "source": Key(SOURCE),
    },
)

FRAMEWORK = Table(
    "a framework",
    {
        "id": Key(ID, required=True),
        "revision": Key(ID, required=True),
        "title": Key(Text(), required=True),
        "language": Key(LANGUAGE, required=True),
        "replaces": Key(ID),
        "status": Key(OneOf(STATUSES)),
        "published": Key(Day()),
        "retired": Key(Day()),
        "levels": Key(ListOf(WORD, 1), required=True),
        "scales": Key(ListOf(ID, 1), required=True),
        "maximum": Key(POINTS),
        "dimensions": Key(ListOf(WORD)),
        "source": Key(SOURCE),
    },
)
LEVEL = Table("a level", {"plural": Key(WORD)})


FRAMEWORK_FILE_HEAD = Table(
    "the file of a framework",
    {
        "schema": VERSION,
        "framework": Key(FRAMEWORK, required=True),
        "sources": Key(SOURCES),
        "reworded": REWORDED,
        "level": Key(Table("the table of levels", others=LEVEL, names=WORD)),
    },
)
"""The part of a framework's file that does not depend on its levels."""


def framework_file(levels: Iterable[str]) -> Table:
    """The shape of a framework's file, given the levels that its table `framework` declares."""
    return Table(
        "the file of a framework",
        {
            **FRAMEWORK_FILE_HEAD.keys,
            "level": Key(Table("the table of levels", {level: Key(LEVEL) for level in levels})),
            **{
                level: Key(Table(f"the table of items `{level}`", others=ITEM, names=CODE))
                for level in levels
            },
        },
    )


def any_framework_file() -> Table:
    """The shape of a framework's file of which nobody knows the levels: each other table is of items."""
    items = Table("a table of items", others=ITEM, names=CODE)
    return Table(FRAMEWORK_FILE_HEAD.what, FRAMEWORK_FILE_HEAD.keys, items, WORD)
