"""Follow: an evaluation through a chain, to the points of every item and what each change gives.

With the reference: for evaluations of any shape, whatever of them is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.impact import Change
from kompass_core.model.program import Sheet
from kompass_core.revisions.impact.middle import ends
from kompass_core.revisions.impact.shared import shared_out
from kompass_core.rules.interval import Interval
from kompass_core.stages.score.desk import Desk
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.join import joined
from kompass_core.stages.score.run import RunError, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Line
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.revisions.impact.chain import Chain, Link
    from kompass_core.stages.score.run import Outcome
    from kompass_core.stages.score.state import State

    Outcomes = Mapping[str, Outcome]


def follow(chain: Chain, older: Scorecard, newer: Scorecard) -> dict[str, Change]:
    """The change of every item of either definition, by its code, of one evaluation scored with both.

    Raises:
        ArithmeticError: what the changes give does not add up; never, unless this module is wrong.
    """
    between = chain.between
    before, after = older.sheets[between.before.id].scores, newer.sheets[between.after.id].scores
    states = tuple(_states(chain, older.evaluation, newer.evaluation))
    found: dict[str, Change] = {}
    for row, keys in chain.rows:
        was = before[row.before].measures.get("points") if row.before else None
        now = after[row.after].measures.get("points") if row.after else None
        first, last = was if isinstance(was, Interval) else None, now if isinstance(now, Interval) else None
        points = None
        if first is not None and last is not None and first.known and last.known:
            values = [_points(outcomes, keys) for outcomes in states]
            points = shared_out(row.code, first.low, values, last.low)
        found[row.code] = Change(first, last, points)
    return found


def _points(outcomes: Outcomes | None, keys: tuple[str, ...]) -> Fraction | None:
    """What an item has in a state in between; None where that is not known."""
    if outcomes is None:
        return None
    for key in keys:
        if key in outcomes:
            value = outcomes[key].measures.get("points")
            return value.low if isinstance(value, Interval) and value.known else None
    return None


def _states(chain: Chain, older: Evaluation, newer: Evaluation) -> Iterator[Outcomes | None]:
    """The outcomes in every link; None where a rule has no value for this evaluation."""
    first, later = ends(chain.between, older, newer)
    before: _Scored | None = None
    for number, link in enumerate(chain.links):
        before = _Scored(link, later if number else first, before)
        yield before.outcomes


class _Scored:
    """An evaluation scored on one link: what differs from the link before, and what is made of that."""

    def __init__(self, link: Link, evaluation: Evaluation, before: _Scored | None) -> None:
        sheet = link.sheet
        self.evaluation, self.sheet = evaluation, sheet
        self.states: Mapping[str, State]
        self.lines = {line.item.code: line for line in sheet.lines}
        if before is not None and before.evaluation is evaluation and before.fits(self):
            self.states = before.states
        else:
            self.states = fit(sheet, joined(evaluation, sheet.scale, []), [])
        self.outcomes = self._outcomes(before)

    def fits(self, after: _Scored) -> bool:
        """Whether what is said of the items here is said of those there in the same way."""
        if self.sheet.scale is not after.sheet.scale or self.lines.keys() != after.lines.keys():
            return False
        return all(
            one is other or (one.asked, one.item.parent) == (other.asked, other.item.parent)
            for one, other in zip(self.lines.values(), after.lines.values(), strict=True)
        )

    def _outcomes(self, before: _Scored | None) -> Outcomes | None:
        desk = Desk(self.sheet, self.states)
        lines: tuple[Line, ...] = self.sheet.lines
        known: dict[str, Outcome] = {}
        if before is not None and before.outcomes is not None:
            lines, known = self._differing(before, before.outcomes)
        try:
            made = run(Sheet(self.sheet.scale, lines), self.states, desk.adjusted, derive=False, known=known)
        except RunError:
            return None
        return made

    def _differing(self, before: _Scored, outcomes: Outcomes) -> tuple[tuple[Line, ...], dict[str, Outcome]]:
        """The lines that have to be run again, and what the others came to."""
        weights = before.sheet.scale is not self.sheet.scale
        differing: dict[str, Line] = {}
        for code, line in self.lines.items():
            same = before.lines.get(code) is line and self._said(before, code)
            if not same or (weights and line.asked) or not differing.keys().isdisjoint(line.item.children):
                differing[code] = line
        return tuple(differing.values()), {
            code: outcomes[code] for code in self.lines if code not in differing
        }

    def _said(self, before: _Scored, code: str) -> bool:
        one, other = before.states[code], self.states[code]
        return one is other or _same(one, other)


def _same(one: State, other: State) -> bool:
    return (one.origin, one.shares, one.given) == (other.origin, other.shares, other.given)
