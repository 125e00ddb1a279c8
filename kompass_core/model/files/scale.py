"""Scale: the shape of its file."""

from __future__ import annotations

from kompass_core.model.files.kinds import (
    CODE,
    DECIMALS_KEY,
    ID,
    MOST,
    REWORDED,
    RULE,
    SHARE,
    SOURCE,
    SOURCES,
    VERSION,
    WEIGHT,
    WORD,
)
from kompass_core.model.scale import SEVERAL
from kompass_core.model.shape import Key, Number, OneOf, Table, Text
from kompass_core.rules.typed import ROUNDINGS

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
                    "several": Key(OneOf(SEVERAL)),
                    "replaces": Key(ID),
                    "source": Key(SOURCE),
                    "print": Key(Table("what is printed", {"lines": Key(_PRINTS), "summary": Key(_PRINTS)})),
                },
            ),
            required=True,
        ),
        "sources": Key(SOURCES),
        "reworded": REWORDED,
        "dimension": Key(
            Table(
                "the table of dimensions",
                others=Table(
                    "a dimension",
                    {
                        "title": Key(Text(), required=True),
                        "weight": Key(WEIGHT),
                        "steps": Key(Table("the steps", others=SHARE, names=Text())),
                        "every": Key(SHARE),
                        "lowers": Key(Text()),
                        "was": Key(WORD),
                        "steps_were": Key(
                            Table("the steps that are called otherwise now", others=Text(), names=Text())
                        ),
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
