"""A run that is stopped, at whatever moment, is gone on with by the same command, and comes to the same."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest

from kompass_core.portfolio.batch.parts import Parts
from kompass_core.portfolio.batch.tables import piece
from tests.portfolio.batch.small import batch, lay_out

if TYPE_CHECKING:
    from kompass_core.portfolio.batch.shard import Scored

SMALL = """
import sys
import kompass_core.portfolio.batch.tables.piece as piece
import kompass_core.portfolio.batch.tables.separated as separated
from kompass_core.cli import main
piece.FEWEST, piece.BYTES, separated.BLOCK = 500, 1, 20_000
sys.exit(main(sys.argv[1:]))
"""
"""A command whose pieces are small."""

STEPS = ["no", "partly", "yes", None, "not applicable"]


def archive(rows: int) -> pl.DataFrame:
    """Rows of which some are bad."""
    rng = Random(1)  # noqa: S311 - nothing secret
    columns = {
        name: [rng.choice(STEPS) for _ in range(rows)]
        for name in ("A.1:plan", "A.1:use", "A.2:plan", "A.2:use")
    }
    columns["A.1:plan"][rows // 2] = "maybe"
    return pl.DataFrame({"id": [f"e{number}" for number in range(rows)], **columns})


@pytest.fixture(autouse=True)
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small pieces, so that there are several."""
    monkeypatch.setattr(piece, "FEWEST", 25)
    monkeypatch.setattr(piece, "BYTES", 1)


def stop_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run end when it has written so many parts."""
    written = Parts.write

    def write(self: Parts, number: int, scored: Scored, told: dict[str, object]) -> None:
        if number == count:
            raise KeyboardInterrupt
        written(self, number, scored, told)

    monkeypatch.setattr(Parts, "write", write)


def test_a_run_goes_on_where_it_was_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out()
    archive(90).write_parquet("a.parquet")
    assert batch("a.parquet", "-o", "whole.parquet") == 1
    with monkeypatch.context() as patched:
        stop_after(2, patched)
        assert batch("a.parquet", "-o", "out.parquet") == 130
    assert not Path("out.parquet").exists()
    parts = sorted(path.name for path in Path("out.parquet.parts").glob("*.parquet"))
    assert parts == ["00000.parquet", "00001.parquet"]
    capsys.readouterr()
    assert batch("a.parquet", "-o", "out.parquet") == 1
    assert "out.parquet: 90 rows" in (said := capsys.readouterr().err)
    assert "  50 of them were there from a run before\n" in said
    assert pl.read_parquet("out.parquet").equals(pl.read_parquet("whole.parquet"))
    assert Path("out.parquet.bad.csv").read_text() == Path("whole.parquet.bad.csv").read_text()
    assert not Path("out.parquet.parts").exists()


@pytest.mark.parametrize(
    ("arguments", "rows", "differs"),
    [(("--ranges",), 90, "options"), (("--scale", "strict"), 90, "definition"), ((), 91, "inputs")],
)
def test_parts_of_another_run_are_refused(
    arguments: tuple[str, ...],
    rows: int,
    differs: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay_out()
    archive(90).write_parquet("a.parquet")
    with monkeypatch.context() as patched:
        stop_after(2, patched)
        batch("a.parquet", "-o", "out.parquet")
    archive(rows).write_parquet("a.parquet") if rows != 90 else None
    capsys.readouterr()
    assert batch("a.parquet", "-o", "out.parquet", *arguments) == 2
    told = capsys.readouterr().err
    assert "`out.parquet.parts` holds the parts of a run with other " in told
    assert differs in told
    assert "begin anew with --again" in told
    assert batch("a.parquet", "-o", "out.parquet", *arguments, "--again") == 1
    assert pl.read_parquet("out.parquet").height <= rows


def test_a_folder_that_holds_other_things_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    Path("out").mkdir()
    Path("out/mine.txt").write_text("mine", "utf-8")
    assert batch("archive.csv", "-o", "out", "--again") == 2
    assert "`out` holds" in capsys.readouterr().err
    assert Path("out/mine.txt").read_text("utf-8") == "mine"


def test_two_runs_do_not_write_to_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    lay_out()
    Path("out").mkdir()
    held = (
        "from pathlib import Path; from kompass_core.portfolio.batch.claim import Claim; Claim(Path('out')); "
    )
    with subprocess.Popen(
        (sys.executable, "-c", f"{held}print(flush=True); input()"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert batch("archive.csv", "-o", "out") == 2
        assert "`out` cannot be written: another run is writing there" in capsys.readouterr().err
        other.kill()
    assert batch("archive.csv", "-o", "out") == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["00000.parquet", "manifest.json"]


def test_what_a_kill_leaves_of_the_first_file_is_no_hindrance() -> None:
    lay_out()
    Path("out").mkdir()
    Path("out/.manifest.json").write_text("{", "utf-8")
    assert batch("archive.csv", "-o", "out") == 0


def digest(path: str) -> str:
    """Of all that a result says."""
    return hashlib.sha256(pl.read_parquet(path).write_csv().encode()).hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_a_run_that_is_killed_over_and_over_loses_nothing_and_doubles_nothing(name: str) -> None:
    lay_out()
    table = archive(8_000)
    table.write_parquet(name) if name.endswith("parquet") else table.write_csv(name)
    rng = Random(2)  # noqa: S311 - nothing secret
    command = ("batch", name, "--framework", "library.toml", "-o")
    run = (sys.executable, "-c", SMALL, *command)
    assert subprocess.run((*run, "whole.parquet"), check=False, capture_output=True).returncode == 1
    kills = 0
    for _ in range(6):
        with subprocess.Popen((*run, "out.parquet"), stderr=subprocess.DEVNULL) as process:
            seen = len(list(Path("out.parquet.parts").glob("*.parquet")))
            # Not before it has done anything, so that it comes to an end at last.
            while process.poll() is None and len(list(Path("out.parquet.parts").glob("*.parquet"))) <= seen:
                time.sleep(0.01)
            time.sleep(rng.random() / 10)
            if process.poll() is not None:
                break
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
    assert kills
    assert subprocess.run((*run, "out.parquet"), check=False, capture_output=True).returncode == 1
    assert digest("out.parquet") == digest("whole.parquet")
    assert Path("out.parquet.bad.csv").read_text() == Path("whole.parquet.bad.csv").read_text()
    assert sorted(path.name for path in Path().glob("*out*")) == ["out.parquet", "out.parquet.bad.csv"]
