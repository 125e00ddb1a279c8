"""Weigh: evaluations under two definitions to what the one does to them that the other does not."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.impact import Effect, Generated, Impact, Mean, Pair, Refusal
from kompass_core.problems import KompassError, Problem
from kompass_core.revisions.impact.chain import chain
from kompass_core.revisions.impact.follow import follow
from kompass_core.revisions.impact.quick import Quick
from kompass_core.revisions.impact.rank import ranks
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.impact import Change
    from kompass_core.model.program import Program
    from kompass_core.revisions.impact.chain import Chain


class Weighing:
    """The two programs, what lies between them, and what was found of the evaluations so far."""

    def __init__(
        self, before: Program, after: Program, found: Correspondence, scale: str | None = None
    ) -> None:
        """Lay out what lies between; of all scales that come from one, or of that one.

        Raises KompassError, `no-shared-scale`, where there is no such scale.
        """
        self.before, self.after, self.found = before, after, found
        names = [name for name in found.scales if scale in {None, name}]
        if not names:
            raise KompassError([_no_scale(found, scale)])
        self.chains = {name: chain(found, name) for name in names}
        self.effects: dict[str, list[Effect]] = {name: [] for name in names}
        self.means: dict[str, dict[str, Mean]] = {name: {} for name in names}
        self.refused: list[Refusal] = []
        self.generated: Generated | None = None

    def add(self, older: Evaluation, newer: Evaluation) -> None:
        """Score an evaluation with both, as it was made and as it was brought to the new definition.

        Raises KompassError where it does not fit one of them, or has no scale that is weighed here.
        """
        found = {}
        failed: dict[str, KompassError] = {}
        for name, one in self.chains.items():
            was = one.between.before.id
            if (older.scales is None or was in older.scales) and (
                newer.scales is None or name in newer.scales
            ):
                try:
                    cards = score(self.before, _on(older, was)), score(self.after, _on(newer, name))
                except KompassError as error:
                    failed[name] = error
                else:
                    found[name] = follow(one, *cards)
        if not found:
            problems = [problem for error in failed.values() for problem in error.problems]
            raise KompassError(list(dict.fromkeys(problems)) or [_not_scored(older, self.chains)])
        for name, why in failed.items():
            self.refused.append(Refusal(older.id, name, tuple(why.problems)))
        for name, changes in found.items():
            self.effects[name].append(_effect(older, changes))
            means = self.means[name]
            for code, change in changes.items():
                if change.gain is not None and change.before is not None and change.after is not None:
                    here = means.get(code, NOTHING)
                    sums = here.before + change.before.low, here.after + change.after.low
                    means[code] = Mean(*sums, here.count + 1)

    def refuse(self, name: str, error: KompassError) -> None:
        """Keep why an evaluation is not among them."""
        self.refused.append(Refusal(name, None, tuple(error.problems)))

    def generate(
        self,
        count: int,
        seed: int,
        drawn_from: Sequence[Evaluation],
        watched: Callable[[Sequence[int]], Iterable[int]],
    ) -> None:
        """Make evaluations up and weigh them in place of others; `watched` passes on the number of each.

        Raises KompassError where a rule makes figures that are too long for that.
        """
        quick = {name: Quick(one, drawn_from) for name, one in self.chains.items()}
        self.generated = Generated(count, seed, len(drawn_from))
        for number in watched(range(count)):
            for name, one in quick.items():
                self.effects[name].append(_made_up(number, one.change(f"{seed}/{number}")))
        for name, one in quick.items():
            self.means[name] = one.means()

    def impact(self) -> Impact:
        """What was found, every evaluation with its rank among all."""
        pairs = tuple(self._pair(name, one) for name, one in self.chains.items())
        return Impact(self.found.before, self.found.after, pairs, tuple(self.refused), self.generated)

    def _pair(self, name: str, one: Chain) -> Pair:
        effects = self.effects[name]
        before = ranks([_known(effect.changes[TOTAL], "before") for effect in effects])
        after = ranks([_known(effect.changes[TOTAL], "after") for effect in effects])
        ranked = tuple(
            evolve(effect, rank_before=first, rank_after=last)
            for effect, first, last in zip(effects, before, after, strict=True)
        )
        rows = tuple(row for row, _ in one.rows)
        means = MappingProxyType(self.means[name])
        return Pair(one.between.before, one.between.after, rows, one.causes, ranked, means)


NOTHING = Mean(Fraction(0), Fraction(0), 0)


def _on(evaluation: Evaluation, scale: str) -> Evaluation:
    """What an evaluation says on one scale: what does not fit another is no fault here."""
    given = {name: one for name, one in evaluation.given.items() if name == scale}
    return evolve(evaluation, scales=(scale,), given=given)


def _known(change: Change, side: Literal["before", "after"]) -> Fraction | None:
    """The points on one side of what is known on both: else a rank would change by who is ranked."""
    points = change.before if side == "before" else change.after
    return None if change.points is None or points is None else points.low


def _effect(evaluation: Evaluation, changes: dict[str, Change]) -> Effect:
    organisation, day = evaluation.organisation, evaluation.first_day
    return Effect(
        evaluation=evaluation.id,
        organisation_code=organisation.code or "",
        organisation=organisation.name,
        year=day.year if day else evaluation.year,
        changes=MappingProxyType(changes),
    )


def _made_up(number: int, change: Change) -> Effect:
    return Effect(f"generated-{number + 1}", "", "", None, MappingProxyType({TOTAL: change}))


def _no_scale(found: Correspondence, scale: str | None) -> Problem:
    before, after = found.before, found.after
    if scale is None:
        message = f"no scale of `{after.name}` comes from one of `{before.name}`"
    else:
        message = f"`{scale}` is no scale of `{after.name}` that comes from one of `{before.name}`"
    known = ", ".join(f"`{name}`" for name in found.scales)
    hint = f"those that do: {known}" if known else "say which one it `replaces`"
    return Problem("no-shared-scale", message, after.span, hint)


def _not_scored(evaluation: Evaluation, chains: dict[str, Chain]) -> Problem:
    place = evaluation.spans.get(("evaluation", "scales"), evaluation.framework.span)
    names = ", ".join(f"`{one.between.before.id}`" for one in chains.values())
    return Problem("no-shared-scale", f"`{evaluation.id}` is not scored on {names}", place)
