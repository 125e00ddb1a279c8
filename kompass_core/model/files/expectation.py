"""Expectation: the shape of its file."""

from __future__ import annotations

from kompass_core.model.files.kinds import CODE, ID, LONG, SOURCES, VERSION
from kompass_core.model.shape import Key, Table, Text

_FIGURE = Text(longest=40)
_LINE = Table(
    "a line of the closing tables",
    {"points": Key(_FIGURE), "maximum": Key(_FIGURE), "percent": Key(_FIGURE)},
)
EXPECTATION_FILE = Table(
    "the file of an expectation",
    {
        "schema": VERSION,
        "expectation": Key(
            Table(
                "an expectation",
                {
                    "evaluation": Key(ID, required=True),
                    "variant": Key(ID),
                    "source": Key(Text()),
                    "note": Key(LONG),
                },
            ),
            required=True,
        ),
        "sources": Key(SOURCES),
        "lines": Key(
            Table(
                "the closing tables",
                others=Table("the closing tables of a scale", others=_LINE, names=CODE),
                names=ID,
            )
        ),
        "summary": Key(
            Table(
                "the summary table",
                others=Table("the column of a scale", others=_FIGURE, names=CODE),
                names=ID,
            )
        ),
    },
)
