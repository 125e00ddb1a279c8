"""Desk: where points given directly replace, and printed figures are held against, what rules make."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.scorecard import Claim
from kompass_core.problems import Problem
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import exactly, meet
from kompass_core.stages.score.printed import behind, least
from kompass_core.stages.score.state import below

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Given, Printed
    from kompass_core.model.program import Line, Sheet
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.score.state import State


class Desk:
    """The points given on one scale: the claims tested so far, and what was wrong with points."""

    def __init__(self, sheet: Sheet, states: Mapping[str, State]) -> None:
        """Begin with nothing tested."""
        self.sheet = sheet
        self.states = states
        self.claims: list[Claim] = []
        self.problems: list[Problem] = []

    def adjusted(self, line: Line, made: Interval, maximum: Interval) -> Interval:
        """The points of an item, given what its rules make and what it has at most."""
        given = self.states[line.item.code].given
        if given is None:
            return made
        if isinstance(given.points, tuple):
            return self._held(line, given.points, made, maximum)
        if isinstance(given.points, Fraction):
            self._refuse_high(line, given, given.points, maximum)
            return exactly(given.points)
        message = "what does not apply has no points"
        raise TypeError(message)

    def _refuse_high(self, line: Line, given: Given, points: Fraction, maximum: Interval) -> None:
        if points > maximum.high:
            code = line.item.code
            message = f"{exact(points)} points are given to `{code}`, which has {exact(maximum.high)} at most"
            related = ((f"`{code}`", line.item.key),)
            self.problems.append(Problem("off-scale", message, given.span, None, related))

    def _held(self, line: Line, printed: tuple[Printed, ...], made: Interval, maximum: Interval) -> Interval:
        value = made
        for figure in printed:
            try:
                fewest = least(self.sheet.scale, line.item.level)
                possible = behind(figure.text, self.sheet.scale.rounding, maximum.high, fewest)
            except ValueError:
                message = f"`{figure.text}` is not a printed figure"
                hint = 'it is written as it was printed: "2,3", "12" or "43%"'
                self.problems.append(Problem("off-scale", message, figure.span, hint))
                continue
            narrowed = meet(value, possible)
            claim = Claim(line.item.code, figure.text, possible, value, narrowed is not None)
            known_otherwise = below(line, self.states) or (line.item.children and value is not made)
            if known_otherwise or not claim.holds:
                self.claims.append(claim)
            value = value if narrowed is None else narrowed
        return value
