"""CEL in Rust (`common-expression-language`): programs compiled once, one an item, or one a level."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.contestant import Contestant, as_made
from benchmarks.peers.levels import doubles, levels, through
from benchmarks.peers.programs import item_by_item, nested

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from benchmarks.contestant import Figures
    from benchmarks.peers.levels import Level
    from benchmarks.peers.programs import Answers
    from benchmarks.sample import Sample

DISTRIBUTION = "common-expression-language"


def contestants(of: Sample) -> tuple[Contestant[Answers, Figures], Contestant[list[float], Figures]]:
    """The programs of the items, and those of the levels."""
    cel = import_module("cel")
    items = item_by_item(of, lambda text: cel.compile(text).execute)
    return (
        Contestant("CEL in Rust, a program an item", nested(of), items, as_made, sample=5_000),
        Contestant("CEL in Rust, a program a level", doubles, _by_level(of, cel), as_made, sample=5_000),
    )


def _by_level(of: Sample, cel: ModuleType) -> Callable[[list[float]], Figures]:
    def step(text: str) -> Level:
        execute = cel.compile(text).execute
        return lambda below: execute({"below": below})

    return through(map(step, levels(of)))
