"""Carry: an evaluation of one revision to one of another, and what became of everything it says.

Nothing is guessed: where something can be carried over only by a decision and there is none, it is
refused, and so is the whole, with all that has to be decided at once.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.carriage import Carriage, Heir, Strategies
from kompass_core.model.evaluation import Reference
from kompass_core.model.framework import TOTAL
from kompass_core.problems import KompassError
from kompass_core.revisions.carry import objections
from kompass_core.revisions.carry.findings import Gathering
from kompass_core.revisions.carry.gates import Gates
from kompass_core.revisions.carry.judgements import Judging
from kompass_core.revisions.carry.ledger import Fate, Ledger
from kompass_core.revisions.carry.parts import Parts
from kompass_core.revisions.carry.places import places
from kompass_core.revisions.carry.points import Pointing
from kompass_core.revisions.carry.said import said
from kompass_core.stages.check.sort import refuse, sort
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.score import score
from kompass_core.stages.score.misfits import misfits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.evaluation import Evaluation, GivenPoints
    from kompass_core.problems import Problem


NO_SCALE: Final = Fate("dropped", "no-scale")


def carry(
    evaluation: Evaluation, correspondence: Correspondence, strategies: Strategies | None = None
) -> Carriage:
    """The evaluation as one of `correspondence.after`, as far as that can be decided.

    Raises:
        KompassError: what does not fit `correspondence.before`; `unrelated-revision`, where nothing
            records what came from what; the place of a rule that has no value.
    """
    refuse(misfits(evaluation, correspondence.before))
    if not correspondence.recorded:
        refuse([objections.unrelated(evaluation, correspondence)])
    ledger, chosen = Ledger(), strategies or Strategies()
    gates = Gates(evaluation, correspondence, chosen, ledger)
    scales = _scales(evaluation, correspondence, ledger)
    judging, gathering = Judging(gates, scales), Gathering(gates)
    for heir in _heirs(correspondence, evaluation.judgements):
        judging.judge(heir)
    for heir in _heirs(correspondence, evaluation.findings):
        gathering.gather(heir)
    for scale, lost in evaluation.given.items():
        if not any(correspondence.scales[one].before == scale for one in scales):
            ledger.enter([("points", code, scale, None) for code in lost.points], NO_SCALE)
    given = {scale: points for scale in scales if (points := _given(gates, scale)) is not None}
    outcomes = ledger.outcomes(said(evaluation), ())
    made = evolve(
        evaluation,
        framework=Reference(correspondence.after.name, evaluation.framework.span),
        scales=None if evaluation.scales is None or not scales else scales,
        judgements=judging.together(),
        opinions=judging.apart(),
        given=MappingProxyType(given),
        findings=MappingProxyType(gathering.made),
        carried=None,
        spans=MappingProxyType(places(evaluation.spans, outcomes)),
    )
    problems = [*ledger.problems(), *_wrong(made, correspondence)]
    things = [one for one in outcomes if one.kind != "scale"]
    if things and not problems and not any(one.heirs for one in things):
        problems.append(objections.nothing(evaluation, correspondence.after))
    return Carriage(
        before=evaluation,
        correspondence=correspondence,
        strategies=chosen,
        evaluation=None if problems else made,
        outcomes=ledger.outcomes(said(evaluation), (one.place for one in problems)),
        problems=tuple(sort(problems)),
    )


def _scales(evaluation: Evaluation, correspondence: Correspondence, ledger: Ledger) -> tuple[str, ...]:
    """The scales that the evaluation is scored on then; what becomes of those that it names is entered."""
    before = tuple(correspondence.before.scales) if evaluation.scales is None else evaluation.scales
    found: list[str] = []
    for scale in before:
        heirs = [name for name, kinship in correspondence.scales.items() if kinship.before == scale]
        found += heirs
        if evaluation.scales is not None:
            fates = [Fate("carried", "same", Heir(TOTAL, name, name)) for name in heirs]
            for fate in fates or [NO_SCALE]:
                ledger.enter([("scale", TOTAL, scale, None)], fate)
    return tuple(found)


def _heirs(correspondence: Correspondence, codes: Iterable[str]) -> tuple[str, ...]:
    """What comes from the items, in their order, then in that of print."""
    return tuple(dict.fromkeys(heir for code in codes for heir in correspondence.heirs(code)))


def _given(gates: Gates, scale: str) -> GivenPoints | None:
    """What is given on a scale; None where nothing is."""
    before = gates.evaluation.given.get(gates.correspondence.scales[scale].before)
    if before is None:
        return None
    pointing = Pointing(gates, scale, Parts(gates.correspondence, scale))
    for heir in _heirs(gates.correspondence, before.points):
        pointing.point(heir)
    return evolve(before, points=MappingProxyType(pointing.made)) if pointing.made else None


def _wrong(made: Evaluation, correspondence: Correspondence) -> tuple[Problem, ...]:
    """What does not fit the definition after, at its place in the file before."""
    try:
        score(compiled(correspondence.after), made)
    except KompassError as error:
        return error.problems
    return ()
