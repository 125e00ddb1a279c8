"""Populate: scorecards to the population that they make on a scale, which all of them have to have."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.population import Member, Population
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.interval import Interval
from kompass_core.stages.digest import digest
from kompass_core.stages.notation import noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.scorecard import Scorecard


def populate(
    scorecards: Sequence[Scorecard], scale: str, countries: Mapping[str, str | None] | None = None
) -> Population:
    """The population of the scorecards, in their order.

    `countries` has the country of an evaluation by its id; its variant is its country where there is none.

    Raises:
        KompassError: `no-shared-scale`, where one has another revision than the first, or not the scale.
        ValueError: there are no scorecards.
    """
    if not scorecards:
        message = "nobody makes no population"
        raise ValueError(message)
    first, *others = scorecards
    alike(first, others, scale)
    found = countries or {}
    members = tuple(
        _member(card, scale, found.get(card.evaluation.id, card.evaluation.variant)) for card in scorecards
    )
    scales = dict.fromkeys(card.framework.scales[scale].basis for card in scorecards)
    return population(first.framework.name, scale, tuple(scales), members)


def population(
    framework: str, scale: str, scales: tuple[str, ...], members: tuple[Member, ...]
) -> Population:
    """The population of these members, with its digest."""
    return Population(framework, scale, scales, members, _digest(framework, scale, scales, members))


def apart_from(whole: Population, evaluation: Evaluation) -> Population:
    """The population without an evaluation, and without any other of the same visit."""
    members = tuple(one for one in whole.members if not same_visit(one, evaluation))
    return population(whole.framework, whole.scale, whole.scales, members)


def same_visit(member: Member, evaluation: Evaluation) -> bool:
    """Whether a member is an evaluation, or another of the same visit."""
    year = evaluation.first_day.year if evaluation.first_day else evaluation.year
    who = evaluation.organisation.code or evaluation.organisation.name
    return member.evaluation == evaluation.id or member.visit == (who, year)


def alike(scorecard: Scorecard, others: Iterable[Scorecard], scale: str) -> None:
    """Raise KompassError, as `populate` does, where others cannot be held against the scorecard."""
    if problems := [problem for one in (scorecard, *others) for problem in _apart(scorecard, one, scale)]:
        raise KompassError(problems)


def points(scorecard: Scorecard, scale: str, code: str) -> Interval | None:
    """The points of an item; None where it has none, or where nobody looked at it."""
    score = scorecard.sheets[scale].scores.get(code)
    value = score.measures.get("points") if score else None
    return value if isinstance(value, Interval) else None


def _member(card: Scorecard, scale: str, country: str | None) -> Member:
    one = card.evaluation
    found = {code: value for code in card.sheets[scale].scores if (value := points(card, scale, code))}
    return Member(
        evaluation=one.id,
        digest=one.digest,
        organisation=one.organisation,
        year=one.first_day.year if one.first_day else one.year,
        country=country,
        points=MappingProxyType(found),
        span=one.framework.span,
    )


def _digest(framework: str, scale: str, scales: tuple[str, ...], members: Iterable[Member]) -> str:
    """Of all that figures depend on, and of nothing else: neither the order of members nor that of items."""
    whole = [framework, scale, *sorted(scales)]
    for one in sorted(members, key=lambda member: (member.evaluation, member.digest)):
        who = one.organisation
        whole += [one.evaluation, one.digest, who.code or "", who.name, str(one.year), str(one.country)]
        whole += (f"{code} {noted(value)}" for code, value in sorted(one.points.items()))
    return digest(*whole)


def _apart(scorecard: Scorecard, other: Scorecard, scale: str) -> Iterator[Problem]:
    here, there = scorecard.framework.name, other.framework.name
    place = other.evaluation.framework.span
    related = ((f"`{scorecard.evaluation.id}`", scorecard.evaluation.framework.span),)
    if there != here:
        message = f"`{other.evaluation.id}` is of `{there}`, and `{scorecard.evaluation.id}` of `{here}`"
        hint = "points are compared within one revision and scale only"
        yield Problem("no-shared-scale", message, place, hint, related)
    elif scale not in other.sheets:
        listed = ", ".join(f"`{name}`" for name in other.sheets)
        message = f"`{other.evaluation.id}` is not on the scale `{scale}`, but on {listed}"
        place = other.evaluation.spans.get(("evaluation", "scales"), place)
        yield Problem("no-shared-scale", message, place, "compare those that are on one scale", related)
