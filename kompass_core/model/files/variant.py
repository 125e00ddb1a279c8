"""Variant: the shape of its file, and of what it lays over others."""

from __future__ import annotations

from kompass_core.model.files.kinds import ID, LANGUAGE, SOURCE, SOURCES, VERSION
from kompass_core.model.shape import Anything, Key, Table, Text

_VARIANT = Key(
    Table(
        "a variant",
        {
            "id": Key(ID, required=True),
            "title": Key(Text(), required=True),
            "language": Key(LANGUAGE, required=True),
            "builds_on": Key(ID),
        },
    ),
    required=True,
)
_ORGANISATIONS = Key(
    Table(
        "the organisations of the country",
        {"file": Key(ID, required=True), "source": Key(SOURCE)},
    )
)
VARIANT_FILE = Table(
    "the file of a variant",
    {
        "schema": VERSION,
        "variant": _VARIANT,
        "numbers": Key(
            Table(
                "how numbers are written",
                {
                    "locale": Key(
                        Text(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*", "a locale such as `en_GB`"),
                        required=True,
                    ),
                    "zero": Key(Text(longest=8)),
                    "percent": Key(Text(r"[^0]*0[^0]*", "text with one `0` where the number stands", 16)),
                },
            ),
            required=True,
        ),
        "words": Key(Table("the words of the report", others=Text(empty=True), names=Text())),
        "organisations": _ORGANISATIONS,
        "sources": Key(SOURCES),
    },
)

_CHANGES = Key(Table("a table of changes", others=Anything(), names=Text()))
_WORDED = Key(Table("a table of changes of a variant", {"words": _CHANGES, "numbers": _CHANGES}))
BUILDING_FILE = Table(
    "the file of a variant that builds on another",
    {
        "schema": VERSION,
        "variant": _VARIANT,
        "organisations": _ORGANISATIONS,
        "sources": Key(SOURCES),
        "add": _WORDED,
        "replace": _WORDED,
        "remove": _WORDED,
    },
)
"""What it changes in the other's words and numbers stands where the other has them whole."""

WORDED_HEAD = Table(
    "the file of changes of a variant",
    {
        "schema": VERSION,
        "of": Key(Text(longest=200), required=True),
        "sources": Key(SOURCES),
        "add": _WORDED,
        "replace": _WORDED,
        "remove": _WORDED,
    },
)
OVERLAY_HEAD = Table(
    "the file of an overlay",
    {
        "schema": VERSION,
        "of": Key(Text(longest=200), required=True),
        "language": Key(LANGUAGE),
        "sources": Key(SOURCES),
        "add": _CHANGES,
        "replace": _CHANGES,
        "remove": _CHANGES,
    },
)
"""An overlay as far as it can be checked before it is laid over what it changes."""
