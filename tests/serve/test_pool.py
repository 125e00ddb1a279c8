"""Pool: what takes too long is stopped for good, what comes when all is busy is told so, and a stop waits."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from kompass_core.serve.examples import EXAMPLES
from kompass_core.serve.pool import in_a_thread
from kompass_core.serve.settings import Limits, Settings
from kompass_core.serve.start import running

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for processes"),
]

COMMAND = (sys.executable, "-m", "kompass_core.cli", "serve", "--port", "0", "--workers", "1")
QUICK = EXAMPLES["score"]["library"]["value"]


def long(items: int) -> dict[str, Any]:
    """A question that takes seconds: what a step up would give in each of many judgements."""
    listed = "".join(f'[question."A.{one}"]\ntitle = "q"\nmaximum = 10\n' for one in range(items))
    framework = QUICK["definition"]["framework"].partition("[question")[0] + listed
    judged = {f"A.{one}": {"plan": "partly"} for one in range(items)}
    return {
        "evaluation": {**QUICK["evaluation"], "judgement": judged},
        "definition": {**QUICK["definition"], "framework": framework},
        "format": "text",
    }


def workers(process: int) -> set[str]:
    """The processes that a process has started."""
    return set(Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split())


@pytest.fixture
def served() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, with a second for each answer, and its address."""
    with subprocess.Popen((*COMMAND, "--seconds", "1.5"), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said.startswith("Kompass serves at http://127.0.0.1:")
        yield process, said.split()[-1]
        process.kill()


def test_what_takes_too_long_is_killed_and_the_next_is_answered(
    served: tuple[subprocess.Popen[str], str],
) -> None:
    process, url = served
    before = workers(process.pid)
    began = time.monotonic()
    answer = httpx2.post(f"{url}v1/report", json=long(1500), timeout=30)
    assert (answer.status_code, answer.json()["title"]) == (504, "Gateway Timeout")
    assert time.monotonic() - began < 10
    assert not before & workers(process.pid)
    assert httpx2.post(f"{url}v1/score", json=QUICK, timeout=30).status_code in {200, 504}
    assert httpx2.post(f"{url}v1/score", json=QUICK, timeout=30).status_code == 200


def test_a_stop_finishes_what_is_under_way(served: tuple[subprocess.Popen[str], str]) -> None:
    process, url = served
    with ThreadPoolExecutor() as others:
        asked = others.submit(httpx2.post, f"{url}v1/report", json=long(60), timeout=30)
        while httpx2.get(f"{url}v1/health", timeout=30).json()["waiting"] == 0:
            assert not asked.done()
        # Whoever stops a service stops all its processes at once.
        for one in (*workers(process.pid), str(process.pid)):
            os.kill(int(one), signal.SIGTERM)
        assert asked.result().status_code == 200
        assert process.wait(20) in {0, -signal.SIGTERM}


def test_when_all_is_busy_the_next_is_told_to_come_again() -> None:
    limits = Limits(seconds=20, workers=1, requests=1)
    with running(Settings(limits=limits), in_a_thread) as url, ThreadPoolExecutor() as others:
        asked = others.submit(httpx2.post, f"{url}v1/report", json=long(60), timeout=30)
        while httpx2.get(f"{url}v1/health", timeout=30).json()["waiting"] == 0:
            assert not asked.done()
        answer = httpx2.post(f"{url}v1/score", json=QUICK, timeout=30)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        assert asked.result().status_code == 200


def test_beyond_this_machine_it_does_not_start_without_a_token() -> None:
    done = subprocess.run((*COMMAND, "--host", "0.0.0.0"), capture_output=True, text=True, check=False)  # noqa: S104 - refused
    assert (done.returncode, "say a --token, or set KOMPASS_TOKEN" in done.stderr) == (2, True)


def test_a_place_that_is_taken_is_said() -> None:
    with running(Settings(limits=Limits(workers=1)), in_a_thread) as url:
        port = url.rstrip("/").rpartition(":")[2]
        command = (*COMMAND[:4], "--port", port)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, f"port {port}: address already in use" in done.stderr) == (2, True)
    assert json.dumps(done.stdout) == '""'
