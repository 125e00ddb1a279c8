"""Trace: where one printed figure of an item comes from: its exact value, and the rule that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.report import Heading
from kompass_core.stages.report.derived import derived
from kompass_core.stages.report.explanation import exact_text, origin

if TYPE_CHECKING:
    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Derivation, Scorecard
    from kompass_core.stages.report.wording import Wording

POINTS, PERCENT = "points", "percent"


@frozen
class Trace:
    """The exact value in words, how the item came by it, and the rule: None where no rule made it.

    `blocks` say what the rule saw and what its parts came to, as an explanation of the item does.
    """

    exact: str | None
    origin: tuple[str, ...]
    derivation: Derivation | None
    blocks: tuple[Block, ...]


def trace(scorecard: Scorecard, scale: str, code: str, measure: str, words: Wording) -> Trace:
    """Where a figure comes from; a percentage comes from points."""
    score = scorecard.sheets[scale].scores[code]
    made = POINTS if measure == PERCENT and PERCENT not in score.measures else measure
    ruled = score.origin == "rule" or made != POINTS
    found = next((one for one in score.derivations if ruled and one.rule.measure == made), None)
    blocks = () if found is None else tuple(derived(scorecard, scale, code, found, words))
    return Trace(
        exact_text(scorecard, scale, code, measure, words),
        () if found else tuple(origin(scorecard, scale, score, words)),
        found,
        tuple(block for block in blocks if not isinstance(block, Heading)),
    )

