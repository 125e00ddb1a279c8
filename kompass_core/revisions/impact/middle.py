"""Middle: an evaluation before and after to what it says in each state in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.evaluation import WHOLE_ITEM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from kompass_core.model.evaluation import Evaluation, GivenPoints
    from kompass_core.revisions.impact.chain import Between

    Value = TypeVar("Value")


def ends(between: Between, older: Evaluation, newer: Evaluation) -> tuple[Evaluation, Evaluation]:
    """What it says of the old definition, and of all that is in between, under the names of now.

    In between it says what it will say; and, of what will no longer be asked, what it said.
    """
    before, after = between.before.id, between.after.id
    first = between.names.evaluation(older, before, after)
    old = {key for key, node in between.nodes.all.items() if node.after is None}
    judged = _with_old(between, newer.judgements, first.judgements)
    heard = _with_old(between, newer.opinions, first.opinions)
    later = evolve(newer, judgements=judged, opinions=heard, given=_given(first, newer, after, old))
    return first, later


def _with_old(
    between: Between, now: Mapping[str, Mapping[str, Value]], was: Mapping[str, Mapping[str, Value]]
) -> Mapping[str, Mapping[str, Value]]:
    framework, scale = between.correspondence.after, between.after.id
    made = dict(now)
    for key, said in was.items():
        code = between.nodes.all[key].after
        asked = () if code is None else (*framework.asked(code, scale), WHOLE_ITEM)
        lost = {name: one for name, one in said.items() if name not in asked}
        if lost:
            made[key] = {**lost, **made.get(key, {})}
    return made


def _given(first: Evaluation, newer: Evaluation, scale: str, old: set[str]) -> Mapping[str, GivenPoints]:
    now, was = newer.given.get(scale), first.given.get(scale)
    if was is None:
        return {} if now is None else {scale: now}
    kept = {key: points for key, points in was.points.items() if key in old}
    return {scale: evolve(now or was, points={**(now.points if now else {}), **kept})}
