"""Rewording: what somebody found a new wording to mean, beside the one that it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from datetime import date

    from kompass_core.problems import Span

Verdict: TypeAlias = Literal["same", "stricter", "looser", "other"]
"""Of a new wording: it asks the same, more, less, or for something else."""

VERDICTS: tuple[Verdict, ...] = ("same", "stricter", "looser", "other")


@frozen
class Rewording:
    """A new wording, the one before it, and the verdict on both: whose, why and when.

    It counts for these two wordings only: whoever words it anew has to judge anew.
    """

    before: str
    after: str
    verdict: Verdict
    by: str
    because: str
    on: date | None
    span: Span = field(eq=False, repr=False)
