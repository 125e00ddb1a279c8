"""Batch: a Parquet file of evaluations to a Parquet file of scores, as whole processes, with their memory.

The measure is Polars reading the same file and keeping nothing. All begin with starting Python and importing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from shutil import disk_usage, rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.many import NEEDED, missing, versions
from benchmarks.process import process
from benchmarks.sample import sample
from benchmarks.start import CACHE, written
from benchmarks.table import ratio, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.effort import Effort
    from benchmarks.process import Process

READ_GOAL, PEAK_GOAL = 2.0, 1.2e9
"""How many times the plain read scoring a file may take, and how many bytes of memory with 1e7 rows."""

ROUNDS = {100_000: 7, 1_000_000: 5, 10_000_000: 3}
"""At most, by rows."""

PATIENCE, SLOW = 120.0, 300.0
"""Seconds after which somebody has been timed often enough; and whoever is to take longer is left out."""

COMPARED = 1_000_000
"""Rows up to which the files that come out are held against ours."""

ROOT = Path(__file__).parents[1]

READ, OURS = "Polars, reading all and keeping nothing", "`kompass batch`"


def main(effort: Effort) -> int:
    """Print a table for each number of rows, and what is missing; 2 if anything is."""
    kompass = Path(sys.executable).with_name("kompass")
    lacking = [name for name in missing() if name in NEEDED] + ([] if kompass.exists() else [kompass.name])
    if lacking:
        print(f"MISSING, nothing measured: {', '.join(lacking)}; `pip install -e '.[bench]'` installs them")
        return 2
    with TemporaryDirectory() as name:
        folder = Path(name)
        framework = written(folder)
        slow: set[str] = set()
        for rows in effort.rows:
            if disk_usage(folder).free < rows * 1000:
                print(f"{rows:,} rows: not measured, too little room in {folder}")
                continue
            source = folder / f"{rows}.parquet"
            import_module("benchmarks.many.archive").archive(sample(), rows, source)
            asked = {
                name: one
                for name, one in commands(kompass, framework, source, folder).items()
                if name not in slow
            }
            times, wrong = timed(
                asked, folder, min(effort.rounds, ROUNDS.get(rows, 1)), compare=rows <= COMPARED
            )
            print(f"\n{rows:,} rows, {source.stat().st_size / 1e6:,.0f} MB of Parquet, seed 1\n", flush=True)
            print(laid_out(times, wrong))
            _goals(times, rows)
            if slow:
                print(f"too slow for so many: {', '.join(sorted(slow))}")
            slow |= {name for name, taken in times.items() if 10 * taken[0].seconds > SLOW}
            source.unlink()
    print("versions:", ", ".join(f"{name} {number}" for name, number in versions().items()))
    if missing():
        print(f"MISSING, not measured: {', '.join(missing())}; `pip install -e '.[bench]'` installs them")
        return 2
    return 0


def commands(kompass: Path, framework: Path, source: Path, folder: Path) -> dict[str, list[str]]:
    """What is timed, by the name of its row; each writes into `out` in the folder."""
    whole = [sys.executable, "-m", "benchmarks.many.whole"]
    out = folder / "out"
    batch = [
        str(kompass),
        "batch",
        str(source),
        "--framework",
        str(framework),
        "--items",
        "subarea,area,total",
    ]
    found = {
        READ: [*whole, "read", str(source), str(out)],
        "our plan alone, nothing checked": [*whole, "kernel", str(source), f"{out}.parquet"],
        OURS: [*batch, "-o", f"{out}.parquet"],
        f"{OURS}, into a folder": [*batch, "-o", f"{out}/"],
    }
    if "duckdb" not in missing():
        found["DuckDB, SQL by hand"] = [*whole, "duckdb-by-hand", str(source), f"{out}.parquet"]
        found["DuckDB, `kompass sql`"] = [*whole, "duckdb", str(source), f"{out}.parquet"]
        found[f"{OURS} --engine duckdb"] = [*batch, "--engine", "duckdb", "-o", f"{out}.parquet"]
    if "pyspark" not in missing():
        found["Spark, SQL by hand"] = [*whole, "spark-by-hand", str(source), str(out)]
        found["Spark, `kompass sql`"] = [*whole, "spark", str(source), str(out)]
        found[f"{OURS} --engine spark"] = [*batch, "--engine", "spark", "-o", f"{out}.parquet"]
    return found


def timed(
    asked: Mapping[str, Sequence[str]], folder: Path, rounds: int, *, compare: bool
) -> tuple[dict[str, list[Process]], dict[str, str]]:
    """The processes of each, in turn, and how many wrong tenths the files that they wrote hold."""
    outcome = import_module("benchmarks.many.outcome")
    times: dict[str, list[Process]] = {name: [] for name in asked}
    figures, wrong = {}, {}
    for number in range(rounds):
        for name, command in asked.items():
            if sum(one.seconds for one in times[name]) > PATIENCE:
                continue
            times[name].append(process(command, {CACHE: "", "PYTHONPATH": str(ROOT)}))
            if not number and compare and name != READ:
                figures[name] = outcome.tenths(next(folder.glob("out*")))
            _emptied(folder)
        if not number and compare:
            wrong = {name: outcome.wrong(made, figures[OURS]) for name, made in figures.items()}
            figures.clear()
    return times, wrong


def laid_out(times: Mapping[str, Sequence[Process]], wrong: Mapping[str, str]) -> str:
    """The table, everybody against the plain read."""
    rows = [
        (
            name,
            ratio(_over(taken, times[READ])),
            ratio(min(one.seconds for one in taken) / min(one.seconds for one in times[READ])),
            "-" if "park" in name else ratio(_over(taken, times[READ], processor=True)),
            f"{median(one.seconds for one in taken):.1f}",
            f"{max(one.peak + one.beside for one in taken) / 1e6:,.0f}",
            wrong.get(name, "-"),
        )
        for name, taken in times.items()
    ]
    head = ("Parquet to Parquet", "median", "minimum", "processor", "seconds", "peak, MB", "wrong tenths")
    return table(head, rows)


def _over(taken: Sequence[Process], base: Sequence[Process], *, processor: bool = False) -> float:
    def seconds(one: Process) -> float:
        return one.processor if processor else one.seconds

    return median(seconds(one) / seconds(two) for one, two in zip(taken, base, strict=False))


def _goals(times: Mapping[str, Sequence[Process]], rows: int) -> None:
    for name in (OURS, f"{OURS}, into a folder"):
        took, peak = _over(times[name], times[READ]), max(one.peak for one in times[name])
        met = "met" if took <= READ_GOAL else "MISSED"
        print(f"{name} over the plain read: {ratio(took)}, goal {READ_GOAL} at most: {met}")
        if rows >= 10_000_000:
            met = "met" if peak <= PEAK_GOAL else "MISSED"
            print(f"{name}, peak: {peak / 1e6:,.0f} MB, goal {PEAK_GOAL / 1e6:,.0f} at most: {met}")


def _emptied(folder: Path) -> None:
    for path in folder.glob("out*"):
        if path.is_dir():
            rmtree(path)
        else:
            path.unlink()
