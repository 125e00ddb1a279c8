"""Points: what was given directly on a scale to what is given then on the one that comes from it.

Exact points stay exact, and are refused where a file could not hold them. A printed figure stands for an
interval, and is kept only where the same text stands for the right one: no digit is made up.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.carriage import Heir
from kompass_core.model.evaluation import NOT_APPLICABLE, Given
from kompass_core.revisions.carry import objections
from kompass_core.revisions.carry.gates import Gate, all_of
from kompass_core.revisions.carry.ledger import Fate
from kompass_core.revisions.carry.said import given_text
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import add, exactly, multiply
from kompass_core.stages.score.printed import behind, least

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Printed
    from kompass_core.model.framework import Framework
    from kompass_core.problems import Problem, Span
    from kompass_core.revisions.carry.gates import Gates
    from kompass_core.revisions.carry.parts import Parts
    from kompass_core.revisions.carry.said import Key
    from kompass_core.rules.interval import Interval


class Pointing:
    """All points given on one scale on their way to one that comes from it."""

    def __init__(self, gates: Gates, scale: str, parts: Parts) -> None:
        """Begin with nothing given; `scale` is the one after."""
        self.gates = gates
        self.ledger = gates.ledger
        self.correspondence = gates.correspondence
        self.scale = scale
        self.before = gates.correspondence.scales[scale].before
        self.given: Mapping[str, Given] = gates.evaluation.given[self.before].points
        self.parts = parts
        self.made: dict[str, Given] = {}

    def point(self, heir: str) -> None:
        """Give an item what was given to that which it comes from."""
        origins = self.correspondence.items[heir]
        found = {origin: self.given[origin] for origin in origins if origin in self.given}
        if not found:
            return
        keys: list[Key] = [("points", origin, self.before, None) for origin in found]
        copied = self.gates.shared(heir).reason == "copied"
        gate = Gate("dropped", "split") if copied else self.gates.item(heir)
        made: Given | None = None
        if gate.result != "dropped":
            one = len(origins) == 1
            made, own = self._one(origins[0], heir, found[origins[0]]) if one else self._several(heir, found)
            gate = all_of(gate, own)
        if made is None or gate.result in {"dropped", "refused"}:
            self.ledger.enter(keys, Fate(gate.result, gate.reason))
            return
        self.made[heir] = made
        said = Heir(heir, self.scale, given_text(made))
        self.ledger.enter(keys, Fate(gate.result, gate.reason, said))

    def _several(self, heir: str, found: Mapping[str, Given]) -> tuple[Given | None, Gate]:
        """What was given to all that became one: nothing unless that was decided, or nothing applies."""
        values = [given.points for given in found.values()]
        first = next(iter(found.values()))
        origins = self.correspondence.items[heir]
        if self.gates.strategies.merge is None:
            return None, Gate("refused", "merged")
        if len(found) < len(origins):
            return None, Gate("dropped", "differ")
        if all(value == NOT_APPLICABLE for value in values):
            return first, Gate("carried", "joined")
        exactly_known = [value for value in values if isinstance(value, Fraction)]
        if self.gates.strategies.merge != "sum" or len(exactly_known) < len(values):
            return None, Gate("dropped", "merged")
        most = exactly(0)
        for origin in origins:
            most = add(most, self.parts.older[origin])
        added = Given(sum(exactly_known, Fraction(0)), first.span)
        ends = most, self.parts.newer[heir]
        if ends[0] == ends[1]:
            return added, Gate("converted", "summed")
        return self._moved(heir, added, ends)

    def _one(self, origin: str, heir: str, given: Given) -> tuple[Given | None, Gate]:
        """What was given to the one origin of an item."""
        below = self.parts.worded(origin, heir, self.gates, given.span)
        if below.result == "dropped" or given.points == NOT_APPLICABLE:
            return given, below
        if not self.parts.same(origin, heir):
            made, gate = self._moved(heir, given, self.parts.ends(origin, heir))
            return made, all_of(below, gate)
        if isinstance(given.points, tuple) and not self._prints(origin, heir, given.points, Fraction(1)):
            return self._refused(heir, objections.unprintable(heir, given, self._now(heir)))
        return given, below

    def _moved(self, heir: str, given: Given, ends: tuple[Interval, Interval]) -> tuple[Given | None, Gate]:
        """What a strategy makes of points of what has another maximum, or other parts."""
        strategy, now = self.gates.strategies.moved_points, self._now(heir)
        if strategy is None:
            return self._refused(heir, objections.moved_points(heir, given, ends, now))
        if strategy == "reset":
            return None, Gate("dropped", "reset")
        ratio = Fraction(1)
        if strategy == "keep-share" and ends[0] != ends[1]:
            if not (ends[0].known and ends[1].known and ends[0].low > 0):
                return self._refused(heir, objections.no_share(heir, given, ends, now))
            ratio = ends[1].low / ends[0].low
        gate = Gate("converted", "kept-share" if strategy == "keep-share" else "kept-points")
        if isinstance(given.points, tuple):
            (origin,) = self.correspondence.items[heir]
            if self._prints(origin, heir, given.points, ratio):
                return given, gate
            return self._refused(heir, objections.unwritable(heir, given, strategy, now))
        points = Fraction(given.points) * ratio
        if "/" in exact(points):
            return self._refused(heir, objections.unwritable(heir, given, strategy, now))
        if points > ends[1].high:
            return self._refused(heir, objections.above(heir, points, given, ends[1], now))
        return Given(points, given.span), gate

    def _prints(self, origin: str, heir: str, printed: tuple[Printed, ...], ratio: Fraction) -> bool:
        """Whether each figure stands for what it stood for, times the ratio."""
        older, newer = self.correspondence.before, self.correspondence.after
        try:
            return all(
                multiply(_behind(figure, older, self.before, origin, self.parts.older), exactly(ratio))
                == _behind(figure, newer, self.scale, heir, self.parts.newer)
                for figure in printed
            )
        except ValueError:
            return False  # it was no figure before, which scoring says in its own words

    def _refused(self, heir: str, problem: Problem) -> tuple[None, Gate]:
        self.ledger.object(("points", self.scale, heir), problem)
        return None, Gate("refused", "moved-points")

    def _now(self, heir: str) -> Span:
        return self.correspondence.after.items[heir].span


def _behind(
    figure: Printed, framework: Framework, scale: str, code: str, maxima: Mapping[str, Interval]
) -> Interval:
    sheet = framework.scales[scale]
    fewest = least(sheet, framework.items[code].level)
    return behind(figure.text, sheet.rounding, maxima[code].high, fewest)
