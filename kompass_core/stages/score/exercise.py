"""Exercise: an evaluation run through a sheet for somebody who looks on; nothing is kept of the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.stages.score.desk import Desk
from kompass_core.stages.score.fit import fit
from kompass_core.stages.score.join import joined
from kompass_core.stages.score.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Sheet
    from kompass_core.problems import Problem
    from kompass_core.stages.score.run import Watch
    from kompass_core.stages.score.state import State


def exercise(sheet: Sheet, evaluation: Evaluation, watch: Watch) -> Mapping[str, State]:
    """The state of every item of an evaluation that has been scored without a problem."""
    problems: list[Problem] = []
    states = fit(sheet, joined(evaluation, sheet.scale, problems), problems)
    run(sheet, states, Desk(sheet, states).adjusted, derive=False, watch=watch)
    return states
