"""The Common Assessment Framework: data alone, two ways to score it, and what is asked of whom."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_between import BETWEEN
from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.prepare import prepare
from kompass_core.model.contributions import Plugins
from kompass_core.rules.interval import Interval
from kompass_core.stages.check import check_evaluation, check_variant
from kompass_core.stages.read import read, read_text
from kompass_core.stages.report.names import unnamed
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from kompass_core.model.framework import Framework
    from kompass_core.model.scorecard import Score

ROOT = Path(__file__).parents[2]
CAF = ROOT / "frameworks" / "caf"
DATA = Plugins(frameworks={"caf": (CAF,)}, functions={"between": BETWEEN})
ENABLERS = ("phase", "degree", "plan", "do", "check", "act")
RESULTS = ("achievement", "degree", "trends", "targets")
HEAD = """
schema = 1
[evaluation]
id = "one"
framework = "caf@2020"
organisation = { name = "X" }
"""
PANELS = {
    "none": (0, 10),
    "plan": (11, 30),
    "do": (31, 50),
    "check": (51, 70),
    "act": (71, 90),
    "full": (91, 100),
}
"""The phases, and the least and most points of the band of each."""


@pytest.fixture(scope="module")
def framework() -> Framework:
    """The framework with both its scales."""
    return prepare(CAF / "2020.toml", DATA).framework


def scored(judgement: str, scale: str, code: str = "1.1") -> Score:
    """The score of one item, judged alone."""
    evaluation = check_evaluation(read_text(f'{HEAD}[judgement."{code}"]\n{judgement}', "one.toml"))
    return score(prepare(CAF / "2020.toml", DATA), evaluation).sheets[scale].scores[code]


def points(low: str | int, high: str | int | None = None) -> Interval:
    """Points, or what they lie between."""
    return Interval(Fraction(low), Fraction(low if high is None else high))


def test_it_is_data_alone() -> None:
    assert {path.suffix for path in CAF.rglob("*") if path.is_file()} == {".toml"}
    assert sorted(path.stem for path in CAF.glob("scales/*")) == ["classical", "fine-tuned"]


def test_nine_criteria_have_28_subcriteria(framework: Framework) -> None:
    parents = Counter(item.parent for item in framework.items.values() if item.level == "subcriterion")
    assert [parents[str(code)] for code in range(1, 10)] == [4, 4, 3, 6, 3, 2, 2, 2, 2]


def test_enablers_and_results_are_judged_on_different_things(framework: Framework) -> None:
    asked = {code.partition(".")[0]: item.dimensions for code, item in framework.items.items() if "." in code}
    assert asked == {str(code): ENABLERS if code < 6 else RESULTS for code in range(1, 10)}


def test_every_title_says_where_it_comes_from_or_is_ours(framework: Framework) -> None:
    ours = [code for code, item in framework.items.items() if item.sources.get("title") == "illustration"]
    assert ours == ["3.3", "4.4", "6.1", "7.2", "8.1", "9.2"]
    assert [code for code, item in framework.items.items() if "title" not in item.sources] == []


@pytest.mark.parametrize("phase", PANELS)
def test_the_phase_that_is_reached_decides_the_band(phase: str) -> None:
    least, most = PANELS[phase]
    judged = f'phase = "{phase}"\n'
    assert scored(judged, "classical").measures["points"] == points(least, most)
    assert scored(f'{judged}degree = "low"\n', "classical").measures["points"] == points(least)
    assert scored(f'{judged}degree = "high"\n', "classical").measures["points"] == points(most)


def test_where_nothing_is_judged_anything_is_possible() -> None:
    assert scored("", "classical").measures["points"] == points(0, 100)
    assert scored("", "fine-tuned").measures["points"] == points(0, 100)


@pytest.mark.parametrize(("degree", "least", "most"), [("low", 0, 91), ("middle", 5, 96), ("high", 10, 100)])
def test_where_the_phase_is_not_known_the_points_are_those_of_some_band(
    degree: str, least: int, most: int
) -> None:
    assert scored(f'degree = "{degree}"\n', "classical").measures["points"] == points(least, most)


def test_a_result_has_a_band_by_what_is_achieved() -> None:
    judged = 'achievement = "excellent"\ndegree = "middle"\n'
    assert scored(judged, "classical", "9.1").measures["points"] == points(96)


def test_fine_tuned_the_four_phases_count_alike() -> None:
    judged = "plan = '80%'\ndo = '70%'\ncheck = 0.55\nact = '30%'\n"
    assert scored(judged, "fine-tuned").measures["points"] == points("58.75")


def test_fine_tuned_a_result_is_trends_and_targets() -> None:
    assert scored("trends = '35%'\n", "fine-tuned", "8.2").measures["points"] == points("17.5", "67.5")


@pytest.mark.parametrize(
    "path",
    sorted([CAF / "2020.toml", *CAF.glob("*/*.toml")]),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_every_file_is_fine(path: Path) -> None:
    folder = ROOT / "plugins" / "kompass_english"
    english = check_variant([read(folder / "english.toml")], folder)
    plugins = evolve(DATA, variants={"english": english})
    assert check_file(str(path), plugins).problems == ()


@pytest.mark.parametrize("name", ["english", "sweden", "norway", "denmark"])
def test_every_language_has_words_for_what_it_names(name: str, framework: Framework) -> None:
    folder = ROOT / "plugins" / f"kompass_{name}"
    variant = check_variant([read(folder / f"{name}.toml")], folder)
    assert unnamed(framework, framework.scales.values(), variant) == ()
    assert "level.criterion" in variant.words
    assert ("scale.caf.classical" in variant.words) is (variant.language != framework.language)
