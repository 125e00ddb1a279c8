"""Queries: the sample as SQL: in doubles, as a good programmer writes it, and as `kompass sql` does.

Both for one table: `id`, and a column `CODE:DIMENSION` for each answer with its share in percent.
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from benchmarks.formula import Dialect, formula, plain
from benchmarks.start import written
from kompass_core.cli import main

if TYPE_CHECKING:
    from benchmarks.sample import Sample

TABLE = "evaluations"
SQL = Dialect("CASE WHEN {0} THEN {1} ELSE {2} END", "least({0}, {1})")


def by_hand(of: Sample, quote: Literal['"', "`"], *, printed: bool) -> str:
    """Sub-areas in the first step, then areas, then the total; tenths are `floor(x * 10 + 0.5) / 10`."""
    questions = {item.code: item for item in of.questions}

    def name(code: str, dimension: str | None) -> str:
        if dimension is not None:
            return f"({quote}{code}:{dimension}{quote} / 100.0)"
        return f"({formula(questions[code], SQL, name)})" if code in questions else plain(code, None)

    steps, before, kept = [], TABLE, "id"
    for level in ("subarea", "area", "total"):
        made = [
            f"{_doubles(formula(item, SQL, name))} AS {plain(item.code, None)}"
            for item in of.sums
            if item.level == level
        ]
        steps.append(f"{level} AS (SELECT {kept}, {', '.join(made)} FROM {before})")  # noqa: S608 - our own
        before, kept = level, "*"
    names = [plain(item.code, None) for item in of.sums]
    told = [f"floor({one} * 10 + 0.5) / 10 AS {one}" if printed else one for one in names]
    return f"WITH {', '.join(steps)} SELECT id, {', '.join(told)} FROM {before}"  # noqa: S608 - our own


def ours(dialect: str) -> str:
    """What `kompass sql --numbers` writes, without its semicolon: printed tenths, exactly."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        output = folder / "query.sql"
        asked = [
            "sql",
            str(written(folder)),
            "--dialect",
            dialect,
            "--numbers",
            "--items",
            "subarea,area,total",
        ]
        if main([*asked, "--output", str(output)]):
            raise RuntimeError("`kompass sql` wrote nothing")
        return output.read_text("utf-8").rstrip().removesuffix(";")


def _doubles(text: str) -> str:
    """The text with an exponent at every number: without one, it is a decimal in SQL."""
    return re.sub(r"(?<![\w.:])\d+\.\d+(?![\w.:])", r"\g<0>e0", text)
