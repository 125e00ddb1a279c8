"""Archive: 10,000 evaluations added to a folder, listed, verified and indexed anew, as the command does it.

The evaluation is that of Borlänge 2010 under other ids: 133 judgements, two scales, findings.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Final, TypeVar

from benchmarks.table import table
from kompass_core.cli.archive.add import TOGETHER
from kompass_core.hooks.archiving import Archiving
from kompass_core.hooks.find import find_evaluation
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.programs import Programs
from kompass_core.model.archive import Wanted
from kompass_core.portfolio.archive.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.effort import Effort
    from kompass_core.model.archive import Candidate

Made = TypeVar("Made")

EVALUATION: Final = "borlange-2010"
SCORED: Final = "read and scored, of the processor"


def main(effort: Effort) -> int:
    """Print the table; raises ValueError where anything is lost, or not as it was."""
    count = effort.sample
    plugins = load_plugins()
    archiving = Archiving(Programs(plugins))
    text = find_evaluation(EVALUATION, plugins).read_bytes()
    archiving.judge("first.toml", text)
    seconds: dict[str, float] = {}

    def timed(what: str, does: Callable[[], Made]) -> Made:
        begin = process_time() if what == SCORED else perf_counter()
        made = does()
        took = (process_time() if what == SCORED else perf_counter()) - begin
        seconds[what] = seconds.get(what, 0.0) + took
        return made

    with tempfile.TemporaryDirectory() as folder:
        store = Folder(Path(folder) / "archive")
        for start in range(0, count, TOGETHER):
            numbers = range(start, min(count, start + TOGETHER))
            some = timed(SCORED, partial(_judged, archiving, text, numbers))
            timed("brought to disk", partial(store.put, some, replace=False))
        (more,) = _judged(archiving, text, range(count, count + 1))
        timed("one more brought to disk", partial(store.put, [more], replace=False))
        timed("listed", partial(_listed, store, count + 1))
        timed("all files read again", partial(_sound, store))
        timed("the index made from nothing", partial(store.mend, archiving.judge, rebuild=True))
        _listed(store, count + 1)
    print(f"{count:,} evaluations, {len(text):,} bytes each, {TOGETHER} together, one run")
    print(table(("step", "s"), [(what, f"{took:.2f}") for what, took in seconds.items()]))
    return 0


def _judged(archiving: Archiving, text: bytes, numbers: Iterable[int]) -> list[Candidate]:
    own = f'"{EVALUATION}"'.encode()
    ids = (f"town-{number:05}" for number in numbers)
    return [archiving.judge(f"{id_}.toml", text.replace(own, f'"{id_}"'.encode(), 1)) for id_ in ids]


def _listed(store: Folder, expected: int) -> None:
    if (found := len(store.archived(Wanted()))) != expected:
        message = f"{found} evaluations are there, and {expected} were added"
        raise ValueError(message)


def _sound(store: Folder) -> None:
    if found := list(store.examine()):
        raise ValueError(found)
