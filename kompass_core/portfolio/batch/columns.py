"""Columns: the engine that is here whenever Polars is: a plan to what works it out in columns of memory.

What is not wanted is not worked out, and a column goes as soon as nothing needs it any more, so that neither
Polars has to find that out anew for each shard, nor memory has to hold all steps at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kompass_core.portfolio.expressions import expression
from kompass_core.portfolio.layers import layers, names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.plan import Plan
    from kompass_core.portfolio.batch.engines import Scoring, Wanted
    from kompass_core.rules.whole import Named


def engine(plan: Plan, wanted: Wanted) -> Scoring:
    """What makes of the inputs of a plan what is wanted of it.

    Raises:
        Unsettled: a number may be larger than a column holds.
    """
    made = [expression(node).alias(name) for name, node in wanted.items()]
    needed = {name for node in wanted.values() for name in names(node)}
    stages: list[list[pl.Expr]] = []
    for layer in reversed(layers(_needed(plan.steps, needed))):
        own = {step.name for step in layer}
        passed = [pl.col(name) for name in sorted(needed - own)]
        stages.append([*passed, *(expression(step.value).alias(step.name) for step in layer)])
        needed = (needed - own) | {name for step in layer for name in names(step.value)}
    stages.reverse()

    def scoring(table: pl.DataFrame) -> pl.DataFrame:
        for stage in stages:
            table = table.select(stage)
        return table.select(made)

    return scoring


def _needed(steps: Iterable[Named], wanted: Iterable[str]) -> list[Named]:
    """The steps that something wanted is made of."""
    reached, kept = set(wanted), []
    for step in reversed(tuple(steps)):
        if step.name in reached:
            reached.update(names(step.value))
            kept.append(step)
    return kept[::-1]
