"""Variant: the shape of its file, and of what it lays over others."""

from __future__ import annotations

from attrs import evolve

from kompass_core.model.files.kinds import (
    ID,
    LANGUAGE,
    SOURCE,
    SOURCES_KEY,
    VERSION,
)
from kompass_core.model.shape import Anything, Key, Table, Text

_VARIANT = Key(
    Table(
        "a variant",
        {
            "id": Key(ID, required=True, about="What evaluations call it."),
            "title": Key(Text(), required=True, about="What it is called, in its own language."),
            "language": Key(LANGUAGE, required=True, about="The language that it speaks."),
            "builds_on": Key(ID, about="The variant whose words, numbers and changes it starts from."),
        },
    ),
    required=True,
    about="What the variant is.",
)
_ORGANISATIONS = Key(
    Table(
        "the organisations of the country",
        {
            "file": Key(ID, required=True, about="The list beside this file, in lines of `code,name`."),
            "source": Key(SOURCE, about="Where the list comes from."),
        },
    ),
    about="The organisations that can be evaluated.",
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
                        about="Decimal sign, minus and dates, as Babel knows them.",
                    ),
                    "zero": Key(
                        Text(longest=8), about="How a zero is printed, however many decimals its line has."
                    ),
                    "percent": Key(
                        Text(r"[^0]*0[^0]*", "text with one `0` where the number stands", 16),
                        about="How a percentage is printed: `0` stands for the number.",
                    ),
                },
            ),
            required=True,
            about="How numbers are written.",
        ),
        "words": Key(
            Table("the words of the report", others=Text(empty=True), names=Text()),
            about="The words of the report, by their keys.",
        ),
        "organisations": _ORGANISATIONS,
        "sources": SOURCES_KEY,
    },
)

_OF = "What is changed: a framework, `id@revision` or the path of its file, or the id of a variant."
_VERBS = {
    "add": "What is new, in tables that mirror what it is added to.",
    "replace": "What is there and becomes something else, in tables that mirror it.",
    "remove": "What goes, each in a table of its own with the reason.",
}
_CHANGES = Key(Table("a table of changes", others=Anything(), names=Text()))
_WORDED = Key(
    Table(
        "a table of changes of a variant",
        {
            "words": evolve(_CHANGES, about="Changes of the words of the report."),
            "numbers": evolve(_CHANGES, about="Changes of how numbers are written."),
        },
    )
)
BUILDING_FILE = Table(
    "the file of a variant that builds on another",
    {
        "schema": VERSION,
        "variant": _VARIANT,
        "organisations": _ORGANISATIONS,
        "sources": SOURCES_KEY,
        **{verb: evolve(_WORDED, about=about) for verb, about in _VERBS.items()},
    },
)
"""What it changes in the other's words and numbers stands where the other has them whole."""

WORDED_HEAD = Table(
    "the file of changes of a variant",
    {
        "schema": VERSION,
        "of": Key(Text(longest=200), required=True, about=_OF),
        "sources": SOURCES_KEY,
        **{verb: evolve(_WORDED, about=about) for verb, about in _VERBS.items()},
    },
)
OVERLAY_HEAD = Table(
    "the file of an overlay",
    {
        "schema": VERSION,
        "of": Key(Text(longest=200), required=True, about=_OF),
        "language": Key(LANGUAGE, about="The language of the titles in this file."),
        "sources": SOURCES_KEY,
        **{verb: evolve(_CHANGES, about=about) for verb, about in _VERBS.items()},
    },
)
"""An overlay as far as it can be checked before it is laid over what it changes."""
