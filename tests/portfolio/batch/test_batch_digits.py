"""Every figure of every row is the one that the report prints, whichever way it is worked out."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.portfolio.batch import shard
from kompass_core.portfolio.batch.engines import engine
from kompass_core.portfolio.batch.heading import heading
from kompass_core.portfolio.batch.shard import Shards
from kompass_core.portfolio.batch.singly import Singly
from tests.portfolio.batch.archives import SCALES, SHIPPED, columns, printed, program, rows, shown


def scored(
    path: str, scale: str, made: list[dict[str, str | None]], name: str = "columns"
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The rows as columns score them, and as the report prints them."""
    framework = program(path)
    wanted = shown(framework, scale)
    names = columns(framework, scale)
    types = dict.fromkeys(names, pl.String())
    head = heading(names, "made", framework, scale)
    shards = Shards(head, types, Singly(framework, scale, wanted), engine(name))
    found = shards.scored(pl.DataFrame(made, schema=types), "made", range(1, len(made) + 1))
    expected = [{"id": row["id"], **out} for row in made if (out := printed(framework, scale, row, wanted))]
    return list(found.result.iter_rows(named=True)), expected


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few rows there are, they are enough for columns."""
    monkeypatch.setattr(shard, "FEW", 0)


def test_each_shipped_scale_is_tried() -> None:
    assert [(path, scale) for path in SHIPPED for scale in program(path).sheets] == SCALES


@pytest.mark.parametrize(("path", "scale"), [SCALES[2], *SCALES[5:]])
def test_figures_are_those_of_the_report(path: str, scale: str) -> None:
    found, expected = scored(path, scale, rows(program(path), scale, 9))
    assert len(found) > 4
    assert found == expected


@pytest.mark.slow
@pytest.mark.parametrize(("path", "scale"), SCALES)
def test_figures_of_many_rows_are_those_of_the_report(path: str, scale: str) -> None:
    found, expected = scored(path, scale, rows(program(path), scale, 50, seed=2))
    assert found == expected


@pytest.mark.parametrize(("path", "scale"), SCALES[5:6])
def test_a_few_rows_come_out_as_many_do(path: str, scale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = rows(program(path), scale, 12, seed=3)
    many, _ = scored(path, scale, made)
    monkeypatch.setattr(shard, "FEW", 1000)
    few, _ = scored(path, scale, made)
    assert few == many


@pytest.mark.slow
@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), place=st.sampled_from(SCALES))
def test_no_seed_makes_another_digit(seed: int, place: tuple[str, str]) -> None:
    found, expected = scored(*place, rows(program(place[0]), place[1], 12, seed))
    assert found == expected
