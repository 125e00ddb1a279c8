"""Columns: many evaluations at once by us, against the least that anybody must do and against our peers.

Everybody's points and printed tenths are compared with our exact ones before anything is timed.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from benchmarks.clock import Times, interleaved
from benchmarks.many import NEEDED, engines, missing, versions
from benchmarks.sample import sample
from benchmarks.table import ratio, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.effort import Effort
    from benchmarks.many.scorer import Scorer
    from benchmarks.sample import Sample

    Anybody: TypeAlias = Scorer[Any, Any]
    Taken: TypeAlias = dict[tuple[str, bool], Times]
    """The times of everybody by name, for points and (True) for their tenths."""

LIMIT_GOAL, OPENFISCA_GOAL = 3.0, 3.5
"""How many times the limit we may take with a million, and how many times ours OpenFisca is to take."""

BLOCK = 1_000_000
"""Rows that are worked off at once; more are so many blocks, one after the other."""


PATIENCE = 20.0
"""Seconds after which somebody has been timed often enough."""


def main(effort: Effort) -> int:
    """Print a table for each number of rows, and what is missing; 2 if anything is."""
    if lacking := [name for name in missing() if name in NEEDED]:
        print(f"MISSING, nothing measured: {', '.join(lacking)}; `pip install -e '.[bench]'` installs them")
        return 2
    of = sample()
    scorers = everybody(of)
    wrong = import_module("benchmarks.many.compared").compared(of, scorers, max(effort.rows))
    for rows in effort.rows:
        times = timed(of, scorers, rows, max(1, effort.rounds // 2))
        print(f"\n{rows:,} rows, {len(of.asked)} answers, {len(of.sums)} figures, seed 1\n")
        print(laid_out(scorers, times, rows, wrong))
        _goals(scorers, times)
    print("versions:", ", ".join(f"{name} {number}" for name, number in versions().items()))
    if missing():
        print(f"MISSING, not measured: {', '.join(missing())}; `pip install -e '.[bench]'` installs them")
        return 2
    return 0


def everybody(of: Sample) -> tuple[Anybody, ...]:
    """The limit, ours, and whoever of our peers is there."""
    limit, ours = (import_module(f"benchmarks.many.{name}") for name in ("limit", "ours"))
    own = (ours.columns(of), ours.columns(of, holes=True), ours.loop(of))
    return (limit.limit(of), limit.limit(of, threads=2), *own, *engines(of))


def timed(of: Sample, scorers: Sequence[Anybody], rows: int, rounds: int) -> Taken:
    """Everybody's time for a row: so many rounds of a block, or a round for each of many blocks."""
    make = import_module("benchmarks.many.block").block
    if rows <= BLOCK:
        return _rounds(scorers, make(of, rows), rounds)
    every: dict[tuple[str, bool], list[Times]] = {}
    for number in range(rows // BLOCK):
        block = make(of, BLOCK, seed=1 + number)
        for one in scorers:
            if one.most > BLOCK:
                for key, times in _rounds((one,), block, 1).items():
                    every.setdefault(key, []).append(times)
    return {
        key: Times(tuple(one.rounds[0] for one in each), tuple(one.processor[0] for one in each))
        for key, each in every.items()
    }


def _rounds(scorers: Sequence[Anybody], block: Any, rounds: int) -> Taken:  # noqa: ANN401 - numpy may be missing
    work, rows = {}, {}
    for one in scorers:
        head = block.head(one.most)
        taken = one.prepare(head)
        for printed in (False, True) if one.points else (True,):
            work[one.name, printed] = partial(one.run, taken, printed=printed)
            rows[one.name, printed] = head.rows
    return {key: times.divided(rows[key]) for key, times in interleaved(work, rounds, PATIENCE).items()}


def laid_out(scorers: Sequence[Anybody], times: Taken, rows: int, wrong: dict[str, str]) -> str:
    """The table, everybody against the limit, of whose two runs in a round the second counts.

    The first takes anew the memory that others have given back, which is no part of a weighted sum.
    """
    base = times[scorers[0].name, True]
    told = []
    for one in scorers:
        points, tenths = times.get((one.name, False)), times.get((one.name, True))
        if tenths is not None:
            own = points or tenths
            told.append(
                (
                    one.name,
                    *(ratio(each.over(base)) if each else "-" for each in (points, tenths)),
                    ratio(own.minimum / base.minimum),
                    "-" if one.elsewhere else ratio(own.work(base)),
                    f"{own.median * rows:.3f}",
                    wrong.get(one.name, "-"),
                )
            )
    head = ("many evaluations", "points", "tenths", "minimum", "processor", "seconds", "wrong tenths")
    return table(head, told)


def _goals(scorers: Sequence[Anybody], times: Taken) -> None:
    limit, own = scorers[0].name, scorers[2].name
    for printed, what in ((False, "points"), (True, "tenths")):
        took = times[own, printed].over(times[limit, True])
        verdict = _verdict(met=took <= LIMIT_GOAL)
        print(f"ours over the limit, {what}: {ratio(took)}, goal {LIMIT_GOAL} at most: {verdict}")
        if ("OpenFisca", printed) in times:
            took = times["OpenFisca", printed].over(times[own, printed])
            verdict = _verdict(met=took >= OPENFISCA_GOAL)
            print(f"OpenFisca over ours, {what}: {ratio(took)}, goal {OPENFISCA_GOAL} at least: {verdict}")


def _verdict(*, met: bool) -> str:
    return "met" if met else "MISSED"
