"""Simulate: `kompass simulate` as whole processes, many draws against two, which is what it takes to begin.

A draw scores every published evaluation of the framework anew and ranks them. Seconds are those of the
processors, because on a shared machine a difference of two whole times says nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.many import NEEDED, missing
from benchmarks.process import process
from benchmarks.start import CACHE
from benchmarks.table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.effort import Effort
    from benchmarks.process import Process

FRAMEWORK = "kommunkompassen@2010"

ASKED = {
    "maxima of areas, by 20 %": ("--vary", "maximum 1..8 by 20%"),
    "points of evaluations, by 5 %": ("--uncertain", "points by 5%"),
    "both": ("--vary", "maximum 1..8 by 20%", "--uncertain", "points by 5%"),
}
"""What is varied, by the name of the row."""


def main(effort: Effort) -> int:
    """Print the table; 2 if something is missing."""
    kompass = Path(sys.executable).with_name("kompass")
    lacking = [name for name in missing() if name in NEEDED] + ([] if kompass.exists() else [kompass.name])
    if lacking:
        print(f"MISSING, not measured: {', '.join(lacking)}; `pip install -e '.[bench]'` installs them")
        return 2
    rows = []
    for name, options in ASKED.items():
        few, many = (
            [_run(kompass, options, draws) for _ in range(min(3, effort.rounds))]
            for draws in (2, effort.draws)
        )
        begin, whole = (min(one.processor for one in each) for each in (few, many))
        peak = max(one.peak for one in many) / 1e6
        rows.append(
            (name, f"{begin:.1f}", f"{whole:.1f}", f"{effort.draws / (whole - begin):,.0f}", f"{peak:,.0f}")
        )
    print(f"{effort.draws:,} draws, {FRAMEWORK}, all published, {min(3, effort.rounds)} processes each")
    print(table(("varied", "two draws, s", "all draws, s", "draws a second", "peak, MB"), rows))
    return 0


def _run(kompass: Path, options: Sequence[str], draws: int) -> Process:
    command = [
        str(kompass),
        "simulate",
        "--framework",
        FRAMEWORK,
        *options,
        "--draws",
        str(draws),
        "--seed",
        "1",
    ]
    return process(command, {CACHE: ""})
