"""The benchmarks of many evaluations measure what they say, and run."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

pytest.importorskip("polars")
np = pytest.importorskip("numpy")

import polars as pl  # noqa: E402 - only where it is installed

from benchmarks import batch, columns, many, service, simulate  # noqa: E402 - as above
from benchmarks.clock import Times, interleaved  # noqa: E402
from benchmarks.effort import ONCE  # noqa: E402
from benchmarks.many import limit, ours  # noqa: E402
from benchmarks.many.archive import archive  # noqa: E402
from benchmarks.many.block import block, percent  # noqa: E402
from benchmarks.many.compared import compared  # noqa: E402
from benchmarks.many.outcome import wrong  # noqa: E402
from benchmarks.many.scorer import half_up  # noqa: E402
from benchmarks.process import process  # noqa: E402
from benchmarks.sample import STEPS, sample  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.sample import Sample

QUICK_ENGINES = [name for name in many.ENGINES if name != "pyspark"]
"""Those that do not start a machine of Java first."""


@pytest.fixture(scope="module")
def made_up() -> Sample:
    return sample()


def test_a_block_holds_steps_and_is_the_same_for_one_seed(made_up: Sample) -> None:
    one, same, other = (percent(block(made_up, 50, seed)) for seed in (1, 1, 2))
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert not all(np.array_equal(one[name], other[name]) for name in one)
    for code, dimension in made_up.asked:
        steps = {int(share * 100) for share in STEPS[dimension]}
        assert set(one[f"{code}:{dimension}"].tolist()) <= steps


def test_an_archive_is_its_blocks_one_after_the_other(
    made_up: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.many.archive.GROUP", 20)
    archive(made_up, 50, tmp_path / "a.parquet")
    table = pl.read_parquet(tmp_path / "a.parquet")
    assert table["id"].to_list() == list(range(50))
    second = percent(block(made_up, 20, seed=2))
    assert table["1.1.1:system"][20:40].to_list() == second["1.1.1:system"].tolist()


def test_the_limit_makes_the_points_of_whatever_has_no_rule_of_its_own(made_up: Sample) -> None:
    rows = block(made_up, 100)
    sums, own = limit.limit(made_up), ours.columns(made_up)
    limits = sums.figures(sums.run(rows, printed=False), False)
    points = own.figures(own.run(own.prepare(rows), printed=False), False)
    gated = {one.code for one in made_up.questions if one.rule == "gated"}
    plain = [
        place
        for place, item in enumerate(made_up.sums)
        if item.level == "subarea" and item.cap is None and not gated & {*item.children}
    ]
    assert len(plain) > 30
    assert limits[plain] == pytest.approx(points[plain], rel=0, abs=1e-9)


def test_two_threads_make_what_one_makes(made_up: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.many.limit.PIECE", 30)
    rows = block(made_up, 100)
    one, two = (limit.limit(made_up, threads).run(rows, printed=False) for threads in (1, 2))
    assert np.array_equal(one, two)


def test_our_columns_and_our_function_agree_to_the_last_bit(made_up: Sample) -> None:
    assert compared(made_up, [ours.columns(made_up)], 100) == {"Kompass, columns": "0 of 5,400"}


@pytest.mark.parametrize("engine", QUICK_ENGINES)
def test_an_engine_that_is_installed_makes_our_points(engine: str, made_up: Sample) -> None:
    if engine in many.missing():
        pytest.skip(f"{engine} is not installed")
    scorers = import_module(f"benchmarks.many.{many.ENGINES[engine]}").scorers(made_up)
    by_hand = [one for one in scorers if one.points]
    assert by_hand
    assert {one.name for one in by_hand} == set(compared(made_up, by_hand, 20))


def test_a_scorer_that_differs_is_not_timed(made_up: Sample) -> None:
    other = evolve(ours.columns(sample(seed=2)), name="another framework")
    with pytest.raises((ValueError, KeyError)):
        compared(made_up, [other], 20)


def test_wrong_tenths_are_counted_and_other_figures_refused() -> None:
    right = np.array([[1.2, 3.4]])
    assert wrong(np.array([[1.2, 3.5]]), right) == "50.000 % of 2"
    assert wrong(right, right) == "0 of 2"
    with pytest.raises(ValueError, match="other figures"):
        wrong(np.array([[1.2, 3.9]]), right)


def test_halves_go_up() -> None:
    assert half_up(np.array([0.25, 0.75])).tolist() == [0.3, 0.8]


def test_what_took_long_enough_sits_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.clock.ROUND", 0.0)
    times = interleaved({"one": lambda: None}, rounds=5, patience=0.0)
    assert len(times["one"].rounds) == 1


def test_a_ratio_is_of_the_rounds_that_both_ran() -> None:
    assert Times((2.0,)).over(Times((1.0, 10.0))) == 2.0
    assert Times((2.0,), (3.0,)).work(Times((1.0, 1.0), (1.0, 1.0))) == 3.0


def test_a_process_is_measured_with_its_children() -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytes(2**26)'])"
    taken = process([sys.executable, "-c", child])
    assert taken.peak > 2**26
    assert taken.processor > 0
    assert taken.seconds > 0


def test_a_process_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="something"):
        process([sys.executable, "-c", "raise SystemExit('something')"])


def test_the_columns_benchmark_runs_and_names_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(columns, "engines", lambda _: ())
    monkeypatch.setattr(columns, "missing", lambda: ("some-engine",))
    monkeypatch.setattr("benchmarks.clock.ROUND", 0.0)
    assert columns.main(ONCE) == 2
    printed = capsys.readouterr().out
    assert "MISSING, not measured: some-engine" in printed
    assert "ours over the limit, tenths" in printed


def test_more_rows_than_a_block_are_timed_block_by_block(
    made_up: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "BLOCK", 20)
    monkeypatch.setattr("benchmarks.clock.ROUND", 0.0)
    (times, _) = columns.timed(made_up, [limit.limit(made_up)], 60, 1).values()
    assert len(times.rounds) == 3


@pytest.mark.parametrize("benchmark", [columns, batch, simulate])
def test_without_polars_nothing_is_measured(
    benchmark: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(benchmark, "missing", lambda: ("polars",))
    assert benchmark.main(ONCE) == 2  # type: ignore[attr-defined]  # a module
    assert "polars" in capsys.readouterr().out


@pytest.mark.slow
def test_the_batch_benchmark_runs_whole_processes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(batch, "missing", lambda: ("duckdb", "pyspark"))
    assert batch.main(ONCE) == 2
    assert "| `kompass batch`, into a folder" in capsys.readouterr().out


@pytest.mark.slow
def test_the_service_benchmark_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = dict(list(service.questions().items())[:2])
    monkeypatch.setattr(service, "questions", lambda: asked)
    monkeypatch.setattr(service, "CONNECTIONS", (1,))
    code = service.main(ONCE)
    assert (code, "99th percentile" in capsys.readouterr().out) in {(0, True), (2, False)}


@pytest.mark.slow
def test_the_simulate_benchmark_runs_whole_processes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(simulate, "ASKED", dict(list(simulate.ASKED.items())[:1]))
    assert simulate.main(ONCE) == 0
    assert "| maxima of areas" in capsys.readouterr().out
