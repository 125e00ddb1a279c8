"""Scorecard: the shape of one that is stored as JSON, as far as it is read again."""

from __future__ import annotations

from kompass_core.model.files.kinds import VERSION
from kompass_core.model.shape import Anything, Key, ListOf, OneOf, Table, Text

ONE = ("scorecard", "explanation")
SEVERAL = ("scorecards", "comparison")
"""What a stored file may be."""

_REST = Anything()
_TEXT = Key(Text(), required=True)
_TEXTS = Table("a table of texts", others=Text())

FIGURE = Table(
    "a figure",
    {
        "printed": Key(Text(empty=True), required=True),
        "exact": Key(Text()),
        "low": Key(Text()),
        "high": Key(Text()),
    },
    others=_REST,
)
_FIGURES = {name: Key(FIGURE) for name in ("points", "maximum", "percent")}
_MEASURES = {"measures": Key(Table("further measures", others=FIGURE))}
CARD = {
    "evaluation": Key(Table("an evaluation", {"id": _TEXT, "digest": _TEXT}, others=_REST), required=True),
    "framework": Key(
        Table(
            "a framework",
            {"id": _TEXT, "revision": _TEXT, "digest": _TEXT, "changes": Key(_TEXTS)},
            others=_REST,
        ),
        required=True,
    ),
    "engine": _TEXT,
    "plugins": Key(_TEXTS, required=True),
    "scales": Key(
        Table(
            "the scales",
            others=Table(
                "a scale",
                {
                    "digest": _TEXT,
                    "items": Key(
                        Table("the items", others=Table("an item", {**_FIGURES, **_MEASURES}, others=_REST)),
                        required=True,
                    ),
                    "total": Key(Table("the total", {**FIGURE.keys, **_FIGURES, **_MEASURES}, others=_REST)),
                },
                others=_REST,
            ),
        ),
        required=True,
    ),
}
_HEAD = {"schema": VERSION, "kind": Key(OneOf((*ONE, *SEVERAL)), required=True), "language": _TEXT}

STORED_FILE = Table("a stored scorecard", {**_HEAD, **CARD}, others=_REST)
STORED_FILES = Table(
    "a file of stored scorecards",
    {**_HEAD, "scorecards": Key(ListOf(Table("a stored scorecard", CARD, others=_REST), 1), required=True)},
    others=_REST,
)
