"""Expectation: the shape of its file."""

from __future__ import annotations

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.model.files.evaluation import GIVEN, JUDGED
from kompass_core.model.files.kinds import CODE, ID, LONG, SOURCES, VERSION, WORD
from kompass_core.model.shape import Key, OneOf, Table, Text

FIGURE = Text(described='a figure as it is printed, in quotation marks: "2,3"', longest=40)
FIGURES = {"points": Key(FIGURE), "maximum": Key(FIGURE), "percent": Key(FIGURE)}
_LINE = Table("a line of the closing tables", FIGURES)
_EXAMPLE = Table(
    "an example",
    {
        "item": Key(CODE, required=True),
        "scale": Key(ID),
        "judgement": Key(JUDGED),
        "judgements": Key(Table("the judgements by code", others=JUDGED, names=CODE)),
        "given": Key(Table("points by code", others=GIVEN, names=CODE)),
        "others": Key(OneOf((UNANSWERED, NOT_APPLICABLE))),
        **FIGURES,
        "measures": Key(Table("further measures", others=FIGURE, names=WORD)),
        "because": Key(LONG),
        "source": Key(Text()),
    },
)
EXPECTATION_FILE = Table(
    "the file of an expectation",
    {
        "schema": VERSION,
        "expectation": Key(
            Table(
                "an expectation",
                {
                    "evaluation": Key(ID),
                    "framework": Key(Text(longest=400)),
                    "variant": Key(ID),
                    "source": Key(Text()),
                    "note": Key(LONG),
                },
            ),
            required=True,
        ),
        "sources": Key(SOURCES),
        "example": Key(Table("the examples", others=_EXAMPLE, names=Text(longest=200))),
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
                others=Table("the column of a scale", others=FIGURE, names=CODE),
                names=ID,
            )
        ),
    },
)
