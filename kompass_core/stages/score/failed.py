"""Failed: a rule that had no value, as a problem at the rule's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.stages.inside import inside

if TYPE_CHECKING:
    from kompass_core.stages.score.run import RunError

REMEDY = {
    "division-by-zero": "write what holds then: `if divisor = 0 then ... else value / divisor`",
}


def failed(error: RunError) -> Problem:
    """The problem, with the item at which the rule failed."""
    node = error.error.node.syntax.place
    place = inside(error.rule.written.span, node.start, node.end)
    message = f"{error} in `{error.rule.measure}` of `{error.line.item.code}`"
    related = ((f"`{error.line.item.code}`", error.line.item.key),)
    return Problem(error.error.slug, message, place, REMEDY.get(error.error.slug), related)
