"""Outcomes: a judgement, and how sure it is, to what it may be worth, and how likely each of that is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.evaluation import Judgement
    from kompass_core.model.scale import Scale
    from kompass_core.model.simulation import Doubt

    Outcome: TypeAlias = tuple[str | Fraction, int]
    """A step, or a share that is none, and how likely it is beside the others."""


def outcomes(
    judgement: Judgement | None,
    opinions: Mapping[str, Judgement],
    steps: Mapping[str, Fraction],
    scale: Scale,
    doubts: Iterable[Doubt],
) -> tuple[Outcome, ...]:
    """What a dimension that applies may be judged as; one outcome where that is sure.

    What nobody judged is any of its steps, each as likely; where several differ and the scale leaves it
    unanswered until they agree, what any of them judged. `opinions` are those on which nobody has agreed.
    """
    said = {doubt.kind: doubt.reach for doubt in doubts}
    heard = [one.value for one in opinions.values() if one.value not in {UNANSWERED, NOT_APPLICABLE}]
    open_ = judgement is None or judgement.value == UNANSWERED
    if open_ and heard:
        return _counted(heard)
    if judgement is None or open_:
        if scale.unanswered == "zero":
            return ((Fraction(0), 1),)
        return tuple((step, 1) for step in steps)
    if "opinions" in said and len(set(heard)) > 1:
        return _counted(heard)
    if "steps" in said:
        return _around(judgement.value, list(steps), steps, int(said["steps"]))
    return ((judgement.value, 1),)


def _counted(heard: Iterable[str | Fraction]) -> tuple[Outcome, ...]:
    counts: dict[str | Fraction, int] = {}
    for one in heard:
        counts[one] = counts.get(one, 0) + 1
    return tuple(counts.items())


def _around(
    value: str | Fraction, names: list[str], steps: Mapping[str, Fraction], reach: int
) -> tuple[Outcome, ...]:
    """Steps about one: the next a step less likely each; beyond the last there is only the last."""
    name = value if isinstance(value, str) else next((one for one in names if steps[one] == value), None)
    if name is None:
        return ((value, 1),)
    counts: dict[str | Fraction, int] = {}
    for shift in range(-reach, reach + 1):
        step = names[min(max(names.index(name) + shift, 0), len(names) - 1)]
        counts[step] = counts.get(step, 0) + reach + 1 - abs(shift)
    return tuple(counts.items())
