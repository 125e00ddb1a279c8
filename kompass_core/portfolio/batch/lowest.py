"""Lowest: a figure before it is rounded, as whole numbers above and below a line in its lowest terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from kompass_core.rules.making import linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.batch import End, Part
    from kompass_core.portfolio.batch.nodes import Nodes
    from kompass_core.rules.ends import Ends


class Lowest:
    """The least and the most of a figure; `key` tells its columns from those of others."""

    def __init__(self, ends: Ends, nodes: Nodes, key: str) -> None:
        """Ask for what it is made of."""
        self.key = key
        self.ends = {
            name: (nodes.expression(one.top), nodes.expression(linear([(one.scale, one.bottom)])))
            for name, one in (("low", ends.low), ("high", ends.high))
        }

    def reduced(self, found: pl.DataFrame) -> Iterator[pl.Series]:
        """The columns of what stands above and below, of those that an engine has made."""
        import numpy as np  # noqa: PLC0415 - for exact figures alone

        for name, (top, bottom) in self.ends.items():
            above, below = (
                found.select(pl.repeat(0, pl.len(), dtype=pl.Int64) + one).to_series().to_numpy()
                for one in (top, bottom)
            )
            shared = np.gcd(above, below)
            yield pl.Series(f"{self.key} {name} numerator", above // shared)
            yield pl.Series(f"{self.key} {name} denominator", below // shared)

    def part(self, part: Part, end: End) -> pl.Expr:
        """What stands above or below; null where the figure is not known and that is asked for."""
        if end != "known":
            return pl.col(f"{self.key} {end} {part}")
        same = [
            pl.col(f"{self.key} low {one}") == pl.col(f"{self.key} high {one}")
            for one in ("numerator", "denominator")
        ]
        return pl.when(pl.all_horizontal(same)).then(pl.col(f"{self.key} low {part}"))
