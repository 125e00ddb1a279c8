"""Kinds: what stands in files of more than one kind."""

from __future__ import annotations

from kompass_core.model.rewording import VERDICTS
from kompass_core.model.shape import Day, Either, Key, ListOf, Number, OneOf, Table, Text, Whole
from kompass_core.rules.limits import CHARACTERS, DECIMALS

SCHEMA = 1
MOST = 10**9
"""No figure of any instrument comes near it; it keeps every sum within what anybody can print."""

ILLUSTRATION = "illustration"
"""The source, known without being named, of what is ours and not published by anybody."""

LONG = Text(longest=100_000)
WORD = Text(r"[^\W\d]\w{0,39}", "a name of letters, digits and `_`, beginning with a letter")
ID = Text(r"[\w][\w.-]{0,79}", "a name of letters, digits, `.`, `-` and `_`")
CODE = Text(r"\w[\w.:-]{0,39}", "a code of letters, digits, `.`, `:`, `-` and `_`")
LANGUAGE = Text(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as `en`")
RULE = Text(longest=CHARACTERS)
POINTS = Number(0, MOST)
SHARE = Number(0, 1, share=True)
WEIGHT = Number(0, MOST, share=True)
SOURCE = Either(
    (Text(), Table("a table of sources", others=Text())), "text, or a table with a text for each key"
)
SOURCES = Table("the table of sources", others=Text(), names=ID)
SOURCE_KEY = Key(
    SOURCE, about="Where this comes from: the name of a source or its text, or one for each key."
)
SOURCES_KEY = Key(SOURCES, about="Where values come from, in full, by the name that `source` has for it.")
VERSION = Key(Whole(1, 1_000_000), required=True, about="The version of the file format.", usual=SCHEMA)
DIGITS = Whole(0, DECIMALS)
DECIMALS_KEY = Key(
    Either((DIGITS, ListOf(DIGITS, 2)), "a number of decimals, or two: the least and the most"),
    about="How many decimals are printed: exactly so many, or two numbers, the least and the most.",
)
REWORDED = Key(
    Table(
        "the table of new wordings",
        others=Table(
            "a new wording",
            {
                "from": Key(Text(), required=True, about="The wording before, as it was."),
                "to": Key(Text(), required=True, about="The wording now, as it is."),
                "verdict": Key(
                    OneOf(VERDICTS),
                    required=True,
                    about="Whether it asks the same, or more, or less, or something else.",
                ),
                "by": Key(Text(), required=True, about="Who found so."),
                "because": Key(Text(), required=True, about="Why."),
                "on": Key(Day(), about="The day on which that was found."),
            },
            about="What somebody found its new wording to mean.",
        ),
        names=CODE,
    ),
    about="What new wordings mean beside those that they replace, by what is worded so.",
)
"""What somebody found the new wording to mean, beside the one that it replaces."""
