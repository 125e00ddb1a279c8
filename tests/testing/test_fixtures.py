"""Fixtures: what pytest knows of Kompass, tested by running pytest in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.interval import exactly
from kompass_core.testing import plugins_with, sample_report, score_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
GARDEN = ROOT / "tests" / "hooks" / "garden"
HEAVY = ("attrs", "babel", "cattrs", "click", "jinja2", "lark", "pluggy.never", "rich", "tomli")
SPRING = (GARDEN / "evaluations" / "spring.toml").read_text("utf-8")


@pytest.fixture
def ran(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Runs pytest over files, with a configuration; its exit code and what it says."""

    def run(configuration: str, **files: str) -> tuple[int, str]:
        (tmp_path / "pyproject.toml").write_text(f"[tool.pytest.ini_options]\n{configuration}", "utf-8")
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/")
            path = path.with_name(path.name.replace("_toml", ".toml").replace("_py", ".py"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        places = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "frameworks")]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(places),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "KOMPASS_CACHE": "",
        }
        command = (sys.executable, "-W", "error", "-m", "pytest", "-q", "-p", "kompass_core.testing.fixtures")
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, check=False, capture_output=True, encoding="utf-8"
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_the_fixtures_import_nothing_heavy() -> None:
    code = f"""
import sys, pytest
before = set(sys.modules)
import kompass_core.testing.fixtures
print([name for name in {HEAVY} if name in set(sys.modules) - before], len(set(sys.modules) - before))
"""
    done = subprocess.run((sys.executable, "-c", code), check=True, capture_output=True, encoding="utf-8")
    heavy, number = done.stdout.rsplit(maxsplit=1)
    assert heavy == "[]"
    assert int(number) < 8


@pytest.mark.slow
def test_a_test_gets_the_plugins_a_score_and_the_reports(ran: Callable[..., tuple[int, str]]) -> None:
    test = f'''
EVALUATION = """{SPRING}"""

def test_plugins(kompass_plugins):
    assert "garden" in kompass_plugins.frameworks

def test_score(score_text):
    assert list(score_text(EVALUATION).sheets) == ["easy"]

def test_reports(kompass_reports):
    kinds = ["comparison", "difference", "explanation", "impact", "report", "tables"]
    assert sorted(kompass_reports) == kinds
'''
    files = {f"garden__{name}": (GARDEN / f"{name}.toml").read_text("utf-8") for name in ("1",)}
    scale = (GARDEN / "scales" / "easy.toml").read_text("utf-8")
    code, said = ran(
        'pythonpath = ["."]\nkompass_plugins = ["garden"]',
        test_garden_py=test,
        garden__1_toml=files["garden__1"],
        garden__scales__easy_toml=scale,
    )
    assert (code, "3 passed" in said) == (0, True), said


@pytest.mark.slow
def test_each_file_of_data_is_a_test(ran: Callable[..., tuple[int, str]]) -> None:
    framework = (GARDEN / "1.toml").read_text("utf-8")
    code, said = ran(
        'pythonpath = ["."]\nkompass_plugins = ["garden"]\nkompass_files = ["garden/*.toml"]',
        garden__1_toml=framework,
        garden__scales__easy_toml=(GARDEN / "scales" / "easy.toml").read_text("utf-8"),
        garden__evaluations__spring_toml=SPRING,
        garden__evaluations__wrong_toml=SPRING.replace('id = "spring"', 'idd = "spring"'),
        other_toml="no = 'file of ours'",
    )
    assert code == 1
    assert "1 failed, 3 passed" in said
    assert "garden/evaluations/wrong.toml:4:1: error[unknown-key]: " in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_each_worked_example_is_a_test(ran: Callable[..., tuple[int, str]]) -> None:
    examples = """
schema = 1
[expectation]
framework = "../1.toml"
[example.lush]
item = "a.1"
judgement = { health = "lush" }
points = "10.0"
[example.dead]
item = "a.1"
judgement = { health = "dead" }
points = "0.1"
[example.odd]
item = "a.9"
points = "0"
"""
    code, said = ran(
        'pythonpath = ["."]\nkompass_plugins = ["garden"]\nkompass_files = ["garden/expectations/*.toml"]',
        garden__1_toml=(GARDEN / "1.toml").read_text("utf-8"),
        garden__scales__easy_toml=(GARDEN / "scales" / "easy.toml").read_text("utf-8"),
        garden__expectations__examples_toml=examples,
        garden__expectations__empty_toml='schema = 1\n[expectation]\nframework = "../1.toml"\n',
    )
    assert code == 1
    assert "3 failed, 1 passed" in said
    assert "error[other-figure]: `0.1` is expected as the points of `a.1`, and `0.0` comes out" in said
    assert "  rule     maximum * mean(dimensions)" in said
    assert "error[unknown-item]: `garden@1` has no item `a.9`" in said
    assert "error[nothing-expected]: nothing is expected of this framework" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_a_plugin_that_is_named_and_broken_is_told_of(ran: Callable[..., tuple[int, str]]) -> None:
    code, said = ran(
        'pythonpath = ["."]\nkompass_plugins = ["kompass_weed"]',
        kompass_weed_py="1 / 0",
        test_weed_py="def test_it(kompass_plugins): pass",
    )
    assert code == 1
    assert "plugin weed (not installed 0): error[broken-plugin]: skipped: it cannot be imported" in said


def test_text_in_hand_is_scored() -> None:
    scorecard = score_text(SPRING, frameworks=[GARDEN])
    assert scorecard.evaluation.id == "spring"
    assert scorecard.sheets["easy"].scores["total"].measures["maximum"] == exactly(30)


def test_the_plugins_in_hand_are_those_it_is_scored_with() -> None:
    plugins = plugins_with(frameworks=[GARDEN])
    assert score_text(SPRING, plugins=plugins) == score_text(SPRING, frameworks=[GARDEN])


@pytest.mark.parametrize("kind", ["report", "tables", "comparison", "explanation", "difference"])
def test_there_is_a_sample_of_each_kind_of_report(kind: str) -> None:
    report = sample_report(kind)  # type: ignore[arg-type]  # of a list of the test
    assert report.kind == kind


def test_the_sample_has_every_kind_of_block_row_and_cell() -> None:
    report = sample_report()
    blocks = [*report.blocks, *(inner for block in report.blocks for inner in getattr(block, "blocks", ()))]
    rows = [row for block in blocks for row in getattr(block, "rows", ())]
    assert {type(block).__name__ for block in blocks} == {
        "Heading",
        "Paragraph",
        "Bullets",
        "Table",
        "Chart",
        "Box",
    }
    assert {row.kind for row in rows} >= {"line", "total"}
    assert {type(cell).__name__ for row in rows for cell in row.cells} == {"str", "Figure"}
