"""Queries: the sample as SQL: in doubles, as a good programmer writes it, and as `kompass sql` does.

Both for one table: `id`, and a column `CODE:DIMENSION` for each answer with its share in percent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from benchmarks import sample as made_up
from benchmarks.formula import Dialect, formula, plain
from benchmarks.ours import program
from kompass_core.portfolio.batch.wanted import wished
from kompass_core.portfolio.sql.dialect import DIALECTS
from kompass_core.portfolio.sql.script import script
from kompass_core.portfolio.sql.table import laid_out

if TYPE_CHECKING:
    from benchmarks.sample import Sample

TABLE = "evaluations"
SQL = Dialect("CASE WHEN {0} THEN {1} ELSE {2} END", "least({0}, {1})")


def by_hand(of: Sample, quote: Literal['"', "`"], *, printed: bool) -> str:
    """Sub-areas in the first step, then areas, then the total; for tenths, `floor(x * 10 + 0.5) / 10` of each."""
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
        steps.append(f"{level} AS (SELECT {kept}, {', '.join(made)} FROM {before})")
        before, kept = level, "*"
    names = [plain(item.code, None) for item in of.sums]
    told = [f"floor({one} * 10 + 0.5) / 10 AS {one}" if printed else one for one in names]
    return f"WITH {', '.join(steps)} SELECT id, {', '.join(told)} FROM {before}"  # noqa: S608 - our own


def ours(of: Sample, dialect: str) -> str:
    """What `kompass sql --numbers` prints, without its semicolon: printed tenths, exactly."""
    whole = program(of)
    table = laid_out(whole.sheets[made_up.SCALE], TABLE, ("id",), numbers=True, given=())
    levels = sorted({item.level for item in of.sums})
    wish = wished(whole.framework, levels, ranges=False, percent=False, exact=False)
    return script(whole, made_up.SCALE, wish, table, DIALECTS[dialect]).rstrip().removesuffix(";")


def _doubles(text: str) -> str:
    """The text with an exponent at every number: without one, it is a decimal in SQL."""
    return re.sub(r"(?<![\w.:])\d+\.\d+(?![\w.:])", r"\g<0>e0", text)
