"""Nodes: the numbers and truths that are wanted of an engine, each once, under the names of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import polars as pl

from kompass_core.rules.whole import YES, Bit, Int, Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.rules.whole import Number


class Nodes:
    """What has been asked for so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._names: dict[Number | Truth, str] = {}

    def expression(self, node: Number | Truth) -> pl.Expr:
        """The column that an engine makes of it, or itself where it is known beforehand."""
        match node:
            case Int(value):
                return pl.lit(value, dtype=pl.Int64)
            case Bit(value):
                return pl.lit(value)
            case _:
                kind = "f" if isinstance(node, get_args(Truth)) else "n"
                return pl.col(self._names.setdefault(node, f"{kind}{len(self._names)}"))

    def settled(self, truth: Truth) -> bool:
        """Whether a truth holds in every row."""
        return truth == YES

    def wanted(self) -> Mapping[str, Number | Truth]:
        """All of them by their names."""
        return {name: node for node, name in self._names.items()}
