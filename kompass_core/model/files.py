"""Files: the shape of each kind of file. `docs/files.md` says the same to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.shape import Anything, Day, Either, Key, ListOf, Number, OneOf, Table, Text, Whole
from kompass_core.rules.limits import CHARACTERS, DECIMALS
from kompass_core.rules.typed import ROUNDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA = 1
MOST = 10**9
"""No figure of any instrument comes near it; it keeps every sum within what anybody can print."""

LONG = Text(longest=100_000)
WORD = Text(r"[^\W\d]\w{0,39}", "a name of letters, digits and `_`, beginning with a letter")
ID = Text(r"[\w][\w.-]{0,79}", "a name of letters, digits, `.`, `-` and `_`")
CODE = Text(r"\w[\w.:-]{0,39}", "a code of letters, digits, `.`, `:`, `-` and `_`")
LANGUAGE = Text(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as `sv`")
RULE = Text(longest=CHARACTERS)
POINTS = Number(0, MOST)
SHARE = Number(0, 1, share=True)
WEIGHT = Number(0, MOST, share=True)
SOURCE = Either((Text(), Table("a table of sources", others=Text())), "text, or a table with a text for each key")
SOURCES = Table("the table of sources", others=Text(), names=ID)
VERSION = Key(Whole(1, 1_000_000), required=True)
DIGITS = Whole(0, DECIMALS)
DECIMALS_KEY = Key(Either((DIGITS, ListOf(DIGITS, 2)), "a number of decimals, or two: the least and the most"))

ITEM = Table(
    "an item",
    {
        "title": Key(Text(), required=True),
        "aliases": Key(ListOf(Text())),
        "maximum": Key(POINTS),
        "weight": Key(WEIGHT),
        "parent": Key(CODE),
        "dimensions": Key(ListOf(WORD)),
        "source": Key(SOURCE),
    },
)

FRAMEWORK = Table(
    "a framework",
    {
        "id": Key(ID, required=True),
        "revision": Key(ID, required=True),
        "title": Key(Text(), required=True),
        "language": Key(LANGUAGE, required=True),
        "replaces": Key(ID),
        "levels": Key(ListOf(WORD, 1), required=True),
        "scales": Key(ListOf(ID, 1), required=True),
        "maximum": Key(POINTS),
        "dimensions": Key(ListOf(WORD)),
        "source": Key(SOURCE),
    },
)
LEVEL = Table("a level", {"plural": Key(WORD)})


FRAMEWORK_FILE_HEAD = Table(
    "the file of a framework",
    {
        "schema": VERSION,
        "framework": Key(FRAMEWORK, required=True),
        "sources": Key(SOURCES),
        "level": Key(Table("the table of levels", others=LEVEL, names=WORD)),
    },
)
"""The part of a framework's file that does not depend on its levels."""


def framework_file(levels: Iterable[str]) -> Table:
    """The shape of a framework's file, given the levels that its table `framework` declares."""
    return Table(
        "the file of a framework",
        {
            **FRAMEWORK_FILE_HEAD.keys,
            "level": Key(Table("the table of levels", {level: Key(LEVEL) for level in levels})),
            **{level: Key(Table(f"the table of items `{level}`", others=ITEM, names=CODE)) for level in levels},
        },
    )


_PRINT = Table("a line of print", {"points": DECIMALS_KEY, "percent": DECIMALS_KEY})
_PRINTS = Table("a table of print", others=_PRINT, names=WORD)
SCALE_FILE = Table(
    "the file of a scale",
    {
        "schema": VERSION,
        "scale": Key(
            Table(
                "a scale",
                {
                    "id": Key(ID, required=True),
                    "of": Key(ID, required=True),
                    "title": Key(Text(), required=True),
                    "rounding": Key(OneOf(ROUNDINGS), required=True),
                    "unanswered": Key(OneOf(("bounds", "zero")), required=True),
                    "not_applicable": Key(OneOf(("shrink", "refuse")), required=True),
                    "source": Key(SOURCE),
                    "print": Key(Table("what is printed", {"lines": Key(_PRINTS), "summary": Key(_PRINTS)})),
                },
            ),
            required=True,
        ),
        "sources": Key(SOURCES),
        "dimension": Key(
            Table(
                "the table of dimensions",
                others=Table(
                    "a dimension",
                    {
                        "title": Key(Text(), required=True),
                        "weight": Key(WEIGHT),
                        "steps": Key(Table("the steps", others=SHARE, names=Text()), required=True),
                        "source": Key(SOURCE),
                    },
                ),
                names=WORD,
            )
        ),
        "bands": Key(
            Table(
                "the sets of bands",
                others=Table("a set of bands", others=Number(-MOST, MOST, share=True), names=WORD),
                names=WORD,
            )
        ),
        "rule": Key(
            Table(
                "the rules",
                others=Table("the rules of an item", {"source": Key(SOURCE)}, others=RULE, names=WORD),
                names=CODE,
            ),
            required=True,
        ),
    },
)

_ORGANISATION = {"code": Key(ID), "name": Key(Text(), required=True)}
_PRINTED = Text(longest=40)
_GIVEN = Either(
    (
        POINTS,
        OneOf(("not applicable",)),
        Table(
            "a printed figure",
            {"printed": Key(Either((_PRINTED, ListOf(_PRINTED, 1)), "text, or a list of texts"), required=True)},
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
                                {"name": Key(Text(), required=True), "organisation": Key(Text())},
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
                others=Table("the judgement of an item", others=Either((SHARE, Text()), "a step"), names=WORD),
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
                        "points": Key(Table("points by code", others=_GIVEN, names=CODE), required=True),
                    },
                ),
                names=ID,
            )
        ),
        "finding": Key(Table("the findings", others=_FINDING, names=CODE)),
    },
)

VARIANT_FILE = Table(
    "the file of a variant",
    {
        "schema": VERSION,
        "variant": Key(
            Table(
                "a variant",
                {
                    "id": Key(ID, required=True),
                    "title": Key(Text(), required=True),
                    "language": Key(LANGUAGE, required=True),
                },
            ),
            required=True,
        ),
        "numbers": Key(
            Table(
                "how numbers are written",
                {
                    "locale": Key(Text(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*", "a locale such as `sv_SE`"), required=True),
                    "zero": Key(Text(longest=8)),
                    "percent": Key(Text(r"[^0]*0[^0]*", "text with one `0` where the number stands", 16)),
                },
            ),
            required=True,
        ),
        "words": Key(Table("the words of the report", others=Text(empty=True), names=Text())),
        "organisations": Key(
            Table(
                "the organisations of the country",
                {"file": Key(ID, required=True), "source": Key(SOURCE)},
            )
        ),
        "sources": Key(SOURCES),
    },
)

_CHANGES = Key(Table("a table of changes", others=Anything(), names=Text()))
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
