"""Impossible: printed figures of an evaluation that cannot be right, as problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.rules.exact import exact

if TYPE_CHECKING:
    from kompass_core.model.scorecard import Claim, Scorecard
    from kompass_core.problems import Span
    from kompass_core.rules.interval import Interval


def impossible(scorecard: Scorecard) -> tuple[Problem, ...]:
    """A problem for each claim that does not hold, in the order of the scales and of print."""
    return tuple(
        Problem(
            "impossible-figure",
            f"`{claim.text}` cannot be right: {claim.item} has {_range(claim.known)} points by all else",
            _place(scorecard, sheet.scale, claim),
            "this figure, or one that it is held against, is not as it was printed",
        )
        for sheet in scorecard.sheets.values()
        for claim in sheet.claims
        if not claim.holds
    )


def _place(scorecard: Scorecard, scale: str, claim: Claim) -> Span:
    given = scorecard.evaluation.given[scale].points[claim.item]
    figures = given.points if isinstance(given.points, tuple) else ()
    return next((figure.span for figure in figures if figure.text == claim.text), given.span)


def _range(known: Interval) -> str:
    return exact(known.low) if known.known else f"{exact(known.low)} to {exact(known.high)}"
