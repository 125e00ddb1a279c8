"""Tally: how a run went: rows by their states, bad ones, and those that were taken one by one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import Factory, define

from kompass_core.model.batch import STATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.portfolio.batch.work import Step


@define
class Tally:
    """The counts of all shards so far; names of judgements that no column has, or that are not asked for."""

    rows: int = 0
    bad: int = 0
    doubted: int = 0
    states: Counter[str] = Factory(Counter)
    singly: Counter[str] = Factory(Counter)
    lacking: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    def add(self, told: Mapping[str, Any]) -> None:
        """Count what a shard tells of itself."""
        self.rows += told["rows"]
        self.bad += told["bad"]
        self.doubted += told["doubted"]
        self.states.update(told["states"])
        self.singly.update(told["singly"])


def tell(step: Step) -> dict[str, Any]:
    """What a shard tells of itself, as JSON has it; rows `doubted` have figures, and something wrong."""
    result, faults = step.scored.result, step.scored.faults
    wrong = len({(fault.file, fault.row) for fault in faults})
    return {
        "file": step.file,
        "piece": step.piece,
        "rows": step.rows,
        "size": step.size,
        "bad": step.rows - result.height,
        "doubted": wrong - (step.rows - result.height),
        "states": dict(result[STATE].value_counts().iter_rows()),
        "singly": dict(step.scored.singly),
    }
