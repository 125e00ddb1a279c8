"""Ledger: what became of each thing that is said, at each of its heirs, to one outcome for each.

A thing is refused where it is refused anywhere, and dropped only where it is said nowhere any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.model.carriage import Outcome

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from kompass_core.model.carriage import Heir, Reason, Result
    from kompass_core.problems import Problem, Span
    from kompass_core.revisions.carry.said import Key, Said

WEIGHTIEST: tuple[Result, ...] = ("refused", "converted", "carried", "dropped")


@frozen
class Fate:
    """What became of one thing at one place: an heir if it is said there."""

    result: Result
    reason: Reason
    heir: Heir | None = None


class Ledger:
    """All fates so far, and the problems that stand in the way, each once."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._fates: dict[Key, list[Fate]] = {}
        self._problems: dict[Hashable, Problem] = {}

    def enter(self, keys: Iterable[Key], fate: Fate) -> None:
        """The same fate for each of these."""
        for key in keys:
            self._fates.setdefault(key, []).append(fate)

    def object(self, key: Hashable, problem: Problem) -> None:
        """A problem, unless there is one for the same already."""
        self._problems.setdefault(key, problem)

    def problems(self) -> tuple[Problem, ...]:
        """All of them, in the order in which they were found."""
        return tuple(self._problems.values())

    def outcomes(self, things: Iterable[Said], misfits: Iterable[Span | str]) -> tuple[Outcome, ...]:
        """One outcome for each thing; one that stands at the place of a misfit is refused."""
        places = {place.start for place in misfits if not isinstance(place, str)}
        outcomes = (self._outcome(thing) for thing in things)
        return tuple(
            evolve(one, result="refused", reasons=("misfit", *one.reasons))
            if one.result != "refused" and one.place.start in places
            else one
            for one in outcomes
        )

    def _outcome(self, thing: Said) -> Outcome:
        kind, item, part, evaluator = thing.key
        fates = sorted(
            self._fates.get(thing.key, [Fate("dropped", "gone")]),
            key=lambda fate: WEIGHTIEST.index(fate.result),
        )
        return Outcome(
            kind=kind,
            item=item,
            part=part,
            evaluator=evaluator,
            value=thing.value,
            result=fates[0].result,
            heirs=tuple(dict.fromkeys(fate.heir for fate in fates if fate.heir)),
            reasons=tuple(dict.fromkeys(fate.reason for fate in fates)),
            place=thing.place,
        )
