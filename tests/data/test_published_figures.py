"""Every figure that was published comes out, of every evaluation, in its own country's way of printing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from kompass_core.model.report import Figure
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import ItemFigures
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

    Card = Callable[..., Scorecard]

FRAMEWORK = Path(__file__).parents[2] / "frameworks" / "kommunkompassen"
EXPECTATIONS = sorted(
    path for path in FRAMEWORK.glob("expectations/*.toml") if not path.stem.startswith("examples")
)
TOTALS = {"2010": 13, "2016": 3, "2020": 6}
"""How many evaluations of each revision are shipped on its own scale."""


def load(path: Path) -> dict[str, Any]:
    """The tables of a TOML file."""
    return tomli.loads(path.read_text("utf-8"))


def line(item: ItemFigures) -> dict[str, str]:
    """What the closing tables print of an item."""
    return {
        measure: figure.printed if isinstance(figure, Figure) else figure
        for measure, figure in item.figures.items()
    }


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_every_published_figure_comes_out(path: Path, card: Card, variants: dict[str, Variant]) -> None:
    expected = load(path)
    own = expected["expectation"]["variant"]
    made = figures(card(path.stem, own), wording(variants[own]))
    summary = {
        scale: {code: made[scale][code].tables["summary"]["points"].printed for code in listed}
        for scale, listed in expected["summary"].items()
    }
    lines = {
        scale: {code: line(made[scale][code]) for code in listed}
        for scale, listed in expected.get("lines", {}).items()
    }
    assert summary == expected["summary"]
    assert lines == expected.get("lines", {})


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_no_published_figure_contradicts_another(path: Path, card: Card) -> None:
    sheets = card(path.stem).sheets.values()
    assert [claim for sheet in sheets for claim in sheet.claims if not claim.holds] == []


@pytest.mark.parametrize("path", EXPECTATIONS, ids=lambda path: path.stem)
def test_the_evaluation_before_is_an_earlier_one_of_the_same_municipality(path: Path, card: Card) -> None:
    evaluation = card(path.stem).evaluation
    if evaluation.previous is not None:
        before = card(evaluation.previous).evaluation
        assert before.organisation == evaluation.organisation
        assert (before.year or 0) < (evaluation.year or 0)


@pytest.mark.parametrize("revision", TOTALS)
def test_there_are_evaluations_of_every_later_revision(revision: str) -> None:
    found = [path for path in EXPECTATIONS if revision in load(path)["summary"]]
    assert len(found) == TOTALS[revision]


def test_what_was_worked_out_says_so_and_nothing_else_does() -> None:
    derived = {
        path.stem
        for path in FRAMEWORK.glob("evaluations/*.toml")
        if load(path)["evaluation"]["source"] == "derived"
    }
    assert derived == {"orebro-2010", "karlskoga-2010"}
    for name in derived:
        assert (FRAMEWORK / "expectations" / f"{name}.toml").read_text("utf-8").startswith("# DERIVED")
