"""Impact: what another definition does to evaluations, and which of its changes gives how many points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Problem
    from kompass_core.rules.interval import Interval

Aspect: TypeAlias = Literal[
    "carried",
    "several",
    "unanswered",
    "steps",
    "dimension.added",
    "dimension.removed",
    "asked",
    "dimension.weight",
    "maximum",
    "weight",
    "added",
    "moved",
    "whole",
    "parts",
    "regrouped",
    "removed",
    "rule",
    "rounding",
]

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
"""What can be changed, in the order in which one change is made after the other: first what was judged and
what that is worth, then what an item is worth, then which items there are, and what is made of them last."""


Said: TypeAlias = "str | Fraction | Mapping[str, Fraction] | None"
"""What stands in a definition: a word, a number, steps with what they are worth; or more than is shown."""


@frozen
class Cause:
    """One change of a definition.

    `subject` is the code of an item, the name of a dimension, or the table of rules; empty where it is
    the scale as a whole. `before` and `after` are what stands there.
    """

    aspect: Aspect
    subject: str
    before: Said = None
    after: Said = None


Causes: TypeAlias = tuple[Cause, ...]
"""What is told apart: one change, or several where none of them makes sense without the next."""


@frozen
class Change:
    """The points of one item before and after; None where it is not there or does not apply.

    `points` has what each of the causes gives (by its place in `Pair.causes`), and their sum is exactly
    the change; None where the points are not known exactly on both sides.
    """

    before: Interval | None
    after: Interval | None
    points: Mapping[int, Fraction] | None

    @property
    def gain(self) -> Fraction | None:
        """How many points more it is; None where that is not known."""
        if self.points is None or self.before is None or self.after is None:
            return None
        return self.after.low - self.before.low


@frozen
class Effect:
    """What becomes of one evaluation.

    `changes` has every item by its code, those that only the old definition has among them; of one that
    was generated only the whole. A rank is one more than there are that have more points, of those
    that are known on both sides; None where this one is not.
    """

    evaluation: str
    organisation_code: str
    organisation: str
    year: int | None
    changes: Mapping[str, Change] = field(repr=False)
    rank_before: int | None = None
    rank_after: int | None = None


@frozen
class Row:
    """An item of either definition: its code in each of them, empty where it is not there."""

    code: str
    before: str
    after: str


@frozen
class Mean:
    """Of one item, over all evaluations in which it is known on both sides: sums of points, and how many."""

    before: Fraction
    after: Fraction
    count: int


@frozen
class Pair:
    """A scale of the new definition, and the one that it comes from in the old one.

    `rows` has all items, in the order of print.
    """

    before: Scale
    after: Scale
    rows: tuple[Row, ...] = field(repr=False)
    causes: tuple[Causes, ...]
    effects: tuple[Effect, ...] = field(repr=False)
    means: Mapping[str, Mean] = field(repr=False)


@frozen
class Generated:
    """How evaluations were made up: how many, from which seed, and from how many stored ones."""

    count: int
    seed: int
    drawn_from: int


@frozen
class Refusal:
    """An evaluation that has no place under both definitions, and why; or on one scale only."""

    evaluation: str
    scale: str | None
    problems: tuple[Problem, ...]


@frozen
class Impact:
    """Evaluations under two definitions, by pair of scales."""

    before: Framework = field(repr=False)
    after: Framework = field(repr=False)
    pairs: tuple[Pair, ...]
    refused: tuple[Refusal, ...]
    generated: Generated | None
