"""Failed: a rule that had no value, as a problem at the rule's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.stages.inside import inside

if TYPE_CHECKING:
    from kompass_core.stages.score.run import RunError

ZERO = "write what holds then: `if divisor = 0 then ... else value / divisor`"
NEAR_ZERO = "write what holds for less than some value: `if divisor < 1 then ... else value / divisor`"
"""A range that leaves out zero alone still holds quotients of any size."""


def failed(error: RunError) -> Problem:
    """The problem, with the item at which the rule failed."""
    node = error.error.node.syntax.place
    place = inside(error.rule.written.span, node.start, node.end)
    message = f"{error} in `{error.rule.measure}` of `{error.line.item.code}`"
    related = ((f"`{error.line.item.code}`", error.line.item.key),)
    hint = None
    if error.error.slug == "division-by-zero":
        hint = ZERO if str(error).endswith("is zero") else NEAR_ZERO
    return Problem(error.error.slug, message, place, hint, related)
