"""Archive: 10,000 evaluations added to a folder, listed, verified and indexed anew, as the command does it.

The evaluation is that of Borlänge 2010 under other ids: 133 judgements, two scales, findings.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.table import table
from kompass_core.cli.archive.add import TOGETHER
from kompass_core.hooks.archiving import Archiving
from kompass_core.hooks.find import find_evaluation
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.programs import Programs
from kompass_core.model.archive import Wanted
from kompass_core.portfolio.archive.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.effort import Effort
    from kompass_core.model.archive import Candidate

EVALUATION = "borlange-2010"


def main(effort: Effort) -> int:
    """Print the table; raises ValueError where anything is lost, or not as it was."""
    count = effort.sample
    plugins = load_plugins()
    archiving = Archiving(Programs(plugins))
    text = find_evaluation(EVALUATION, plugins).read_bytes()
    archiving.judge("first.toml", text)
    rows: list[tuple[str, str]] = []

    def timed(what: str, does: Callable[[], object]) -> None:
        begin = perf_counter()
        does()
        rows.append((what, f"{perf_counter() - begin:.2f}"))

    with tempfile.TemporaryDirectory() as folder:
        store = Folder(Path(folder) / "archive")
        candidates: list[Candidate] = []
        timed("read and scored", lambda: candidates.extend(_judged(archiving, text, count)))
        timed(f"brought to disk, {TOGETHER} together", lambda: _put(store, candidates))
        timed("one more", lambda: store.put([*_judged(archiving, text, 1, "more")], replace=False))
        timed("listed", lambda: _listed(store, count + 1))
        timed("all files read again", lambda: _sound(store))
        timed("the index made from nothing", lambda: store.mend(archiving.judge, rebuild=True))
        _listed(store, count + 1)
    print(f"{count:,} evaluations, {len(text):,} bytes each, one run")
    print(table(("step", "s"), rows))
    return 0


def _judged(archiving: Archiving, text: bytes, count: int, prefix: str = "town") -> list[Candidate]:
    names = (f"{prefix}-{number:05}" for number in range(count))
    own = f'"{EVALUATION}"'.encode()
    return [archiving.judge(f"{name}.toml", text.replace(own, f'"{name}"'.encode(), 1)) for name in names]


def _put(store: Folder, candidates: list[Candidate]) -> None:
    for start in range(0, len(candidates), TOGETHER):
        store.put(candidates[start : start + TOGETHER], replace=False)


def _listed(store: Folder, expected: int) -> None:
    if (found := len(store.archived(Wanted()))) != expected:
        message = f"{found} evaluations are there, and {expected} were added"
        raise ValueError(message)


def _sound(store: Folder) -> None:
    if found := list(store.examine()):
        raise ValueError(found)
