"""Many evaluations at once: ours in columns, the limit of what can be, and engines that score tables."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

from benchmarks.peers import installed

if TYPE_CHECKING:
    from typing import Any

    from benchmarks.many.scorer import Scorer
    from benchmarks.sample import Sample

NEEDED = ("numpy", "polars")
"""Without these, nothing here runs."""

ENGINES = {"OpenFisca-Core": "openfisca", "numexpr": "numexpr", "duckdb": "duckdb", "pyspark": "spark"}
"""The module of an engine by its distribution."""


def missing() -> tuple[str, ...]:
    """The distributions that are not installed."""
    return tuple(name for name in (*NEEDED, *ENGINES) if not installed(name))


def versions() -> dict[str, str]:
    """The installed versions by distribution."""
    return {name: version(name) for name in (*NEEDED, *ENGINES) if installed(name)}


def engines(of: Sample) -> tuple[Scorer[Any, Any], ...]:
    """The scorers of all engines that are installed."""
    found = [
        import_module(f"benchmarks.many.{module}") for name, module in ENGINES.items() if installed(name)
    ]
    return tuple(one for module in found for one in module.scorers(of))
