"""Release: the shape of the file that records it."""

from __future__ import annotations

from kompass_core.model.files.kinds import ID, LONG, VERSION
from kompass_core.model.shape import Anything, Day, Key, ListOf, Table, Text

DIGEST = Text("[0-9a-f]{64}", "64 hexadecimal digits")
VALUES = Table(
    "the frozen values",
    others=Anything(),
    names=Text(longest=1000),
    about="The frozen values, by their paths.",
)

RELEASE_FILE = Table(
    "the record of a release",
    {
        "schema": VERSION,
        "release": Key(
            Table(
                "a release",
                {
                    "framework": Key(
                        Text(longest=200), required=True, about="What is released, as `id@revision`."
                    ),
                    "on": Key(Day(), required=True, about="The day on which it was released."),
                    "by": Key(Text(), about="Who released it."),
                    "engine": Key(
                        Text(longest=80), required=True, about="The version that made this record."
                    ),
                    "digest": Key(DIGEST, required=True, about="The digest of its definition."),
                    "changelog": Key(LONG, required=True, about="What is new in it."),
                },
            ),
            required=True,
            about="What was released, when, and by whom.",
        ),
        "amendment": Key(
            ListOf(
                Table(
                    "an amendment",
                    {
                        "on": Key(Day(), required=True, about="The day on which it was amended."),
                        "by": Key(Text(), about="Who amended it."),
                        "because": Key(Text(), required=True, about="Why it was amended."),
                        "before": Key(DIGEST, required=True, about="The digest of the definition before."),
                        "after": Key(DIGEST, required=True, about="The digest of the definition after."),
                        "changed": Key(ListOf(LONG), about="What is other than before."),
                    },
                )
            ),
            about="What was changed in it after the release.",
        ),
        "frozen": Key(
            Table(
                "the table of frozen values",
                {
                    "framework": Key(VALUES, required=True, about="Those of the framework."),
                    "scale": Key(
                        Table("the frozen values of scales", others=VALUES, names=ID),
                        required=True,
                        about="Those of its scales, by their ids.",
                    ),
                },
            ),
            required=True,
            about="The values that a release holds fast.",
        ),
    },
)
