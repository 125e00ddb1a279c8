"""Start: `kompass` as a whole process against `python -c pass`, with its cache, with an empty one, without.

What is printed is how much longer than nothing at all it takes: that is what a person waits.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks import sample as made_up
from benchmarks.table import ratio, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.effort import Effort

CACHE = "KOMPASS_CACHE"
"""The environment variable that names the cache folder; empty, there is no cache."""

GOALS = {"cached": 60, "empty": 150, "none": 150}
"""Milliseconds more than `python -c pass` that a command may take, by the state of its cache."""

STATES = {"cached": "cache filled before", "empty": "cache empty, filled by it", "none": "no cache"}


def main(effort: Effort) -> int:
    """Print the table; 2 if `kompass` is not installed beside this interpreter."""
    kompass = Path(sys.executable).with_name("kompass")
    if not kompass.exists():
        print(f"MISSING, not measured: {kompass.name}; `pip install -e .` installs it")
        return 2
    with TemporaryDirectory() as folder:
        path = written(Path(folder))
        commands = {
            "check, 160 questions": [str(kompass), "check", str(path)],
            "check kommunkompassen@2010": [str(kompass), "check", "kommunkompassen@2010"],
            "score borlange-2010": [str(kompass), "score", "borlange-2010"],
        }
        nothing = [sys.executable, "-c", "pass"]
        times = measured(nothing, commands, Path(folder), effort.processes)
    base = times["nothing", ""]
    rows = [_row("python -c pass", "", base, base, None)]
    rows += [
        _row(f"kompass {name}", STATES[state], taken, base, GOALS[state])
        for (name, state), taken in times.items()
        if state
    ]
    print(f"{effort.processes} processes each, in turn")
    head = ("whole process", "cache", "more, median ms", "more, minimum ms", "ratio of minima", "goal ms")
    print(table(head, rows))
    return 0


def written(folder: Path) -> Path:
    """The file of the sample, its scale beside it."""
    (folder / "scales").mkdir()
    (folder / "scales" / f"{made_up.SCALE}.toml").write_text(made_up.sample().scale, "utf-8")
    path = folder / f"{made_up.REVISION}.toml"
    path.write_text(made_up.sample().framework, "utf-8")
    return path


def measured(
    nothing: Sequence[str], commands: Mapping[str, Sequence[str]], folder: Path, processes: int
) -> dict[tuple[str, str], list[float]]:
    """Seconds of every process, by command and state of the cache, all in turn."""
    filled, emptied = folder / "filled", folder / "emptied"
    places = {"cached": str(filled), "empty": str(emptied), "none": ""}
    times: dict[tuple[str, str], list[float]] = {("nothing", ""): []}
    times |= {(name, state): [] for name in commands for state in places}
    for command in commands.values():  # so that Python's own compiled files and the cache are there
        _seconds(command, places["cached"])
        _seconds(command, places["cached"])
    for _ in range(processes):
        times["nothing", ""].append(_seconds(nothing, ""))
        for name, command in commands.items():
            for state, place in places.items():
                rmtree(emptied, ignore_errors=True)
                times[name, state].append(_seconds(command, place))
    return times


def _seconds(command: Sequence[str], cache: str) -> float:
    environment = {**os.environ, CACHE: cache}
    begin = perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    seconds = perf_counter() - begin
    if done.returncode:
        told = done.stderr.decode(errors="replace")
        message = f"{' '.join(command)} ended with {done.returncode}: {told}"
        raise RuntimeError(message)
    return seconds


def _row(name: str, state: str, taken: list[float], base: list[float], goal: int | None) -> tuple[str, ...]:
    more = 1000 * (median(taken) - median(base))
    least = 1000 * (min(taken) - min(base))
    verdict = "-" if goal is None else f"{goal}: {'met' if more <= goal else 'MISSED'}"
    return (
        name,
        state or "-",
        f"{more:.0f}" if state else f"({1000 * median(taken):.1f} in all)",
        f"{least:.0f}" if state else f"({1000 * min(taken):.1f} in all)",
        ratio(min(taken) / min(base)),
        verdict,
    )
