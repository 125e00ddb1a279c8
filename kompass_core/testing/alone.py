"""Alone: a plugin in a process of its own: its time, what it prints, and what its formats make there.

The process has another order of sets and dictionaries of objects than ours, and no cache: what depends on
these, or on what was loaded before, comes out otherwise.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kompass_core.hooks.advertised import Advertised
from kompass_core.hooks.fault import raised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Alone: TypeAlias = tuple[Sequence[str], Mapping[str, str]]

CODE: Final = (
    "import json, sys; path, place, *advertised = json.loads(sys.argv[1]); sys.path[:] = path; "
    "from kompass_core.testing.alone import found; found(place, *advertised)"
)
GRACE: Final = 60.0
"""Seconds that the process may take on top of what the plugin may, on a machine with other work to do."""

SHOWN: Final = 60
"""Characters of what was printed that are shown."""


def alone(advertised: Advertised, seconds: float) -> Alone:
    """What is wrong with how a plugin loads, each in a line; the digests of what its formats make, by id."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "found.json")
        one = advertised
        names = (one.group, one.name, one.value, one.distribution, one.version)
        done = _run([sys.executable, "-c", CODE, json.dumps([sys.path, str(place), *names])], seconds + GRACE)
        if not place.exists():
            return [f"it ends the process that loads it: {_begins(done)}"], {}
        said: dict[str, Any] = json.loads(place.read_text("utf-8"))
    problems = []
    if done.strip():
        problems.append(f"it writes to the terminal while it is loaded, beginning with `{_begins(done)}`")
    if said["seconds"] > seconds:
        problems.append(f"it takes {said['seconds']:.1f} s to load, where {seconds:g} s is much")
    return problems, said["digests"]


def _run(command: Sequence[str], seconds: float) -> str:
    """What a command says, on whichever of its streams."""
    hashed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": hashed, "KOMPASS_CACHE": ""}
    try:
        done = subprocess.run(  # noqa: S603 - our own Python, with what we wrote above
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        return f"it was stopped after {seconds:g} s"
    return done.stdout


def _begins(text: str) -> str:
    return " ".join(text.split())[:SHOWN]


def found(place: str, *names: str) -> None:
    """Write into a file, in that process, how long a plugin took to load, and the digests of its formats."""
    from kompass_core.hooks.load import load  # noqa: PLC0415 - before the clock starts
    from kompass_core.testing import formats, sample  # noqa: PLC0415 - as above

    advertised = Advertised(*names)
    began = perf_counter()
    loaded = load(advertised)
    seconds = perf_counter() - began
    reports = sample.sample_reports() if loaded.gifts.formats else ()
    digests: dict[str, str] = {}
    for name, made_by in loaded.gifts.formats.items():
        try:
            digests[name] = formats.digest(made_by, reports)
        except Exception as error:  # noqa: BLE001 - it is told of in the other process
            digests[name] = raised(error)
    Path(place).write_text(json.dumps({"seconds": seconds, "digests": digests}), "utf-8")
