"""Population: evaluations on one scale of one revision, which alone can be counted together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Organisation
    from kompass_core.model.framework import Framework
    from kompass_core.problems import Span
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank
    from kompass_core.rules.summary import Summary


@frozen
class Member:
    """One evaluation: of whom and when, and the points of each of its items that has any, by code.

    `digest` is that of the evaluation, `country` the id of the variant that its organisation is of. `span`
    is where it says of which framework it is.
    """

    evaluation: str
    digest: str
    organisation: Organisation
    year: int | None
    country: str | None
    points: Mapping[str, Interval] = field(repr=False)
    span: Span = field(eq=False, repr=False)

    @property
    def visit(self) -> tuple[str, int | None]:
        """By this a visit is known: who was evaluated, and in which year."""
        return self.organisation.code or self.organisation.name, self.year

    @property
    def dated(self) -> str:
        """The organisation and the year of the visit."""
        return self.organisation.name + ("" if self.year is None else f" {self.year}")


@frozen
class Population:
    """Those who were evaluated with one revision, `id@revision`, and on one of its scales.

    `scales` are the digests of the scale as their points were made with it: more than one where it was not
    the same for all of them. `digest` is that of all this.
    """

    framework: str
    scale: str
    scales: tuple[str, ...]
    members: tuple[Member, ...] = field(repr=False)
    digest: str

    def points(self, item: str) -> tuple[Interval, ...]:
        """The points of everybody who has any of an item."""
        return tuple(member.points[item] for member in self.members if item in member.points)


@frozen
class Record:
    """Who has the most points of an item, or the fewest: `sure` says that all of these have exactly these.

    Where it is not, each of them may have it, and nobody else.
    """

    points: Interval
    holders: tuple[Member, ...]
    sure: bool


@frozen
class Placing:
    """The place of one member: its rank, and its percentile: what share of all is below, and half of ties."""

    member: Member
    points: Interval
    rank: Rank
    percentile: Interval


@frozen
class Statistics:
    """What is known of one item: its figures, the records, and the place of each member who has points of it.

    The places are in order of rank.
    """

    item: str
    figures: Summary
    highest: Record
    lowest: Record
    placings: tuple[Placing, ...] = field(repr=False)


@frozen
class Group:
    """Those of a population who have something in common, and the statistics of each item, by code.

    `common` is what they have in common, by what it is; None where that is not known of them.
    """

    common: Mapping[str, str | None]
    framework: Framework = field(repr=False)
    population: Population
    items: Mapping[str, Statistics] = field(repr=False)
