"""Evaluation: the shape of its file."""

from __future__ import annotations

from kompass_core.model.files.kinds import (
    CODE,
    ID,
    LONG,
    POINTS,
    SHARE,
    SOURCE_KEY,
    SOURCES_KEY,
    VERSION,
    WORD,
)
from kompass_core.model.shape import Day, Either, Key, ListOf, OneOf, Table, Text, Whole

_ORGANISATION = {
    "code": Key(ID, about="Its official code, as the variant lists it."),
    "name": Key(Text(), required=True, about="What it is called."),
}
_PRINTED = Text(longest=40)
_STEP = Either((SHARE, Text()), "a step")
_JUDGEMENT = Either(
    (SHARE, Text(), Table("the judgements of several evaluators", others=_STEP, names=WORD)),
    "a step, or a table with the step of each evaluator",
)
JUDGED = Table(
    "the judgement of an item",
    others=_JUDGEMENT,
    names=WORD,
    about="What is judged of an item: a step for each dimension, or `item` as a whole.",
)
GIVEN = Either(
    (
        POINTS,
        OneOf(("not applicable",)),
        Table(
            "a printed figure",
            {
                "printed": Key(
                    Either((_PRINTED, ListOf(_PRINTED, 1)), "text, or a list of texts"),
                    required=True,
                    about="The figure as it is printed; of several, all hold.",
                )
            },
        ),
    ),
    'points, a table `{ printed = "2,3" }`, or "not applicable"',
)
_FINDING = Table(
    "a finding",
    {
        "text": Key(LONG, about="What was found, as running text."),
        "strengths": Key(ListOf(LONG), about="What is done well."),
        "improvements": Key(ListOf(LONG), about="What could be done better."),
        "evidence": Key(
            ListOf(
                Table(
                    "a piece of evidence",
                    {
                        "kind": Key(
                            OneOf(("interview", "document", "website")), required=True, about="What it is."
                        ),
                        "note": Key(LONG, required=True, about="What it shows."),
                    },
                )
            ),
            about="What the finding rests on.",
        ),
        "role_models": Key(
            ListOf(Table("a role model", {**_ORGANISATION, "note": Key(LONG, about="What it does well.")})),
            about="Others from whom something can be learnt.",
        ),
    },
    about="What was found about an item.",
)
EVALUATION_FILE = Table(
    "the file of an evaluation",
    {
        "schema": VERSION,
        "evaluation": Key(
            Table(
                "an evaluation",
                {
                    "id": Key(ID, required=True, about="What this evaluation is known by."),
                    "framework": Key(
                        Text(longest=400),
                        required=True,
                        about="The framework that it was made with: `id@revision`, or a path from here.",
                    ),
                    "variant": Key(ID, about="The country or organisation whose words and titles it has."),
                    "scales": Key(
                        ListOf(ID, 1),
                        about="The scales that it is scored on: all of the framework unless said.",
                    ),
                    "organisation": Key(
                        Table("an organisation", _ORGANISATION), required=True, about="Who was evaluated."
                    ),
                    "from": Key(Day(), about="The first day of the visit."),
                    "to": Key(Day(), about="The last day of the visit."),
                    "year": Key(Whole(1900, 2200), about="The year, where the days are not known."),
                    "interviews": Key(Whole(0, 100_000), about="How many people were interviewed."),
                    "evaluators": Key(
                        ListOf(
                            Table(
                                "an evaluator",
                                {
                                    "id": Key(
                                        WORD,
                                        about="What judgements call the evaluator, where each judges apart.",
                                    ),
                                    "name": Key(Text(), required=True, about="What the evaluator is called."),
                                    "organisation": Key(Text(), about="For whom the evaluator works."),
                                },
                            )
                        ),
                        about="Who evaluated.",
                    ),
                    "previous": Key(ID, about="The id of the evaluation before this one."),
                    "source": SOURCE_KEY,
                    "note": Key(LONG, about="What else is to be said of it."),
                },
            ),
            required=True,
            about="Who was evaluated, when, and with what.",
        ),
        "sources": SOURCES_KEY,
        "judgement": Key(
            Table(
                "the judgements",
                others=JUDGED,
                names=CODE,
            ),
            about="What was judged, by the codes of items.",
        ),
        "given": Key(
            Table(
                "the points given",
                others=Table(
                    "the points given on a scale",
                    {
                        "source": Key(Text(), about="Where these points come from."),
                        "note": Key(LONG, about="What is to be said of them."),
                        "points": Key(
                            Table("points by code", others=GIVEN, names=CODE),
                            required=True,
                            about="The points, by code or `total`.",
                        ),
                    },
                    about="Points of a scale that were given directly.",
                ),
                names=ID,
            ),
            about="Points that were given directly, by the ids of scales.",
        ),
        "finding": Key(
            Table("the findings", others=_FINDING, names=CODE), about="What was found, by the codes of items."
        ),
        "carried": Key(
            Table(
                "the account of where an evaluation was carried over from",
                {
                    "from": Key(ID, required=True, about="The id of the evaluation that it was."),
                    "digest": Key(
                        Text(r"[0-9a-f]{64}", "a digest of 64 hexadecimal digits"),
                        required=True,
                        about="The digest of that.",
                    ),
                    "framework": Key(
                        Text(longest=400), required=True, about="The framework that it was made with then."
                    ),
                    "on": Key(Day(), required=True, about="The day on which it was carried over."),
                    "by": Key(Text(), required=True, about="Who carried it over."),
                },
            ),
            about="Where it was carried over from.",
        ),
    },
)
