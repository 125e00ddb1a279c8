"""Evaluation: the shape of its file."""

from __future__ import annotations

from kompass_core.model.files.kinds import CODE, ID, LONG, POINTS, SHARE, SOURCE, SOURCES, VERSION, WORD
from kompass_core.model.shape import Day, Either, Key, ListOf, OneOf, Table, Text, Whole

_ORGANISATION = {"code": Key(ID), "name": Key(Text(), required=True)}
_PRINTED = Text(longest=40)
_STEP = Either((SHARE, Text()), "a step")
_JUDGEMENT = Either(
    (SHARE, Text(), Table("the judgements of several evaluators", others=_STEP, names=WORD)),
    "a step, or a table with the step of each evaluator",
)
JUDGED = Table("the judgement of an item", others=_JUDGEMENT, names=WORD)
GIVEN = Either(
    (
        POINTS,
        OneOf(("not applicable",)),
        Table(
            "a printed figure",
            {
                "printed": Key(
                    Either((_PRINTED, ListOf(_PRINTED, 1)), "text, or a list of texts"), required=True
                )
            },
        ),
    ),
    'points, a table `{ printed = "2,3" }`, or "not applicable"',
)
_FINDING = Table(
    "a finding",
    {
        "text": Key(LONG),
        "strengths": Key(ListOf(LONG)),
        "improvements": Key(ListOf(LONG)),
        "evidence": Key(
            ListOf(
                Table(
                    "a piece of evidence",
                    {
                        "kind": Key(OneOf(("interview", "document", "website")), required=True),
                        "note": Key(LONG, required=True),
                    },
                )
            )
        ),
        "role_models": Key(ListOf(Table("a role model", {**_ORGANISATION, "note": Key(LONG)}))),
    },
)
EVALUATION_FILE = Table(
    "the file of an evaluation",
    {
        "schema": VERSION,
        "evaluation": Key(
            Table(
                "an evaluation",
                {
                    "id": Key(ID, required=True),
                    "framework": Key(Text(longest=400), required=True),
                    "variant": Key(ID),
                    "scales": Key(ListOf(ID, 1)),
                    "organisation": Key(Table("an organisation", _ORGANISATION), required=True),
                    "from": Key(Day()),
                    "to": Key(Day()),
                    "year": Key(Whole(1900, 2200)),
                    "interviews": Key(Whole(0, 100_000)),
                    "evaluators": Key(
                        ListOf(
                            Table(
                                "an evaluator",
                                {
                                    "id": Key(WORD),
                                    "name": Key(Text(), required=True),
                                    "organisation": Key(Text()),
                                },
                            )
                        )
                    ),
                    "previous": Key(ID),
                    "source": Key(SOURCE),
                    "note": Key(LONG),
                },
            ),
            required=True,
        ),
        "sources": Key(SOURCES),
        "judgement": Key(
            Table(
                "the judgements",
                others=JUDGED,
                names=CODE,
            )
        ),
        "given": Key(
            Table(
                "the points given",
                others=Table(
                    "the points given on a scale",
                    {
                        "source": Key(Text()),
                        "note": Key(LONG),
                        "points": Key(Table("points by code", others=GIVEN, names=CODE), required=True),
                    },
                ),
                names=ID,
            )
        ),
        "finding": Key(Table("the findings", others=_FINDING, names=CODE)),
        "carried": Key(
            Table(
                "the account of where an evaluation was carried over from",
                {
                    "from": Key(ID, required=True),
                    "digest": Key(Text(r"[0-9a-f]{64}", "a digest of 64 hexadecimal digits"), required=True),
                    "framework": Key(Text(longest=400), required=True),
                    "on": Key(Day(), required=True),
                    "by": Key(Text(), required=True),
                },
            )
        ),
    },
)
