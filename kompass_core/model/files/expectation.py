"""Expectation: the shape of its file."""

from __future__ import annotations

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.model.files.evaluation import GIVEN, JUDGED
from kompass_core.model.files.kinds import (
    CODE,
    ID,
    LONG,
    SOURCES_KEY,
    VERSION,
    WORD,
)
from kompass_core.model.shape import Key, OneOf, Table, Text

FIGURE = Text(described='a figure as it is printed, in quotation marks: "2,3"', longest=40)
FIGURES = {
    "points": Key(FIGURE, about="The points that are printed."),
    "maximum": Key(FIGURE, about="The maximum that is printed."),
    "percent": Key(FIGURE, about="The percentage that is printed."),
}
_LINE = Table("a line of the closing tables", FIGURES, about="What is printed of an item.")
_EXAMPLE = Table(
    "an example",
    {
        "item": Key(
            CODE, required=True, about="The code of the item whose figures are expected, or `total`."
        ),
        "scale": Key(ID, about="The scale that they are on: the only one unless said."),
        "judgement": Key(JUDGED, about="What is judged of the item."),
        "judgements": Key(
            Table("the judgements by code", others=JUDGED, names=CODE),
            about="What is judged of other items, by their codes.",
        ),
        "given": Key(
            Table("points by code", others=GIVEN, names=CODE), about="Points given directly, by code."
        ),
        "others": Key(OneOf((UNANSWERED, NOT_APPLICABLE)), about="What all other items are."),
        **FIGURES,
        "measures": Key(
            Table("further measures", others=FIGURE, names=WORD),
            about="What is expected of further measures, by name.",
        ),
        "because": Key(LONG, about="Why these figures are right."),
        "source": Key(Text(), about="Where the example comes from."),
    },
    about="An example, by what it shows.",
)
EXPECTATION_FILE = Table(
    "the file of an expectation",
    {
        "schema": VERSION,
        "expectation": Key(
            Table(
                "an expectation",
                {
                    "evaluation": Key(ID, about="The id of the evaluation whose printed figures these are."),
                    "framework": Key(
                        Text(longest=400),
                        about="The framework whose examples these are: `id@revision`, or a path from here.",
                    ),
                    "variant": Key(
                        ID,
                        about="In whose numbers they are written: those of the evaluation unless said.",
                    ),
                    "source": Key(Text(), about="Where the figures come from."),
                    "note": Key(LONG, about="What else is to be said of them."),
                },
            ),
            required=True,
            about="Of what figures are expected.",
        ),
        "sources": SOURCES_KEY,
        "example": Key(
            Table("the examples", others=_EXAMPLE, names=Text(longest=200)),
            about="Examples, each by what it shows.",
        ),
        "lines": Key(
            Table(
                "the closing tables",
                others=Table(
                    "the closing tables of a scale",
                    others=_LINE,
                    names=CODE,
                    about="What is printed, by code.",
                ),
                names=ID,
            ),
            about="The closing tables, by the ids of scales.",
        ),
        "summary": Key(
            Table(
                "the summary table",
                others=Table(
                    "the column of a scale",
                    others=FIGURE,
                    names=CODE,
                    about="The points that are printed, by code.",
                ),
                names=ID,
            ),
            about="The summary table, by the ids of scales.",
        ),
    },
)
