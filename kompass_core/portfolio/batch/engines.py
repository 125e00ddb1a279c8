"""Engines: who works out the columns of a shard: of a plan and what is wanted, a way from table to table.

An engine is asked once for each plan, and what it made then for each shard, so that whatever takes time (SQL
text, a session) is made once. The table that goes in has the inputs of the plan under their names, whole
numbers with holes, of whatever type holds them; out comes, in the same order, a column for each name that is
wanted: numbers as 64 bits or fewer, truths without holes. Decoding, bad rows and what comes one by one is no
engine's business, nor are decimals.

A new engine is a module with a function of the type `Engine`, and a line here.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from kompass_core.model.plan import Plan
    from kompass_core.rules.whole import Number, Truth

    Wanted: TypeAlias = Mapping[str, Number | Truth]
    """Expressions over the inputs and the steps of a plan, by the name of the column that each becomes."""
    Scoring: TypeAlias = Callable[[pl.DataFrame], pl.DataFrame]
    Engine: TypeAlias = Callable[[Plan, Wanted], Scoring]
    """Raises Unsettled where it cannot work out the plan; what is wanted is then scored one by one."""


class NoEngine(Exception):  # noqa: N818 - nothing of what is scored is wrong
    """An engine cannot be started, or has failed; the message says which and why."""


ENGINES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "columns": ("kompass_core.portfolio.batch.columns", "engine"),
        "duckdb": ("kompass_core.portfolio.sql.in_duckdb", "engine"),
        "spark": ("kompass_core.portfolio.sql.in_spark", "engine"),
    }
)
"""The module and the function of each, imported when it is asked for."""


def engine(name: str, master: str | None = None) -> Engine:
    """The engine of a name, of one for several machines at its `master`.

    Raises ImportError where what it needs is not installed.
    """
    module, function = ENGINES[name]
    found: Callable[..., Scoring] = getattr(import_module(module), function)
    return found if master is None else partial(found, master=master)
