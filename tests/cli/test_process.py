"""The command as a process: its streams, its encoding, and who stops reading."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kompass_core.cli import main
from kompass_core.model.engine import __version__

COMMAND = (sys.executable, "-m", "kompass_core.cli")
WORD = "Trädgård"


@pytest.fixture
def framework(garden: Path) -> Path:
    """A framework with a word in it that ASCII has not."""
    path = garden / "1.toml"
    path.write_text(path.read_text("utf-8").replace("Wild rose", WORD), "utf-8")
    return path


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "en_US.ISO-8859-1"])
def test_a_pipe_gets_utf8_whatever_the_locale(locale: str, framework: Path) -> None:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment.pop("PYTHONIOENCODING", None)
    command = (*COMMAND, "score", str(framework.parent / "evaluations" / "spring.toml"))
    done = subprocess.run(command, env=environment, check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert WORD in done.stdout.decode("utf-8")


def test_a_name_that_is_no_text_is_printed_harmlessly(framework: Path) -> None:
    name = os.fsencode(framework.parent) + b"/\xff\x1b[2J.toml"
    Path(os.fsdecode(name)).write_bytes(framework.read_bytes())
    done = subprocess.run((*COMMAND, "check", name), check=False, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "/\ufffd\ufffd[2J.toml: fine (" in done.stdout.decode("utf-8")


def test_it_ends_quietly_where_nobody_reads_on(framework: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        (*COMMAND, "check", str(framework)), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_said(framework: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            (*COMMAND, "check", str(framework)), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.endswith(b"Error: the result cannot be printed: no space left on device\n")


def test_the_exit_code_is_that_of_the_command(framework: Path) -> None:
    missing = str(framework.with_name("nowhere.toml"))
    assert subprocess.run((*COMMAND, "check", missing), check=False, capture_output=True).returncode == 1


def test_the_version_is_that_of_the_engine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"kompass, version {__version__}\n"


def test_what_only_terminals_need_is_not_imported_for_a_pipe(framework: Path) -> None:
    code = f"""
import sys
from kompass_core.cli import main
from kompass_core.model.engine import __version__
main(["check", {str(framework)!r}])
print([name for name in ("rich", "babel", "kompass_core.stages.report") if name in sys.modules])
"""
    done = subprocess.run((sys.executable, "-c", code), check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"
