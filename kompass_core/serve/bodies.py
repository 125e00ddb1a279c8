"""Bodies: the shape of each question; by these it is checked, and described to those who ask."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass_core.model.files.kinds import CODE, ID, LANGUAGE
from kompass_core.model.shape import Anything, Either, Key, ListOf, OneOf, Table, Text
from kompass_core.stages.reading.limits import LARGEST
from kompass_core.stages.report.anatomy.whole import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT: Final = Either(
    (Text(longest=LARGEST), Table("a document", others=Anything(), names=Text(longest=400))),
    "the text of a file, or an object that says the same",
)
"""A definition or an evaluation: as the text of a file, in TOML or JSON, or as JSON in place."""

NAME: Final = Text(
    r"\w[\w.-]{0,79}@\w[\w.-]{0,79}", "a framework that is installed, `id@revision`", longest=161
)
VARIED: Final = Text(
    r"\w[\w.-]{0,79}@\w[\w.-]{0,79}([+]\w[\w.-]{0,79}){0,4}",
    "a framework that is installed, `id@revision`, and `+variant` for each that changes it",
    longest=481,
)
DEFINITION: Final = Table(
    "a definition",
    {
        "framework": Key(DOCUMENT, required=True, about="The file of a framework."),
        "scales": Key(ListOf(DOCUMENT), about="The files of its scales that are not installed."),
    },
    about="A framework that is not installed.",
)

_OF: Final = MappingProxyType(
    {
        "framework": Key(NAME, about="The framework, where it is installed."),
        "definition": Key(DEFINITION, about="The framework, where it is not."),
        "changes": Key(ListOf(DOCUMENT), about="Files of changes that are laid over it."),
    }
)
_SAID: Final = MappingProxyType(
    {
        "language": Key(LANGUAGE, about="The language of the answer: that of the evaluation unless said."),
        "variant": Key(ID, about="The variant that words the answer."),
    }
)
_FORMAT: Final = Key(ID, about="How the answer is laid out, by the id of a format.", usual="json")
_SCORED: Final = MappingProxyType(
    {
        "evaluation": Key(DOCUMENT, required=True, about="The evaluation."),
        **_OF,
        "scale": Key(ID, about="Only this scale."),
        **_SAID,
    }
)
_SIDE: Final = Either(
    (VARIED, DEFINITION), "the name of a framework that is installed, or a definition as an object"
)

BODIES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        "check": Table(
            "a question for `check`",
            {
                **_OF,
                "evaluation": Key(DOCUMENT, about="An evaluation, which is checked by scoring it."),
            },
            about="What is to be checked: a definition, an evaluation, or one by the other.",
        ),
        "score": Table(
            "a question for `score`",
            dict(_SCORED),
            about="An evaluation, and what it is scored with: the framework that it names unless said.",
        ),
        "explain": Table(
            "a question for `explain`",
            {
                "item": Key(CODE, required=True, about="The code of the item, or `total`."),
                **_SCORED,
                "format": _FORMAT,
            },
            about="An item of an evaluation, to be told how its points came about.",
        ),
        "report": Table(
            "a question for `report`",
            {
                **_SCORED,
                "format": Key(ID, required=True, about="How the report is laid out, by the id of a format."),
                "without": Key(ListOf(OneOf(SECTIONS)), about="Sections that are left out."),
            },
            about="An evaluation, to be reported on.",
        ),
        "diff": Table(
            "a question for `diff`",
            {
                "before": Key(_SIDE, required=True, about="The framework as it was."),
                "after": Key(_SIDE, required=True, about="The framework as it is."),
                **_SAID,
                "format": _FORMAT,
            },
            about="Two revisions, to be compared.",
        ),
    }
)
"""By the last word of their address."""
