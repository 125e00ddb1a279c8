"""Scorecard: the exact scores of every item on every scale, and how each came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.framework import Framework
    from kompass_core.model.rule import Rule
    from kompass_core.rules.interval import Interval

    Value: TypeAlias = Interval | bool | None

Origin: TypeAlias = Literal["rule", "given", "printed", "not applicable", "covered"]
"""How an item came by its points: made by its rules from what was judged below, given directly, known
as printed, not applicable, or not looked at because something above it was given directly."""


@frozen
class Input:
    """One thing that a rule saw: what the rule calls it, whose it is, and what it was.

    `item` is the code of the item it belongs to; `state` says of a judgement whether it was a
    step, and which, or missing.
    """

    name: str
    item: str
    value: Value
    state: str | None = None


@frozen
class Part:
    """What one part of a rule came to, in canonical wording."""

    text: str
    value: Value


@frozen
class Derivation:
    """How one measure of one item came about."""

    rule: Rule
    inputs: tuple[Input, ...]
    parts: tuple[Part, ...]
    value: Value


@frozen
class Claim:
    """A printed figure held against what is known from below it.

    `possible` is what the printed figure allows, `known` what the items below allow, both in
    points; `holds` says whether a value lies in both.
    """

    item: str
    text: str
    possible: Interval
    known: Interval
    holds: bool


@frozen
class Score:
    """The scores of one item on one scale.

    `measures` holds `points` and `maximum` (in points) and whatever else its rules make; it is
    empty where the item is not applicable or not looked at. `missing` counts the judgements below
    and at the item that are unanswered, of `wanted`.
    """

    item: str
    origin: Origin
    measures: Mapping[str, Value]
    derivations: tuple[Derivation, ...] = field(repr=False)
    missing: int
    wanted: int


@frozen
class Sheet:
    """All scores on one scale, by code in the order of print, and the printed figures tested.

    `voices` has, for each of several evaluators, the points of every item that applies as they
    would be if all had judged as this one did.
    """

    scale: str
    scores: Mapping[str, Score]
    claims: tuple[Claim, ...]
    voices: Mapping[str, Mapping[str, Interval]]


@frozen
class Scorecard:
    """One evaluation scored.

    `digest` is that of the definition and scales it was scored with, `engine` the version of this
    engine, `plugins` the versions of the plugins that were loaded, by name.
    """

    framework: Framework = field(repr=False)
    evaluation: Evaluation = field(repr=False)
    sheets: Mapping[str, Sheet]
    digest: str
    engine: str
    plugins: Mapping[str, str]
