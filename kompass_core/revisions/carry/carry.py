"""Carry: an evaluation of one revision to one of another, and what became of everything it says.

Nothing is guessed: where something can be carried over only by a decision and there is none, it is
refused, and so is the whole, with all that has to be decided at once.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.carriage import Carriage, Heir, Strategies
from kompass_core.model.evaluation import Reference
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError, Span
from kompass_core.revisions.carry import objections
from kompass_core.revisions.carry.findings import Gathering
from kompass_core.revisions.carry.gates import Gates
from kompass_core.revisions.carry.judgements import Judging
from kompass_core.revisions.carry.ledger import Fate, Ledger
from kompass_core.revisions.carry.parts import Parts
from kompass_core.revisions.carry.points import Pointing
from kompass_core.revisions.carry.said import said
from kompass_core.stages.check.sort import refuse, sort
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.score import score
from kompass_core.stages.score.misfits import misfits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kompass_core.model.carriage import Outcome
    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.evaluation import Evaluation, Given
    from kompass_core.problems import Problem


def carry(
    evaluation: Evaluation, correspondence: Correspondence, strategies: Strategies | None = None
) -> Carriage:
    """The evaluation as one of `correspondence.after`, as far as that can be decided.

    Raises:
        KompassError: `wrong-revision` and the like, where it is none of `correspondence.before`, and
            `no-lineage` where nothing is recorded of what came from what.
    """
    refuse(misfits(evaluation, correspondence.before))
    if not correspondence.recorded:
        refuse([objections.unrelated(evaluation, correspondence)])
    return _Carrying(evaluation, correspondence, strategies or Strategies()).carriage()


class _Carrying:
    """One evaluation on its way."""

    def __init__(self, evaluation: Evaluation, correspondence: Correspondence, strategies: Strategies) -> None:
        self.evaluation = evaluation
        self.correspondence = correspondence
        self.ledger = Ledger()
        self.gates = Gates(evaluation, correspondence, strategies, self.ledger)

    def carriage(self) -> Carriage:
        scales = self._scales()
        judging, gathering = Judging(self.gates, scales), Gathering(self.gates)
        pointing = self._pointing(scales)
        for heir in self._heirs():
            judging.judge(heir)
            gathering.gather(heir)
            for one in pointing:
                one.point(heir)
        made = self._made(scales, judging, gathering, pointing)
        problems = [*self.ledger.problems(), *_wrong(made, self.correspondence)]
        misfit = [one.place for one in problems if isinstance(one.place, Span)]
        return self._closed(made, problems, misfit)
