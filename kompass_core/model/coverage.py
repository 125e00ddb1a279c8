"""Coverage: what of a scale some example looks at, and what none does."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.problems import Span


@frozen
class Look:
    """A look at figures: measures of items, each by its code and name, of an evaluation on one scale."""

    program: Program = field(repr=False)
    evaluation: Evaluation = field(repr=False)
    scale: str
    figures: frozenset[tuple[str, str]]


@frozen
class Lack:
    """Something that no example looks at: an item, a step of a dimension, or a way that a rule can go.

    `number` is that of the step among the steps of its dimension, from 0.
    """

    what: str
    place: Span
    dimension: str | None = None
    number: int = 0


@frozen
class Covered:
    """How many things of one kind there are, and those that nothing looks at, in their order."""

    of: int
    lacking: tuple[Lack, ...] = field(repr=False)

    @property
    def looked_at(self) -> int:
        """How many are looked at."""
        return self.of - len(self.lacking)


@frozen
class Coverage:
    """One scale of one revision: its items, the steps of its dimensions, and the branches of its rules."""

    framework: str
    scale: str
    items: Covered
    steps: Covered
    branches: Covered


def share(coverage: Iterable[Coverage]) -> Fraction:
    """What part of everything is looked at; all of nothing."""
    parts = [part for one in coverage for part in (one.items, one.steps, one.branches)]
    whole = sum(part.of for part in parts)
    return Fraction(sum(part.looked_at for part in parts), whole) if whole else Fraction(1)
