"""Release: the shape of the file that records it."""

from __future__ import annotations

from kompass_core.model.files.kinds import ID, LONG, VERSION
from kompass_core.model.shape import Anything, Day, Key, ListOf, Table, Text

DIGEST = Text("[0-9a-f]{64}", "64 hexadecimal digits")
VALUES = Table("the frozen values", others=Anything(), names=Text(longest=1000))

RELEASE_FILE = Table(
    "the record of a release",
    {
        "schema": VERSION,
        "release": Key(
            Table(
                "a release",
                {
                    "framework": Key(Text(longest=200), required=True),
                    "on": Key(Day(), required=True),
                    "by": Key(Text()),
                    "engine": Key(Text(longest=80), required=True),
                    "digest": Key(DIGEST, required=True),
                    "changelog": Key(LONG, required=True),
                },
            ),
            required=True,
        ),
        "amendment": Key(
            ListOf(
                Table(
                    "an amendment",
                    {
                        "on": Key(Day(), required=True),
                        "by": Key(Text()),
                        "because": Key(Text(), required=True),
                        "before": Key(DIGEST, required=True),
                        "after": Key(DIGEST, required=True),
                        "changed": Key(ListOf(LONG)),
                    },
                )
            )
        ),
        "frozen": Key(
            Table(
                "the table of frozen values",
                {
                    "framework": Key(VALUES, required=True),
                    "scale": Key(
                        Table("the frozen values of scales", others=VALUES, names=ID), required=True
                    ),
                },
            ),
            required=True,
        ),
    },
)
