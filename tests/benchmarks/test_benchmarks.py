"""The benchmarks measure what they say, and run."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import archive, evaluation, impact, loading, many, service, start
from benchmarks.by_hand import by_hand
from benchmarks.clock import Times, interleaved
from benchmarks.effort import ONCE
from benchmarks.evaluation import compared
from benchmarks.ours import ours, program
from benchmarks.peers import PEERS, missing
from benchmarks.sample import ANSWERS, AREAS, QUESTIONS, SUBAREAS, evaluations, sample

if TYPE_CHECKING:
    from types import ModuleType

    from benchmarks.sample import Sample

BESIDE = ("pyarrow",)
"""What an engine needs to be handed a table."""


@pytest.fixture(scope="module")
def made_up() -> Sample:
    return sample()


def test_the_sample_has_the_size_it_says(made_up: Sample) -> None:
    levels = [item.level for item in made_up.sums]
    counts = [levels.count(level) for level in ("area", "subarea", "total")]
    assert [len(made_up.questions), *counts, len(made_up.asked)] == [QUESTIONS, AREAS, SUBAREAS, 1, ANSWERS]
    assert (QUESTIONS, AREAS, SUBAREAS, ANSWERS, len(made_up.items)) == (160, 8, 45, 400, 214)


def test_the_framework_has_the_items_and_rules_of_the_sample(made_up: Sample) -> None:
    laid_out = program(made_up)
    assert len(laid_out.framework.items) == len(made_up.items)
    lines = reversed(laid_out.sheets["tenths"].lines)
    asked = [(line.item.code, name) for line in lines for name in line.asked]
    assert asked == list(made_up.asked)
    rules = {question.rule for question in made_up.questions}
    assert rules == {"mean", "gated", "weighted"}
    assert [item.cap is None for item in made_up.sums].count(False) == 5


def test_one_seed_makes_one_sample(made_up: Sample) -> None:
    assert sample() == made_up
    assert sample(seed=2) != made_up
    assert list(evaluations(made_up, 2)) == list(evaluations(made_up, 2))
    assert list(evaluations(made_up, 2, seed=2)) != list(evaluations(made_up, 2))


def test_an_evaluation_has_a_share_for_each_answer(made_up: Sample) -> None:
    (shares,) = evaluations(made_up, 1)
    assert len(shares) == ANSWERS
    assert {type(share) for share in shares} == {Fraction}
    assert [share for share in shares if not 0 <= share <= 1] == []


def test_ours_and_by_hand_agree(made_up: Sample) -> None:
    compiled = ours(made_up)[0]
    hand = by_hand(made_up, "by hand")
    for shares in evaluations(made_up, 20):
        exact = compiled.figures(compiled.run(compiled.prepare(shares)))[0]
        doubles = hand.figures(hand.run(hand.prepare(shares)))[0]
        assert exact == pytest.approx(doubles, rel=0, abs=1e-9)


def test_all_our_ways_agree_to_the_last_digit(made_up: Sample) -> None:
    digits = compared(made_up, ours(made_up), most=2)
    assert {one.wrong for one in digits.values()} == {0}
    assert {one.compared for one in digits.values()} == {2 * 214}


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.DISTRIBUTION)
def test_a_peer_that_is_installed_makes_our_points(peer: ModuleType, made_up: Sample) -> None:
    if peer.DISTRIBUTION in missing():
        pytest.skip(f"{peer.DISTRIBUTION} is not installed")
    contestants = peer.contestants(made_up)
    digits = compared(made_up, (ours(made_up)[0], *contestants), most=1)
    assert {one.compared for one in digits.values()} == {214}


def test_a_peer_that_differs_is_not_timed(made_up: Sample) -> None:
    compiled = ours(made_up)[0]
    other = by_hand(sample(seed=2), "another framework")
    with pytest.raises(ValueError, match=r"another framework makes .* points of"):
        compared(made_up, (compiled, other), most=1)


def test_calls_are_timed_in_turn() -> None:
    order: list[str] = []
    times = interleaved({"one": lambda: order.append("one"), "two": lambda: order.append("two")}, rounds=1)
    assert order[:2] == ["one", "two"]
    assert list(times) == ["one", "two"]


def test_a_ratio_is_the_median_of_the_ratios_within_a_round() -> None:
    assert Times((2.0, 30.0, 4.0)).over(Times((1.0, 10.0, 1.0))) == 3.0


def test_the_evaluation_benchmark_runs_and_names_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluation, "peers", lambda _: ())
    monkeypatch.setattr(evaluation, "missing", lambda: ("some-engine",))
    monkeypatch.setattr("benchmarks.clock.ROUND", 0.0)
    code = evaluation.main(ONCE)
    printed = capsys.readouterr().out
    assert code == 2
    assert "MISSING, not measured: some-engine" in printed
    assert "Kompass, compiled" in printed


def test_the_loading_benchmark_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.clock.ROUND", 0.0)
    assert loading.main(ONCE) == 0
    assert "| all of it" in capsys.readouterr().out


def test_the_impact_benchmark_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(impact, "SIZES", (1, 2))
    assert impact.main(ONCE) == 0
    assert "| 2 changed" in capsys.readouterr().out


def test_the_archive_benchmark_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert archive.main(ONCE) == 0
    assert "| the index made from nothing" in capsys.readouterr().out


@pytest.mark.slow
def test_the_start_benchmark_runs_whole_processes(capsys: pytest.CaptureFixture[str]) -> None:
    code = start.main(ONCE)
    assert (code, "kompass score borlange-2010" in capsys.readouterr().out) in {(0, True), (2, False)}


def test_the_extra_names_every_peer() -> None:
    text = Path(__file__).parents[2].joinpath("pyproject.toml").read_text("utf-8")
    extra = tomllib.loads(text)["project"]["optional-dependencies"]["bench"]
    peers = [*(peer.DISTRIBUTION for peer in PEERS), *many.NEEDED, *many.ENGINES, *BESIDE, *service.NEEDED]
    assert sorted(line.partition(">")[0] for line in extra) == sorted(peers)
