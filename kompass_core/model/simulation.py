"""Simulation: a definition and judgements drawn by chance, and what becomes of points and ranks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Organisation
    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Problem, Span
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank

Kind: TypeAlias = Literal["maximum", "weight", "dimension", "step"]
"""What is varied: the points that an item has at most, its weight, the weight of a dimension, or what a step
of it is worth."""

KINDS: tuple[Kind, ...] = get_args(Kind)

SHARES = tuple(Fraction(percent, 100) for percent in (5, 25, 50, 75, 95))
"""Below which shares of all draws the quantiles lie that are told."""


@frozen
class Factor:
    """One number of a definition that is another in every draw, from `low` to `high`, each as likely.

    `subject` is the code of an item or the name of a dimension, `step` that of a step. `base` is what the
    definition says: points, a weight or a share; `place` is where that is said. The maximum of an item that
    is made of parts stands for theirs: all below it grow alike.
    """

    kind: Kind
    subject: str
    step: str
    base: Fraction
    low: Fraction
    high: Fraction
    place: Span | str = field(default="", eq=False, repr=False)

    @property
    def name(self) -> str:
        """By which its draws are known: those of one seed do not depend on what else is varied."""
        return " ".join(filter(None, (self.kind, self.subject, self.step)))


@frozen
class Doubt:
    """How uncertain what is known of an evaluation is said to be.

    `steps`: each judgement may be so many steps lower or higher, `reach`, the farther the less likely.
    `opinions`: where several differ and have not agreed, each of them is as likely. `points`: points given
    directly may be lower or higher by so much of the maximum, all alike.
    """

    kind: Literal["steps", "opinions", "points"]
    reach: Fraction


@frozen
class Question:
    """What is drawn, how often, from which seed; `item` is the one that is ranked by its points.

    `alternative` says that in one half of the draws another definition stands instead.
    """

    item: str
    factors: tuple[Factor, ...]
    doubts: tuple[Doubt, ...]
    draws: int
    seed: int
    alternative: bool = False


@frozen
class Spread:
    """The points of an item: as they are, all that they can be in any draw, and what they are in the draws.

    `quantiles` are those of SHARES (definition 7 of Hyndman and Fan 1996), exact.
    """

    points: Interval
    sure: Interval
    least: Fraction
    quantiles: tuple[Fraction, ...]
    most: Fraction


@frozen
class Standing:
    """What becomes of one evaluation.

    `points` and `rank` are those that it has; `ranks` in how many draws it has each, the first at 0.
    `bands` are counts too, by measure and band. `items` has what the ranked item is made of, where
    something of this evaluation is uncertain. `drawn` counts what is drawn for it alone. `open` says that
    its points are not known as they are, `narrowed` that printed figures of what has parts, which may make
    them known more closely, are not looked at. `other` are points and rank by the alternative.
    """

    evaluation: str
    organisation: Organisation
    year: int | None
    points: Interval
    rank: Rank
    spread: Spread
    ranks: tuple[int, ...]
    bands: Mapping[str, Mapping[str, int]]
    items: Mapping[str, Spread] = field(repr=False)
    drawn: int
    open: bool
    narrowed: bool
    other: tuple[Interval, Rank] | None = None


@frozen
class Influence:
    """How much of what comes out hangs on one factor, or on all judgements together.

    What comes out is how far ranks are from what they are, taken together; the points, where there is one
    evaluation. `share` is that of its variance which the factor explains by itself, the first-order
    sensitivity index, `total` that with what it does together with others, the total-order one; None where
    nothing varies. `pull` has, by evaluation, the correlation of the factor with its standing, squared,
    with its sign.
    """

    name: str
    share: Fraction | None
    total: Fraction | None
    pull: Mapping[str, Fraction]


@frozen
class Refusal:
    """An evaluation that can have no place among the others, and why."""

    evaluation: str
    problems: tuple[Problem, ...]


@frozen
class Simulation:
    """Evaluations in many draws.

    `above` has, for each and each other one, in how many draws it has more points. `swapped` is the mean
    share of pairs whose order is another than it is, `shift` the mean of how many ranks each is from its
    own; None where no order is known. `parts` is in how many even parts what lies between bounds is told
    apart; `long` says that figures were worked out in whole numbers of any length, the slow way; `shares`
    says that figures are told as a percentage of the maximum, which is another in every draw.
    """

    framework: Framework = field(repr=False)
    scale: Scale = field(repr=False)
    question: Question
    parts: int
    long: bool
    shares: bool
    standings: tuple[Standing, ...]
    above: tuple[tuple[int, ...], ...] = field(repr=False)
    swapped: Fraction | None
    shift: Fraction | None
    influences: tuple[Influence, ...]
    refused: tuple[Refusal, ...]
    changes: Mapping[str, str] = field(factory=dict)
