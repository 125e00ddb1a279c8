"""Improve: a scorecard to what each of its judgements would give one step up, scored anew each time.

Nothing is estimated from weights: a rule may take the least of several, or a band, and then a step gives
nothing, or more than its share. Only what an item is a part of is scored anew, so this is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.improvement import Improvements, Raise, Unjudged
from kompass_core.model.program import Sheet
from kompass_core.rules.exact import percentage
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.compile import sheet as laid_out
from kompass_core.stages.score.desk import Desk
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.join import joined
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import below

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from kompass_core.model.program import Line
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.score.state import State


def improve(scorecard: Scorecard, scale: str) -> Improvements:
    """What would give points on a scale; nothing where points were given instead of judgements.

    Of a figure that was printed above what is judged nothing is asked: it says what was, not what could be.
    """
    trial = _Trial(scorecard, scale)
    raises = sorted(trial.raises(), key=lambda one: (-one.gain.low, -one.gain.high))
    return Improvements(scale, tuple(raises), tuple(trial.unjudged()))


class _Trial:
    """One scale of an evaluation, to be scored with other judgements."""

    def __init__(self, scorecard: Scorecard, scale: str) -> None:
        self.sheet = laid_out(scorecard.framework, scale)
        self.dimensions = self.sheet.scale.dimensions
        self.items = scorecard.framework.items
        self.states = fit(self.sheet, joined(scorecard.evaluation, self.sheet.scale, []), [])
        self.desk = Desk(self.sheet, self.states)
        self.lines = {line.item.code: line for line in self.sheet.lines}
        self.known = run(self.sheet, self.states, self._adjusted, derive=False)

    def raises(self) -> Iterator[Raise]:
        now = self._whole(self.known)
        for code, state in self._judged():
            above = {name: one for name in state.shares if (one := self._above(state, name)) is not None}
            if now is None or not above:
                continue
            best = {name: exactly(self._worth(name)[-1]) for name in above}
            left = self._gain(now, self._with(code, best))
            for name, (step, share) in above.items():
                gain = self._gain(now, self._with(code, {name: exactly(share)}))
                if gain is not None and left is not None and gain.high > 0:
                    yield Raise(code, name, _named(state, name), step, gain, left)

    def unjudged(self) -> Iterator[Unjudged]:
        for code, state in self._judged():
            for name in state.unanswered:
                shares = self._worth(name)
                worst, best = (self._with(code, {name: exactly(share)}) for share in (shares[0], shares[-1]))
                depending = None if worst is None else self._gain(worst, best)
                if depending is not None:
                    yield Unjudged(code, name, depending)

    def _judged(self) -> Iterator[tuple[str, State]]:
        """The items that are judged, in the order of print."""
        for code in self.items:
            state = self.states[code]
            if state.origin == "rule" and self.lines[code].asked:
                yield code, state

    def _above(self, state: State, name: str) -> tuple[str, Fraction] | None:
        """The step above what was judged in a dimension; None where nobody judged it, or nothing is above."""
        if name in state.unanswered:
            return None
        share = state.shares[name].low
        higher = [(worth, step) for step, worth in self.dimensions[name].steps.items() if worth > share]
        return (min(higher)[1], min(higher)[0]) if higher else None

    def _worth(self, name: str) -> list[Fraction]:
        return sorted(self.dimensions[name].steps.values())

    def _with(self, code: str, shares: Mapping[str, Interval]) -> Interval | None:
        """The points of the whole if an item was judged so; None where a rule has no value then."""
        state = self.states[code]
        states = {**self.states, code: evolve(state, shares={**state.shares, **shares})}
        way = set(self._way(code))
        lines = tuple(line for line in self.sheet.lines if line.item.code in way)
        known = {other: outcome for other, outcome in self.known.items() if other not in way}
        try:
            made = run(Sheet(self.sheet.scale, lines), states, self._adjusted, derive=False, known=known)
        except RunError:
            return None  # a rule without a value there says nothing of a judgement that nobody made
        return self._whole(made)

    def _way(self, code: str | None) -> Iterator[str]:
        """The item and all that it is a part of."""
        while code is not None:
            yield code
            code = self.items[code].parent

    def _adjusted(self, line: Line, made: Interval, maximum: Interval) -> Interval:
        return made if below(line, self.states) else self.desk.adjusted(line, made, maximum)

    @staticmethod
    def _whole(outcomes: Mapping[str, object]) -> Interval | None:
        points = getattr(outcomes[TOTAL], "measures", {}).get("points")
        return points if isinstance(points, Interval) else None

    @staticmethod
    def _gain(before: Interval, after: Interval | None) -> Interval | None:
        """What the least and the most that the whole may be have gained."""
        if after is None:
            return None
        ends = sorted((after.low - before.low, after.high - before.high))
        return Interval(ends[0], ends[1])


def _named(state: State, name: str) -> str:
    """What was judged: the name of a step, or a share as a percentage."""
    judgement = state.judgements.get(name)
    share = state.shares[name].low
    return judgement.value if judgement and isinstance(judgement.value, str) else percentage(share)
