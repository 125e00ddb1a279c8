"""Scale: the shape of its file."""

from __future__ import annotations

from kompass_core.model.files.kinds import (
    CODE,
    DECIMALS_KEY,
    ID,
    LANGUAGE,
    MOST,
    REWORDED,
    RULE,
    SHARE,
    SOURCE,
    SOURCE_KEY,
    SOURCES_KEY,
    VERSION,
    WEIGHT,
    WORD,
)
from kompass_core.model.scale import SEVERAL
from kompass_core.model.shape import Key, Number, OneOf, Table, Text, Whole
from kompass_core.rules.typed import ROUNDINGS

_PRINT = Table(
    "a line of print",
    {"points": DECIMALS_KEY, "percent": DECIMALS_KEY},
    about="The decimals with which the items of a level are printed.",
)
_PRINTS = Table("a table of print", others=_PRINT, names=WORD)
_BANDS = Table(
    "the sets of bands",
    others=Table(
        "a set of bands",
        others=Number(-MOST, MOST, share=True),
        names=WORD,
        about="Names for ranges of a number, each with where it begins.",
    ),
    names=WORD,
)
_NORM = Table(
    "a norm",
    {
        "title": Key(Text(), required=True, about="What it is called."),
        "about": Key(Text(), about="What it says of whom, in a few sentences."),
        "least": Key(
            Whole(1, 1_000_000), required=True, about="How many have to be in the population at least."
        ),
        "print": Key(
            Table("what is printed of a norm", others=DECIMALS_KEY.kind, names=WORD),
            about="The decimals of its measures, by their names.",
        ),
        "bands": Key(_BANDS, about="Sets of names for ranges of a number, for its rules alone."),
        "rule": Key(
            Table(
                "the rules of a norm",
                others=Table(
                    "the rules of an item in a norm",
                    {"source": Key(SOURCE, about="Where these rules come from.")},
                    others=RULE,
                    names=WORD,
                    about="What is made of an item and a population, each measure by a rule.",
                ),
                names=CODE,
            ),
            required=True,
            about="The rules: of a level, of `judged` items, of the `total`, or of one item.",
        ),
        "source": SOURCE_KEY,
    },
    about="Measures of items that are held against a population.",
)
SCALE_FILE = Table(
    "the file of a scale",
    {
        "schema": VERSION,
        "scale": Key(
            Table(
                "a scale",
                {
                    "id": Key(ID, required=True, about="What frameworks and evaluations call it."),
                    "of": Key(ID, required=True, about="The id of the framework whose items it scores."),
                    "title": Key(Text(), required=True, about="What it is called."),
                    "about": Key(Text(), about="What counts on it, in a few sentences, for a report."),
                    "about_language": Key(
                        LANGUAGE, about="The language of `about`, where it is not that of the framework."
                    ),
                    "rounding": Key(
                        OneOf(ROUNDINGS), required=True, about="How a printed figure is rounded."
                    ),
                    "unanswered": Key(
                        OneOf(("bounds", "zero")),
                        required=True,
                        about="What a missing judgement is: anything from the least to the greatest, or 0%.",
                    ),
                    "not_applicable": Key(
                        OneOf(("shrink", "refuse")),
                        required=True,
                        about="What becomes of what does not apply: it drops out, or is an error.",
                    ),
                    "several": Key(
                        OneOf(SEVERAL),
                        about="How judgements of several evaluators that differ become one.",
                        usual="agreed",
                    ),
                    "replaces": Key(ID, about="The id of the scale before this one."),
                    "source": SOURCE_KEY,
                    "print": Key(
                        Table(
                            "what is printed",
                            {
                                "lines": Key(_PRINTS, about="The decimals of the closing tables, by level."),
                                "summary": Key(_PRINTS, about="The decimals of the summary table, by level."),
                            },
                        ),
                        about="How many decimals figures are printed with.",
                    ),
                },
            ),
            required=True,
            about="What the scale is.",
        ),
        "sources": SOURCES_KEY,
        "reworded": REWORDED,
        "dimension": Key(
            Table(
                "the table of dimensions",
                others=Table(
                    "a dimension",
                    {
                        "title": Key(Text(), required=True, about="What it is called."),
                        "weight": Key(WEIGHT, about="How much it counts; rules say what that does.", usual=1),
                        "steps": Key(
                            Table("the steps", others=SHARE, names=Text()),
                            about="What can be judged, from worst to best, each with its share.",
                        ),
                        "every": Key(
                            SHARE,
                            about="Instead of steps with names: any share, in steps so far from each other.",
                        ),
                        "lowers": Key(Text(), about="Why a better judgement may lower points, where it may."),
                        "was": Key(WORD, about="Its name in the scale that this one replaces."),
                        "steps_were": Key(
                            Table("the steps that are called otherwise now", others=Text(), names=Text()),
                            about="Steps that have new names, and what they were called in the scale before.",
                        ),
                        "source": SOURCE_KEY,
                    },
                    about="What is judged, and in which steps.",
                ),
                names=WORD,
            ),
            about="What is judged about an item, each under the name that rules have for it.",
        ),
        "bands": Key(
            _BANDS,
            about="Sets of names for ranges of a number.",
        ),
        "rule": Key(
            Table(
                "the rules",
                others=Table(
                    "the rules of an item",
                    {"source": Key(SOURCE, about="Where these rules come from.")},
                    others=RULE,
                    names=WORD,
                    about="What is made of an item, `points` and `maximum` among it, each by a rule.",
                ),
                names=CODE,
            ),
            required=True,
            about="The rules: of `judged` items, of a level, of the `total`, or of one item.",
        ),
        "norm": Key(
            Table("the norms", others=_NORM, names=WORD),
            about="Measures that a population has a part in, by the name of the norm.",
        ),
    },
)
