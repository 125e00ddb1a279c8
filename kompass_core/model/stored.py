"""Stored: a scorecard that was written to a file once, and what it says otherwise than one of now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.problems import Span


@frozen
class StoredFigure:
    """A figure as it was printed, and exactly, as text; without `low` and `high` it is a word."""

    printed: str
    low: str | None = None
    high: str | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def exact(self) -> str:
        """What is known exactly: a value, or its ends."""
        if self.low is None or self.high is None:
            return self.printed
        return self.low if self.low == self.high else f"{self.low} to {self.high}"


@frozen
class StoredSheet:
    """One scale: its digest, and the figures by code and measure."""

    digest: str
    figures: Mapping[str, Mapping[str, StoredFigure]] = field(repr=False)


@frozen
class Stored:
    """A scorecard as far as it can be held against one of now.

    `whole` tells whether it has every item, which an explanation has not. `changes` are the digests of
    local changes by their files, `span` is where the id of the evaluation stands.
    """

    evaluation: str
    evaluated: str
    framework: str
    digest: str
    engine: str
    language: str
    plugins: Mapping[str, str]
    changes: Mapping[str, str]
    sheets: Mapping[str, StoredSheet]
    whole: bool
    span: Span = field(eq=False, repr=False)


What: TypeAlias = Literal["evaluation", "framework", "definition", "scale", "changes", "engine", "plugin"]
"""What may be another than when a scorecard was stored, in the order in which it is told."""


@frozen
class Reason:
    """One thing that is another: the digest, name or version of then and now, None where there is none.

    `told` says in words what has changed in it, as far as a record of a release knows.
    """

    what: What
    name: str
    stored: str | None
    now: str | None
    told: tuple[str, ...] = ()


@frozen
class Shifted:
    """A figure that is another now, or is only on one side."""

    scale: str
    item: str
    measure: str
    stored: StoredFigure | None
    now: StoredFigure | None


@frozen
class Staleness:
    """Why a stored scorecard is stale, and in which figures; it is fresh where there is neither."""

    reasons: tuple[Reason, ...]
    figures: tuple[Shifted, ...]

    @property
    def fresh(self) -> bool:
        """Whether a scorecard of now says the same, and was made with the same."""
        return not self.reasons and not self.figures
