"""Shared: the scale that several scorecards can be compared on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.problems import Span


def shared(scorecards: Sequence[Scorecard], wanted: str | None) -> str:
    """The wanted scale, or the first that all have; it is the same one where framework and id are.

    Raises:
        KompassError: `no-shared-scale`, which says of each evaluation what it has.
    """
    framework = scorecards[0].framework.id
    common = [
        scale
        for scale in scorecards[0].sheets
        if all(card.framework.id == framework and scale in card.sheets for card in scorecards)
    ]
    if wanted is None and common:
        return common[0]
    if wanted is not None and wanted in common:
        return wanted
    if wanted is None:
        message = f"the {len(scorecards)} evaluations have no scale in common"
    else:
        message = f"not all of the {len(scorecards)} evaluations have the scale `{wanted}`"
    if common:
        hint = "they have in common " + ", ".join(f"`{scale}`" for scale in common)
    else:
        hint = "compare those that have a scale in common"
    related = tuple(map(_has, scorecards))
    raise KompassError([Problem("no-shared-scale", message, related[0][1], hint, related)])


def _has(card: Scorecard) -> tuple[str, Span]:
    """What an evaluation has, and where it says so."""
    scales = ", ".join(f"`{scale}`" for scale in card.sheets)
    place = card.evaluation.spans.get(("evaluation", "scales"), card.evaluation.framework.span)
    return f"`{card.evaluation.id}` has {scales} of `{card.framework.id}`", place
