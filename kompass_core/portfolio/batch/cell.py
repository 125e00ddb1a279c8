"""Cell: what stands in one cell of a table to what it says: a judgement, points, or a printed figure.

The one place that knows what a value may be; whatever reads columns by the million asks here about each value
once.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING, Final

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.model.files.kinds import MOST
from kompass_core.problems.near import LISTED, did_you_mean
from kompass_core.stages.score.printed import FIGURE

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST: Final = 200
"""Characters of a cell that says anything to the framework."""

SHOWN: Final = 40
"""Characters of a cell that a message has room for."""

NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
COMMA: Final = re.compile(r"-?[0-9]{1,15},[0-9]{1,15}\s?%?")
ABSENT: Final = -1
"""The number that stands for what does not apply, where a share would stand in percent."""

HUNDRED: Final = 100


class Misfilled(ValueError):  # noqa: N818 - a cell is, which is no error of ours
    """A cell holds what it may not hold."""

    def __init__(self, slug: str, message: str, hint: str = "") -> None:
        """Keep what is wrong, and what to do about it."""
        super().__init__(message)
        self.slug = slug
        self.message = message
        self.hint = hint


def judgement(value: object, dimension: str, steps: Mapping[str, Fraction]) -> str | None:
    """The name of a step, or `not applicable`; None where nobody answered. Numbers are shares in percent.

    Raises Misfilled where it is none of these.
    """
    word = _text(value) if isinstance(value, str) else value
    if word is None or word in {"", UNANSWERED}:
        return None
    if isinstance(word, str) and (word in steps or word == NOT_APPLICABLE):
        return word
    percent = _percent(word, dimension, steps)
    if percent == ABSENT:
        return NOT_APPLICABLE
    found = next((name for name, share in steps.items() if share * HUNDRED == percent), None)
    if found is None:
        raise Misfilled("off-scale", f"`{dimension}` has no step `{shown(value)}`", _steps(steps))
    return found


def whole(value: object, code: str) -> bool:
    """Whether an item as a whole does not apply; raises Misfilled where something else is said of it."""
    word = _text(value) if isinstance(value, str) else value
    if word is None or word in {"", UNANSWERED}:
        return False
    if word == NOT_APPLICABLE:
        return True
    message = f"`{code}` as a whole can only be `{NOT_APPLICABLE}` or `{UNANSWERED}`"
    raise Misfilled("off-scale", message, "judge its dimensions one by one")


def points(value: object, code: str) -> Fraction | None:
    """Points given directly; None where none are. Raises Misfilled where it is no exact number."""
    word = _text(value) if isinstance(value, str) else value
    if word is None or word == "":
        return None
    match word:
        case str() if NUMBER.fullmatch(word):
            found = Fraction(word)
        case str() if COMMA.fullmatch(word):
            raise Misfilled(
                "wrong-kind", f"`{shown(word)}` has a decimal comma", f"write {word.replace(',', '.')}"
            )
        case int() | Decimal() if not isinstance(word, bool) and isfinite(word):
            found = Fraction(word)
        case _:
            raise Misfilled("wrong-kind", f"`{shown(value)}` is no number of points of `{code}`", "write 2.3")
    if not 0 <= found <= MOST:
        raise Misfilled("out-of-range", f"points lie between 0 and {MOST}, and not at {shown(value)}")
    return found


def printed(value: object, code: str) -> tuple[str, ...]:
    """The figures that are printed of an item, of which a cell may hold several with `;` between them."""
    if value is None:
        return ()
    if not isinstance(value, str):
        hint = 'it is a text, written as it was printed: "2,3", "12" or "43%"'
        raise Misfilled("wrong-kind", f"what is printed of `{code}` is no text", hint)
    texts = tuple(text for part in _text(value).split(";") if (text := part.strip()))
    for text in texts:
        if FIGURE.fullmatch(text) is None:
            hint = 'it is written as it was printed: "2,3", "12" or "43%"'
            raise Misfilled("off-scale", f"`{shown(text)}` is not a printed figure", hint)
    return texts


def shown(value: object) -> str:
    """A value as a message shows it, on one line and not too long."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _text(value: str) -> str:
    if len(value) > LONGEST:
        raise Misfilled(
            "too-large", f"the cell has more than {LONGEST} characters", "check what stands there"
        )
    return value.strip()


def _percent(value: object, dimension: str, steps: Mapping[str, Fraction]) -> Fraction:
    """A number that is meant as a percentage."""
    match value:
        case str():
            bare = value.removesuffix("%").rstrip()
            if NUMBER.fullmatch(bare):
                return Fraction(bare)
            hint = did_you_mean(value, steps) or _steps(steps)
            if COMMA.fullmatch(value):
                hint = f"write {bare.replace(',', '.')}"
            raise Misfilled("off-scale", f"`{dimension}` has no step `{shown(value)}`", hint)
        case int() | float() | Decimal() if not isinstance(value, bool) and isfinite(value):
            return Fraction(value)
        case _:
            message = f"`{shown(value)}` is neither a step of `{dimension}` nor a number"
            raise Misfilled("wrong-kind", message, _steps(steps))


def _steps(steps: Mapping[str, Fraction]) -> str:
    names = list(steps)
    if len(names) > LISTED:
        return f"the steps are `{names[0]}`, `{names[1]}` and so on, up to `{names[-1]}`"
    return "the steps are " + ", ".join(f"`{name}`" for name in names)
