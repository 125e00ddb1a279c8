"""Names: words with a meaning of their own, which an author can give to nothing else.

A name that rules already know would hide, or be hidden by, what it is given to, and nobody would say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.model.files import FRAMEWORK_FILE_HEAD, OVERLAY_HEAD
from kompass_core.model.framework import TOTAL
from kompass_core.problems import Problem
from kompass_core.rules.syntax import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from kompass_core.problems import Span

JUDGED = "judged"
"""The key of the rules of items without children."""

ITEM_CODES = (TOTAL, JUDGED)
LEVELS = (TOTAL, JUDGED, *FRAMEWORK_FILE_HEAD.keys, *OVERLAY_HEAD.keys, "scale")
LISTS = (*WORDS, "dimensions")
MEASURES = (*LISTS, "weight")
DIMENSIONS = (*LISTS, "weight", "points", "maximum", WHOLE_ITEM)
STEPS = (NOT_APPLICABLE, UNANSWERED)


def reserved(name: str, taken: Collection[str], what: str, place: Span) -> tuple[Problem, ...]:
    """A problem if a name is taken; `what` is what would be called so, such as "a level"."""
    if name not in taken:
        return ()
    message = f"`{name}` has a meaning of its own, so {what} cannot be called so"
    return (Problem("reserved-name", message, place, "give it another name"),)
