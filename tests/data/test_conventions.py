"""Two ways to come to a total: of unrounded areas, rounded once; or of areas that are rounded before.

Three reports print areas in integers that add up to their totals. One cannot tell from them which of
the two their makers follow, so a scale has to be able to say either, and each gives what is printed.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Sheet

ROOT = Path(__file__).parents[2]
FRAMEWORK = ROOT / "frameworks" / "kommunkompassen"
REPORTS = {"grastorp-2014": 506, "orebro-2012": 615, "vallentuna-2021": 648}
TOTAL = "total = {"
UNROUNDED, ROUNDED = "sum(areas.points)", "sum(round(areas.points, 0))"


@pytest.fixture
def sheet() -> Callable[[str, str, str], Sheet]:
    """The sheet of a report, without its total or with another, and with the areas added as a rule says."""

    def make(name: str, total: str, added: str) -> Sheet:
        revision = "2020" if name.endswith("2021") else "2010"
        paths = [FRAMEWORK / f"{revision}.toml", FRAMEWORK / "evaluations" / f"{name}.toml"]
        framework, evaluation = (path.read_text("utf-8") for path in paths)
        kept = [line for line in evaluation.splitlines() if not line.startswith(TOTAL)]
        scales = {
            one: (ROOT / f"plugins/kompass_scale_{one}/{one}.toml").read_text("utf-8")
            for one in {revision, "2002"}
        }
        assert scales[revision].count(UNROUNDED) == 1
        scales[revision] = scales[revision].replace(UNROUNDED, added)
        plugins = Plugins(
            scales={("kommunkompassen", one): read_text(text, f"{one}.toml") for one, text in scales.items()}
        )
        program = compiled(check(read_text(framework, "framework"), plugins))
        found = check_evaluation(read_text("\n".join([*kept, total]), "evaluation"))
        return score(program, found).sheets[revision]

    return make


def around(total: int) -> Interval:
    """What eight areas printed in integers add up to: each may be off by half a point."""
    return Interval(Fraction(total - 4), Fraction(total + 4), low_open=False, high_open=True)


@pytest.mark.parametrize("name", REPORTS)
def test_unrounded_areas_leave_the_total_open_by_four_points_either_way(
    name: str, sheet: Callable[[str, str, str], Sheet]
) -> None:
    assert sheet(name, "", UNROUNDED).scores["total"].measures["points"] == around(REPORTS[name])


@pytest.mark.parametrize("name", REPORTS)
def test_unrounded_areas_allow_the_printed_total_and_it_narrows_what_is_known(
    name: str, sheet: Callable[[str, str, str], Sheet]
) -> None:
    total = REPORTS[name]
    made = sheet(name, f'total = {{ printed = "{total}" }}', UNROUNDED)
    half = Fraction(1, 2)
    assert [(claim.item, claim.known, claim.holds) for claim in made.claims] == [
        ("total", around(total), True)
    ]
    assert made.scores["total"].measures["points"] == Interval(
        total - half, total + half, low_open=False, high_open=True
    )


@pytest.mark.parametrize("name", REPORTS)
def test_rounded_areas_add_up_to_the_printed_total_exactly(
    name: str, sheet: Callable[[str, str, str], Sheet]
) -> None:
    assert sheet(name, "", ROUNDED).scores["total"].measures["points"] == exactly(REPORTS[name])


@pytest.mark.parametrize("name", REPORTS)
def test_a_total_that_is_one_off_is_possible_for_unrounded_areas_only(
    name: str, sheet: Callable[[str, str, str], Sheet]
) -> None:
    other = f'total = {{ printed = "{REPORTS[name] + 1}" }}'
    holding = [claim.holds for added in (UNROUNDED, ROUNDED) for claim in sheet(name, other, added).claims]
    assert holding == [True, False]


def test_the_report_that_prints_more_digits_refutes_rounded_areas(
    sheet: Callable[[str, str, str], Sheet],
) -> None:
    made = sheet("borlange-2010-printed", "", UNROUNDED), sheet("borlange-2010-printed", "", ROUNDED)
    unrounded, rounded = (one.scores["total"].measures["points"] for one in made)
    assert isinstance(unrounded, Interval)
    assert unrounded.low <= 331 < unrounded.high
    assert rounded == exactly(330)
