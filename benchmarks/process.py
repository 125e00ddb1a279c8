"""Process: a whole process to how long it took, what the processors did, and its memory at most."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from time import perf_counter
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOOK = 0.05
"""Seconds between two looks at the processes that a process has started."""


@frozen
class Process:
    """Seconds from start to end, and those of all processors, with the children that it waited for.

    `peak` is the most memory that it or one of these had at a time, in bytes; `beside` that of all others
    that it started, each at its most.
    """

    seconds: float
    processor: float
    peak: int
    beside: int


def process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Process:
    """Run it to its end; raises RuntimeError with what it said if that is not a good one."""
    peaks: dict[int, int] = {}
    ended = Event()
    with TemporaryFile() as said:
        begin = perf_counter()
        started = subprocess.Popen(
            command,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        looking = Thread(target=_look, args=(started.pid, peaks, ended))
        looking.start()
        _, status, used = os.wait4(started.pid, 0)
        seconds = perf_counter() - begin
        ended.set()
        looking.join()
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace")
            message = f"{' '.join(command)} ended with {started.returncode}: {told[-2000:]}"
            raise RuntimeError(message)
    return Process(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, sum(peaks.values()))


def _look(pid: int, peaks: dict[int, int], ended: Event) -> None:
    """Write down what the processes below one have had at most, until it has ended."""
    while not ended.wait(LOOK):
        for child in _below(pid):
            peaks[child] = max(_peak(child), peaks.get(child, 0))


def _below(pid: int) -> list[int]:
    found: list[int] = []
    waiting = [pid]
    while waiting:
        try:
            listed = list(Path(f"/proc/{waiting.pop()}/task").glob("*/children"))
            children = [int(one) for tasks in listed for one in tasks.read_text("ascii").split()]
        except OSError:  # the process has ended meanwhile
            continue
        found += children
        waiting += children
    return found


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:  # as above
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
