"""Impact: a changed definition weighed with 10,000 made-up evaluations, against scoring them alone.

What it takes beside the two scores that anybody needs is what the causes cost; that grows with the number of
changes, so three sizes of change are measured.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from attrs import evolve

from benchmarks import sample as made_up
from benchmarks.ours import program
from benchmarks.table import ratio, table
from kompass_core.model.framework import TOTAL
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.impact.weigh import Weighing
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.function import function

if TYPE_CHECKING:
    from benchmarks.effort import Effort
    from kompass_core.model.framework import Framework

SIZES = (1, 10, 100)
"""Maxima that are changed, one by one."""


def main(effort: Effort) -> int:
    """Print the table; raises ValueError where causes do not add up."""
    count = effort.sample
    of = made_up.sample()
    older = program(of).framework
    base = _scored(older, count)
    rows = []
    for size in SIZES:
        weighing, laid_out, seconds = weighed(older, size, count)
        (pair,) = weighing.impact().pairs
        for effect in pair.effects:
            change = effect.changes[TOTAL]
            if change.points is None or sum(change.points.values()) != change.gain:
                message = f"the causes of {effect.evaluation} do not add up"
                raise ValueError(message)
        rows.append((f"{size} changed", f"{laid_out:.2f}", f"{seconds:.2f}", ratio(seconds / base)))
    print(f"{count:,} evaluations of {len(of.items)} items, {len(of.asked)} answers, seed 1, one run each")
    print(table(("maxima", "laid out, s", "weighed, s", "ratio to two scores alone"), rows))
    return 0


def weighed(older: Framework, size: int, count: int) -> tuple[Weighing, float, float]:
    """So many evaluations weighed with so many changes, and the seconds of both steps."""
    newer = changed(older, size)
    begin = perf_counter()
    weighing = Weighing(compiled(older), compiled(newer), correspond(older, newer))
    laid_out = perf_counter()
    weighing.generate(count, 1, (), lambda numbers: numbers)
    return weighing, laid_out - begin, perf_counter() - laid_out


def changed(framework: Framework, size: int) -> Framework:
    """The framework with a point more to be had at so many of its questions."""
    judged = [item for item in framework.items.values() if item.maximum is not None and not item.children]
    more = {item.code: evolve(item, maximum=(item.maximum or Fraction(0)) + 1) for item in judged[:size]}
    return evolve(framework, items={**framework.items, **more})


def _scored(framework: Framework, count: int) -> float:
    """Seconds that drawing and scoring so many evaluations takes, twice each, and nothing else."""
    made = function(compiled(framework).sheets[made_up.SCALE])
    steps = framework.scales[made_up.SCALE].dimensions
    numbers = [
        tuple(int(share * slot.scale) for share in steps[slot.dimension or ""].steps.values())
        for slot in made.slots
    ]
    begin = perf_counter()
    for number in range(count):
        chance = Random(number).random  # noqa: S311 - nothing secret is drawn
        drawn = tuple([one[int(chance() * len(one))] for one in numbers])
        made.run(drawn)
        made.run(drawn)
    return perf_counter() - begin
