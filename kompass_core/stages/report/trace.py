"""Trace: where one printed figure of an item comes from: its exact value, and the rule that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.stages.report.derived import parts, seen
from kompass_core.stages.report.explained import exact_text, origin

if TYPE_CHECKING:
    from kompass_core.model.report import Table
    from kompass_core.model.scorecard import Derivation, Scorecard
    from kompass_core.problems import Span
    from kompass_core.stages.report.wording import Wording

POINTS, PERCENT = "points", "percent"


@frozen
class Trace:
    """The exact value in words, and the rule that made it; where none did, how the item came by it.

    `stated` is where the item stands, if the definition states the value. `seen` says what the rule saw,
    `parts` what each part of it came to, as an explanation of the item does.
    """

    exact: str | None
    origin: tuple[str, ...] = ()
    stated: Span | None = None
    derivation: Derivation | None = None
    seen: Table | None = None
    parts: Table | None = None


def trace(scorecard: Scorecard, scale: str, code: str, measure: str, words: Wording) -> Trace:
    """Where a figure comes from; a percentage comes from points."""
    score = scorecard.sheets[scale].scores[code]
    exact = exact_text(scorecard, scale, code, measure, words)
    made = POINTS if measure == PERCENT and PERCENT not in score.measures else measure
    ruled = score.origin == "rule" or made != POINTS
    found = next((one for one in score.derivations if ruled and one.rule.measure == made), None)
    if found is None and score.origin == "rule":
        return Trace(exact, stated=scorecard.framework.items[code].key)
    if found is None:
        return Trace(exact, tuple(origin(scorecard, scale, score, words)))
    inputs = seen(scorecard, scale, code, found, words) if found.inputs else None
    return Trace(exact, (), None, found, inputs, parts(scorecard, scale, found, words))
