"""Framework: the shape of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files.kinds import (
    CODE,
    ID,
    LANGUAGE,
    POINTS,
    REWORDED,
    SOURCE_KEY,
    SOURCES_KEY,
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
        "title": Key(Text(), required=True, about="What it is called."),
        "language": Key(LANGUAGE, about="The language of this title, where it is not that of the framework."),
        "aliases": Key(ListOf(Text()), about="Other wordings in use."),
        "maximum": Key(POINTS, about="The points that it can have at most."),
        "weight": Key(WEIGHT, about="How much it counts; rules say what that does.", usual=1),
        "parent": Key(
            CODE, about="The item that it is a part of: its code up to the last point unless said."
        ),
        "was": Key(
            Either((CODE, ListOf(CODE)), "a code, or a list of codes"),
            about="The codes of what it comes from in the revision before: `[]` where it is new.",
        ),
        "dimensions": Key(
            ListOf(WORD), about="What is judged about it, by the names of a scale: all there is unless said."
        ),
        "source": SOURCE_KEY,
    },
    about="An item, by its code.",
)

FRAMEWORK = Table(
    "a framework",
    {
        "id": Key(ID, required=True, about="What the instrument is known by, in all its revisions."),
        "revision": Key(ID, required=True, about="What this edition of it is known by."),
        "title": Key(Text(), required=True, about="What the instrument is called."),
        "language": Key(LANGUAGE, required=True, about="The language of the titles in this file."),
        "about": Key(Text(), about="What the instrument is, in a few sentences, for a report."),
        "about_language": Key(LANGUAGE, about="The language of `about`, where it is not that of the titles."),
        "replaces": Key(ID, about="The revision before this one."),
        "status": Key(
            OneOf(STATUSES),
            about="What may be done with it: changed at will, used, or only looked up.",
            usual="draft",
        ),
        "published": Key(Day(), about="The day since which it is used."),
        "retired": Key(Day(), about="The day since which it is used no more."),
        "levels": Key(
            ListOf(WORD, 1),
            required=True,
            about="The levels of its items, from the top down; the whole is always called `total`.",
        ),
        "scales": Key(ListOf(ID, 1), required=True, about="The scales that it can be scored on."),
        "maximum": Key(POINTS, about="The points that the whole can have at most."),
        "dimensions": Key(ListOf(WORD), about="What is judged about each item that does not say it."),
        "source": SOURCE_KEY,
    },
)
LEVEL = Table(
    "a level",
    {
        "plural": Key(
            WORD, about="What rules call all parts of it together: its name with an `s` unless said."
        )
    },
    about="What is to be said of a level.",
)


FRAMEWORK_FILE_HEAD = Table(
    "the file of a framework",
    {
        "schema": VERSION,
        "framework": Key(FRAMEWORK, required=True, about="What the instrument is."),
        "sources": SOURCES_KEY,
        "reworded": REWORDED,
        "level": Key(
            Table("the table of levels", others=LEVEL, names=WORD), about="More about levels, by their names."
        ),
    },
)
"""The part of a framework's file that does not depend on its levels."""


def framework_file(levels: Iterable[str]) -> Table:
    """The shape of a framework's file, given the levels that its table `framework` declares."""
    return Table(
        "the file of a framework",
        {
            **FRAMEWORK_FILE_HEAD.keys,
            "level": Key(
                Table("the table of levels", {level: Key(LEVEL) for level in levels}),
                about="More about levels, by their names.",
            ),
            **{
                level: Key(
                    Table(f"the table of items `{level}`", others=ITEM, names=CODE),
                    about=f"Each `{level}`, by its code.",
                )
                for level in levels
            },
        },
    )


def any_framework_file() -> Table:
    """The shape of a framework's file of which nobody knows the levels: each other table is of items."""
    items = Table("a table of items", others=ITEM, names=CODE, about="The items of a level, by their codes.")
    return Table(FRAMEWORK_FILE_HEAD.what, FRAMEWORK_FILE_HEAD.keys, items, WORD)
