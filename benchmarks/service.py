"""Service: `kompass serve` asked by one, four and sixteen at once, who ask again once they are answered.

The load comes from `wrk` on the same machine, so all share its cores. What answers without working anything
out is asked, too: that is what HTTP costs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import TYPE_CHECKING
from urllib.request import urlopen

from attrs import frozen

from benchmarks import sample as made_up
from benchmarks.peers import installed
from benchmarks.start import CACHE
from benchmarks.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.effort import Effort

CONNECTIONS = (1, 4, 16)
NEEDED = ("starlette", "uvicorn")

EVALUATION = Path(__file__).parents[1] / "frameworks/kommunkompassen/evaluations/borlange-2010.toml"

DONE = """
done = function(summary, latency, requests)
  local wrong = summary.errors
  io.write(string.format("@%d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), wrong.connect + wrong.read + wrong.write + wrong.timeout + wrong.status))
end
"""
"""What `wrk` prints: requests; microseconds in all, of the median, of the 99th percentile; errors."""


@frozen
class Load:
    """What came of it: answers a second, milliseconds of the median and the 99th percentile, and errors."""

    rate: float
    median: float
    most: float
    errors: int


def main(effort: Effort) -> int:
    """Print the table; 2 if something is missing."""
    kompass, wrk = Path(sys.executable).with_name("kompass"), shutil.which("wrk")
    missing = [name for name in NEEDED if not installed(name)]
    missing += ([] if kompass.exists() else ["kompass"]) + ([] if wrk else ["wrk"])
    if missing or wrk is None:
        print(f"MISSING, not measured: {', '.join(missing)}; `pip install -e '.[bench]'`; `wrk` is no Python")
        return 2
    rows = []
    with TemporaryDirectory() as folder, served(kompass) as address:
        for name, (path, body) in questions().items():
            script = Path(folder) / "ask.lua"
            script.write_text(asking(body), "utf-8")
            for connections in CONNECTIONS:
                loaded(wrk, address + path, script, connections, 1)  # every process has seen it once
                drained(address)
                load = loaded(wrk, address + path, script, connections, effort.seconds)
                drained(address)
                rows.append(
                    (
                        name,
                        str(connections),
                        f"{load.rate:,.0f}",
                        f"{load.median:.1f}",
                        f"{load.most:.1f}",
                        str(load.errors),
                    )
                )
    print(f"{effort.seconds} seconds each, {os.cpu_count()} cores for the service, its 2 workers and `wrk`")
    print(table(("question", "at once", "answers/s", "median, ms", "99th percentile, ms", "errors"), rows))
    return 0


def questions() -> dict[str, tuple[str, object]]:
    """The address and the body of each, by name; nothing to be asked for has no body."""
    of = made_up.sample()
    judged = {"evaluation": EVALUATION.read_text("utf-8")}
    definition = {"definition": {"framework": of.framework, "scales": [of.scale]}}
    return {
        "`health`, which works nothing out": ("v1/health", None),
        "`score` of an evaluation, 2010": ("v1/score", judged),
        "`check` of an evaluation, 2010": ("v1/check", judged),
        "`check` of 160 questions": ("v1/check", definition),
    }


@contextmanager
def served(kompass: Path) -> Iterator[str]:
    """The address of a service, which is stopped afterwards."""
    command = [str(kompass), "serve", "--port", "0"]
    environment = {**os.environ, CACHE: "", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            yield next(word for word in said.split() if word.startswith("http"))
        finally:
            process.terminate()


def drained(address: str) -> None:
    """Wait until nothing is under way: whoever loads it leaves without waiting for the last answers."""
    while True:
        with urlopen(f"{address}v1/health") as answer:  # noqa: S310 - our own service
            if json.load(answer)["waiting"] == 0:
                return
        sleep(0.05)


def asking(body: object) -> str:
    """The script by which `wrk` asks; the body in hexadecimal digits, which mean nothing to Lua."""
    if body is None:
        return DONE
    text = json.dumps(body).encode("utf-8").hex()
    return (
        'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\n'
        f'wrk.body = ("{text}"):gsub("..", function(two) return string.char(tonumber(two, 16)) end)\n{DONE}'
    )


def loaded(wrk: str, address: str, script: Path, connections: int, seconds: int) -> Load:
    """Ask for so many seconds."""
    command = [
        wrk,
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "30s",
        "-s",
        str(script),
        address,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("@"))
    requests, taken, median, most, errors = map(int, line[1:].split())
    return Load(1e6 * requests / taken, median / 1e3, most / 1e3, errors)
