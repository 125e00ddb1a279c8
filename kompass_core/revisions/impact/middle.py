"""Middle: an evaluation before and after to what it says in each state in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from kompass_core.model.evaluation import Evaluation, Judgement
    from kompass_core.revisions.impact.chain import Between

    Value = TypeVar("Value")


def ends(between: Between, older: Evaluation, newer: Evaluation) -> tuple[Evaluation, Evaluation]:
    """What it says of the old definition, and of all that is in between, under the names of now.

    In between it says what it will say; and, of what there will no longer be, what it said.
    """
    before, after = between.before.id, between.after.id
    first = between.names.evaluation(older, before, after)
    old = {key for key, node in between.nodes.all.items() if node.after is None}
    gone = tuple(name for name in between.names.dimensions.values() if name not in between.after.dimensions)
    judged = _with_old(newer.judgements, first.judgements, old, gone)
    heard = _with_old(newer.opinions, first.opinions, old, gone)
    later = evolve(newer, judgements=judged, opinions=heard, given=_given(first, newer, after, old))
    return first, later


def _with_old(
    now: Mapping[str, Mapping[str, Value]],
    was: Mapping[str, Mapping[str, Value]],
    old: set[str],
    gone: tuple[str, ...],
) -> Mapping[str, Mapping[str, Value]]:
    made = {**now, **{key: said for key, said in was.items() if key in old}}
    for key, said in was.items():
        if key not in old and (lost := {name: said[name] for name in gone if name in said}):
            made[key] = {**lost, **made.get(key, {})}
    return made


def _given(first: Evaluation, newer: Evaluation, scale: str, old: set[str]) -> Mapping[str, object]:
    now, was = newer.given.get(scale), first.given.get(scale)
    if was is None:
        return {} if now is None else {scale: now}
    kept = {key: points for key, points in was.points.items() if key in old}
    return {scale: evolve(now or was, points={**(now.points if now else {}), **kept})}
