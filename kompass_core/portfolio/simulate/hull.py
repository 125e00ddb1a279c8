"""Hull: an evaluation whose judgements are drawn to all that its items can come to, by the reference.

For where only judgements and points are drawn: the reference knows more of rules with choices than can be
seen in an expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.portfolio.simulate.outcomes import outcomes
from kompass_core.rules.interval import Interval
from kompass_core.stages.score.run import RunError, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.program import Line
    from kompass_core.portfolio.simulate.known import Known
    from kompass_core.stages.score.run import Outcome
    from kompass_core.stages.score.state import State


def hull(known: Known) -> Mapping[str, Outcome]:
    """What every item can come to; nothing where a rule may have no value in between."""

    def adjust(line: Line, made: Interval, maximum: Interval) -> Interval:  # noqa: ARG001 - as the reference asks
        return known.given.get(line.item.code, made)

    states = {code: _state(known, code, state) for code, state in known.states.items()}
    try:
        return run(known.sheet, states, adjust, derive=False)
    except RunError:
        return {}  # such as a divisor that is zero for what lies between two steps


def _state(known: Known, code: str, state: State) -> State:
    if state.origin != "rule":
        return state
    shares = {}
    for name in state.shares:
        steps = known.sheet.scale.dimensions[name].steps
        found = outcomes(
            state.judgements.get(name), known.opinions(code, name), steps, known.sheet.scale, known.doubts
        )
        worth = [steps[one] if isinstance(one, str) else one for one, _ in found]
        shares[name] = Interval(min(worth), max(worth))
    return evolve(state, shares=shares)
