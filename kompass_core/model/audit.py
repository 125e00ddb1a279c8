"""Audit: what a framework says beyond its form: what its items reach, what a judgement does to points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from kompass_core.problems import Problem, Span

    Judgements: TypeAlias = Mapping[str, Mapping[str, str]]
    """By code, then by dimension (or `item`), the name of a step, or a state."""

Sure: TypeAlias = Literal["proven", "found", "bounded"]
"""How sure an end is: reached, and nothing lies beyond; reached, and something may lie beyond; or known
only as what nothing lies beyond."""

Verdict: TypeAlias = Literal["proven", "declared", "refuted", "undecided"]
"""Whether raising a judgement never lowers points: it is proven; it does, and its author says so; it does;
or neither could be shown."""


@frozen
class End:
    """One end of what a measure can reach.

    `bound` is what nothing lies beyond, None where nothing is known to bound it; `found` the furthest
    that was found, with the judgements that make it.
    """

    bound: Fraction | None
    found: Fraction | None
    judgements: Judgements = field(factory=dict, repr=False)

    @property
    def sure(self) -> Sure:
        """How sure it is."""
        if self.found is None:
            return "bounded"
        return "proven" if self.found == self.bound else "found"

    @property
    def value(self) -> Fraction | None:
        """What was found, or else what bounds it."""
        return self.bound if self.found is None else self.found


@frozen
class Reach:
    """The least and the most that a measure can come to, by judgements and what does not apply.

    Points that are given directly are not asked about. Of a measure that is a band, the ends are places in
    its set, from 0.
    """

    low: End
    high: End


@frozen
class ItemAudit:
    """One item on one scale: all that its measures can come to.

    `maximum` is what it has at most, in points, where everything applies; None where that depends on what
    is judged. `reaches` has every measure that is a number or a band, `truths` those that are true or
    false, None where they can be both. `direction` says whether raising a judgement, at the item or
    below it, never lowers its points.
    """

    item: str
    maximum: Fraction | None
    reaches: Mapping[str, Reach]
    truths: Mapping[str, bool | None]
    direction: Verdict


@frozen
class Example:
    """Judgements that show something, on one scale: `name` tells it from the others of one finding."""

    name: str
    scale: str
    item: str
    judgements: Judgements = field(repr=False)


@frozen
class Finding:
    """Something that a definition says against its own words, or that is merely suspicious.

    `problem` says what and where; `examples` show it.
    """

    problem: Problem
    examples: tuple[Example, ...] = ()


@frozen
class Declared:
    """A dimension whose author says why a higher judgement may lower points, and where that stands."""

    scale: str
    dimension: str
    reason: str
    span: Span = field(eq=False, repr=False)


@frozen
class Audit:
    """All that was found about a framework: by scale and item in the order of print, and what to say."""

    sheets: Mapping[str, Mapping[str, ItemAudit]]
    findings: tuple[Finding, ...]
    declared: tuple[Declared, ...]
