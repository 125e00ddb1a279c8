"""Sentence: what somebody says is varied, or uncertain, in a few words, to its parts.

maximum 3 from 80 to 120         maximum 1..8 by 20%          maximum 1.1, 1.2 by 10%
weight areas by 50%              dimension system from 1 to 2
step system partly from 40% to 60%

one step      2 steps      opinions      points by 5%
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.simulation import KINDS, Doubt
from kompass_core.problems import KompassError, Problem, near

if TYPE_CHECKING:
    from kompass_core.model.simulation import Kind
    from kompass_core.problems import Span

NUMBER = r"[0-9]{1,12}(?:[.,][0-9]{1,12})?\s?%?"
VARIED = re.compile(
    rf"(?P<kind>\w+)\s+(?P<what>\S.*?)\s+(?:by\s+(?P<by>{NUMBER})|from\s+(?P<low>{NUMBER})\s+to\s+(?P<high>{NUMBER}))"
)
STEPS = re.compile(r"(?P<count>one|two|three|[0-9]{1,2})\s+steps?")
POINTS = re.compile(rf"points\s+by\s+(?P<by>{NUMBER})")
COUNTS = {"one": 1, "two": 2, "three": 3}


@frozen
class Said:
    """What is varied, as it is named, and its bounds; or (`by`) by how much of what it is."""

    text: str
    place: Span | str
    kind: Kind
    what: str
    by: Fraction | None
    low: Fraction | None
    high: Fraction | None

    def cannot(self, message: str, hint: str | None = None) -> Problem:
        """That it cannot be varied so."""
        return Problem("cannot-vary", message, self.place, hint)


def varied(text: str, place: Span | str) -> Said:
    """The parts of what is varied; raises KompassError."""
    found = VARIED.fullmatch(text.strip())
    if found is None:
        message = f"`{text}` does not say what is varied between which bounds"
        hint = "write `maximum 3 by 20%`, `weight 1.1 from 1 to 3` or `step system partly from 40% to 60%`"
        raise KompassError([Problem("cannot-vary", message, place, hint)])
    kind = next((one for one in KINDS if one == found["kind"]), None)
    if kind is None:
        likely = " or ".join(f"`{one}`" for one in near(found["kind"], KINDS))
        hint = f"did you mean {likely}?" if likely else f"there are {', '.join(f'`{one}`' for one in KINDS)}"
        raise KompassError([Problem("cannot-vary", f"a `{found['kind']}` cannot be varied", place, hint)])
    by, low, high = (None if found[one] is None else _number(found[one]) for one in ("by", "low", "high"))
    said = Said(text, place, kind, found["what"], by, low, high)
    if by is not None and not (found["by"].endswith("%") and 0 < by <= 1):
        hint = "write more than 0% and at most 100%, or `from ... to ...`"
        raise KompassError([said.cannot(f"nothing can be varied by {found['by']}", hint)])
    if low is not None and high is not None and low >= high:
        raise KompassError([said.cannot(f"{found['low']} is not below {found['high']}")])
    return said


def uncertain(text: str, place: Span | str) -> Doubt:
    """How uncertain judgements are said to be; raises KompassError."""
    said = text.strip()
    if said == "opinions":
        return Doubt("opinions", Fraction(0))
    steps = STEPS.fullmatch(said)
    if steps is not None:
        count = COUNTS.get(steps["count"]) or int(steps["count"])
        if count:
            return Doubt("steps", Fraction(count))
    points = POINTS.fullmatch(said)
    if points is not None:
        by = _number(points["by"])
        if points["by"].endswith("%") and 0 < by <= 1:
            return Doubt("points", by)
    message = f"`{text}` does not say how uncertain judgements are"
    hint = "write `one step`, `2 steps`, `opinions` or `points by 5%`"
    raise KompassError([Problem("cannot-vary", message, place, hint)])


def _number(text: str) -> Fraction:
    value = Fraction(text.rstrip("% \u00a0").replace(",", "."))
    return value / 100 if text.endswith("%") else value
