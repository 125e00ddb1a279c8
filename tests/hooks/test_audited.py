"""Audited: a framework, a scale and changes are audited when they are checked, and hints name what to run."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import prepare, read_evaluation
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from kompass_core.hooks.check_file import Checked
    from kompass_core.model.contributions import Plugins

FALLING = "'if min(plants.points) >= 5 then 10 else sum(plants.points)'"
CHANGES = f"""
schema = 1
of = "garden@1"
[replace.scale.easy.rule.bed]
points = {FALLING}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the garden, to be changed."""
    return copytree(Path(__file__).parent / "garden", tmp_path / "garden")


@pytest.fixture
def plugins(garden: Plugins, folder: Path) -> Plugins:
    """The framework in the copy."""
    return evolve(garden, frameworks={"garden": (folder,)})


def edit(path: Path, old: str, new: str) -> None:
    """Replace what is there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def falling(folder: Path) -> Path:
    """The scale of the garden, on which a better judgement may lower points."""
    path = folder / "scales" / "easy.toml"
    edit(path, "'sum(plants.points)'", FALLING)
    return path


def told(checked: Checked) -> list[tuple[str, str]]:
    """What is wrong, with the end of the hint, which is what to run."""
    return [
        (problem.slug, str(problem.hint).partition("; ")[2] or str(problem.hint))
        for problem in checked.problems
    ]


def test_a_sound_framework_has_nothing_to_say(plugins: Plugins) -> None:
    checked = check_file("garden@1", plugins)
    assert checked.problems == ()
    assert [list(one.audit.sheets) for one in checked.audits] == [["easy"]]


@pytest.mark.usefixtures("falling")
def test_a_framework_is_audited_and_says_how_to_get_examples(plugins: Plugins) -> None:
    checked = check_file("garden@1", plugins)
    assert (checked.sound, checked.holds) == (False, "garden@1: 1 bed, 2 plants; scored on easy")
    assert told(checked) == [
        ("falling-score", "`kompass check garden@1 --examples DIR` writes 3 evaluations that show it")
    ]


def test_a_scale_is_audited_at_the_frameworks_that_ask_for_it(plugins: Plugins, falling: Path) -> None:
    (problem,) = check_file(str(falling), plugins).problems
    assert (problem.slug, str(problem.place)) == ("falling-score", f"{falling}:28:10")


def test_what_is_so_at_several_frameworks_is_told_once(plugins: Plugins, falling: Path, folder: Path) -> None:
    second = (folder / "1.toml").read_text("utf-8").replace('revision = "1"', 'revision = "2"')
    (folder / "2.toml").write_text(second, "utf-8")
    checked = check_file(str(falling), plugins)
    assert len(checked.audits) == 2
    assert [problem.slug for problem in checked.problems] == ["falling-score"]


def test_changes_are_audited_at_what_they_change(plugins: Plugins, tmp_path: Path) -> None:
    path = tmp_path / "changes.toml"
    path.write_text(CHANGES, "utf-8")
    shown = check_file(str(path), plugins, folder=Path("shown"))
    assert told(shown) == [
        (
            "falling-score",
            (
                f"compare `kompass explain a shown/garden-falling-score-1-before.toml --with {path}` with"
                f" `kompass explain a shown/garden-falling-score-1-after.toml --with {path}`"
            ),
        )
    ]
    (problem,) = check_file("garden@1", plugins, Local([path])).problems
    assert f"`kompass check garden@1 --with {path} --examples DIR`" in str(problem.hint)


@pytest.mark.usefixtures("falling")
def test_examples_are_evaluations_that_score_as_is_said(
    plugins: Plugins, folder: Path, tmp_path: Path
) -> None:
    shown = tmp_path / "shown"
    shown.mkdir()
    (audited,) = check_file(str(folder / "1.toml"), plugins, folder=shown).audits
    points = {}
    for name, text in audited.examples.items():
        (shown / name).write_text(text, "utf-8")
        evaluation = read_evaluation(shown / name)
        assert (shown / evaluation.framework.name).samefile(folder / "1.toml")
        found = score(prepare(folder / "1.toml", plugins), evaluation).sheets["easy"].scores["a"]
        points[name.rpartition("-")[2]] = found.measures["points"]
    message = audited.problems[0].message
    assert message.startswith("raising `health` of `a.1` from `")
    low = [str(getattr(points[moment], "low", None)) for moment in ("before.toml", "after.toml")]
    assert message.endswith(f"lowers the points of `a` from {low[0]} to {low[1]}")


@pytest.mark.usefixtures("falling")
def test_an_evaluation_is_not_audited(plugins: Plugins) -> None:
    assert check_file("spring", plugins).problems == ()
