"""Impossible: printed figures of an evaluation that cannot be right, as problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.rules.text import decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.scorecard import Claim, Scorecard
    from kompass_core.problems import Span
    from kompass_core.rules.interval import Interval


def impossible(scorecard: Scorecard) -> tuple[Problem, ...]:
    """A problem for each claim that does not hold, in the order of the scales and of print."""
    return tuple(
        Problem(
            "impossible-figure",
            f"`{claim.text}` cannot be right: what is known of {claim.item} allows {_range(claim.known)} points",
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
    if known.low == known.high:
        return decimal(known.low)
    return f"{decimal(known.low)} to {decimal(known.high)}"
