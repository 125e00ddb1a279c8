"""Known: an evaluation on one scale to all that is known of it before anything is drawn."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from kompass_core.rules.amount import Unsettled
from kompass_core.rules.interval import Interval
from kompass_core.rules.units import Banded
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.score.desk import Desk
from kompass_core.stages.score.failed import failed
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.join import joined
from kompass_core.stages.score.misfits import misfits
from kompass_core.stages.score.run import RunError, run
from kompass_core.stages.score.state import below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.evaluation import Evaluation, Judgement
    from kompass_core.model.program import Line, Program, Sheet
    from kompass_core.model.simulation import Doubt
    from kompass_core.problems import Problem
    from kompass_core.stages.score.run import Outcome
    from kompass_core.stages.score.state import State


@frozen(slots=False)
class Known:
    """An evaluation fitted to a sheet: the state of every item, what came of each as it is, and points given.

    `given` are points that stand for what rules make, by code, as far as they are said to be certain.
    """

    evaluation: Evaluation = field(repr=False)
    sheet: Sheet = field(repr=False)
    states: Mapping[str, State] = field(repr=False)
    outcomes: Mapping[str, Outcome] = field(repr=False)
    given: Mapping[str, Interval]
    doubts: tuple[Doubt, ...]

    @property
    def id(self) -> str:
        """Of the evaluation."""
        return self.evaluation.id

    @cached_property
    def bounds(self) -> Mapping[str, Outcome]:
        """What every item can come to, whatever is drawn."""
        from kompass_core.portfolio.simulate.hull import hull  # noqa: PLC0415 - which needs this noun

        return hull(self)

    @property
    def narrowed(self) -> bool:
        """Whether printed figures of what has parts tell more of these than is looked at."""
        return any(
            state.origin == "printed" and code not in self.given for code, state in self.states.items()
        )

    def opinions(self, code: str, dimension: str) -> Mapping[str, Judgement]:
        """What several evaluators judged on which they have not agreed."""
        if dimension in self.evaluation.judgements.get(code, {}):
            return {}
        return self.evaluation.opinions.get(code, {}).get(dimension, {})

    def points(self, code: str) -> Interval:
        """The points of an item as it is."""
        found = self.outcomes[code].measures["points"]
        if not isinstance(found, Interval):
            message = f"`points` of {code} are {found!r}"
            raise TypeError(message)
        return found

    def reached(self, code: str) -> Interval | None:
        """All that the points of an item can be, as the reference bounds it; None where it cannot."""
        found = self.bounds[code].measures.get("points") if code in self.bounds else None
        return found if isinstance(found, Interval) else None

    def percent(self, code: str) -> Interval:
        """The points of an item as it is, as a percentage of its maximum."""
        maximum = self.outcomes[code].measures.get("maximum")
        if not isinstance(maximum, Interval) or not maximum.known or not maximum.low:
            message = f"`{code}` has no maximum that is known"
            raise Unsettled(message)
        points = self.points(code)
        return evolve(points, low=100 * points.low / maximum.low, high=100 * points.high / maximum.low)

    def bands(self, code: str) -> Mapping[str, tuple[str, ...]]:
        """The measures of an item that are bands, each with the names of these."""
        line = next(line for line in self.sheet.lines if line.item.code == code)
        sets = {rule.measure: rule.unit for rule in line.rules if isinstance(rule.unit, Banded)}
        return {measure: self.sheet.scale.bands[unit.bands].names for measure, unit in sets.items()}


def know(program: Program, scale: str, evaluation: Evaluation, doubts: Sequence[Doubt]) -> Known:
    """What is known of an evaluation on a scale.

    Raises:
        KompassError: everything in it that does not fit, or a rule that has no value for it.
    """
    problems: list[Problem] = list(misfits(evaluation, program.framework))
    refuse(problems)
    sheet = program.sheets[scale]
    states = fit(sheet, joined(evaluation, sheet.scale, problems), problems)
    refuse(problems)
    desk = Desk(sheet, states)
    try:
        outcomes = run(sheet, states, desk.adjusted, derive=False)
    except RunError as error:
        refuse([failed(error)])
        raise
    refuse(desk.problems)
    given = {}
    for line in sheet.lines:
        if _stands(line, states):
            given[line.item.code] = _given(line, outcomes[line.item.code], doubts)
    return Known(evaluation, sheet, states, outcomes, given, tuple(doubts))


def _stands(line: Line, states: Mapping[str, State]) -> bool:
    """Whether points given stand for what rules make; printed ones of what has parts only narrow it."""
    origin = states[line.item.code].origin
    return origin == "given" or (origin == "printed" and not below(line, states))


def _given(line: Line, outcome: Outcome, doubts: Sequence[Doubt]) -> Interval:
    """Points given, and as far beside them as they are said to be uncertain, but no more than there are."""
    points, maximum = outcome.measures["points"], outcome.measures.get("maximum")
    if not isinstance(points, Interval):
        message = f"`points` of {line.item.code} are {points!r}"
        raise TypeError(message)
    beside = next((doubt.reach for doubt in doubts if doubt.kind == "points"), None)
    if beside is None or not isinstance(maximum, Interval):
        return points
    most = maximum.high
    return Interval(max(Fraction(0), points.low - beside * most), min(most, points.high + beside * most))
