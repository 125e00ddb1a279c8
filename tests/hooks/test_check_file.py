"""Check file: each kind of file, checked as far as it reaches."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.check_file import Checked, check_file

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins

VARIANT = """
schema = 1
[variant]
id = "moon"
title = "The moon"
language = "la"
[numbers]
locale = "la"
"""
CHANGES = """
schema = 1
of = "garden@1"
language = "la"
[replace.bed.a]
title = "Rosae"
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


def slugs(checked: Checked) -> list[str]:
    """What is wrong."""
    return [problem.slug for problem in checked.problems]


@pytest.mark.parametrize(
    ("name", "kind", "holds"),
    [
        ("garden@1", "framework", "garden@1: 1 bed, 2 plants; scored on easy"),
        ("spring", "evaluation", "spring, garden@1: 0 of 2 judgements missing on easy"),
        ("autumn", "evaluation", "autumn, garden@1: 0 of 2 judgements missing on easy"),
    ],
)
def test_what_is_fine_says_what_it_holds(name: str, kind: str, holds: str, plugins: Plugins) -> None:
    if name == "autumn":
        edit(plugins.frameworks["garden"][0] / "evaluations" / "autumn.toml", "26.0", "25.0")
    assert check_file(name, plugins) == Checked(name, kind, holds, ())  # type: ignore[arg-type]


def test_a_scale_is_checked_at_the_frameworks_that_ask_for_it(plugins: Plugins, folder: Path) -> None:
    path = folder / "scales" / "easy.toml"
    assert check_file(str(path), plugins).holds == "easy of garden, for garden@1"
    edit(path, "'sum(plants.points)'", "'sum(plans.points)'")
    checked = check_file(str(path), plugins)
    assert slugs(checked) == ["unknown-name"]
    assert str(checked.problems[0].place).startswith(f"{path}:")


def test_a_scale_for_nothing_here_is_checked_alone(plugins: Plugins, folder: Path, tmp_path: Path) -> None:
    path = (folder / "scales" / "easy.toml").rename(tmp_path / "easy.toml")
    edit(path, '"garden"', '"lawn"')
    assert check_file(str(path), plugins).holds == "easy of lawn, for no framework here"


def test_a_variant_is_checked(plugins: Plugins, tmp_path: Path) -> None:
    path = tmp_path / "moon.toml"
    path.write_text(VARIANT, "utf-8")
    assert check_file(str(path), plugins).holds == "moon: speaks la, knows 0 organisations"


def test_changes_are_checked_at_what_they_change(plugins: Plugins, tmp_path: Path) -> None:
    path = tmp_path / "moon.toml"
    path.write_text(CHANGES, "utf-8")
    assert check_file(str(path), plugins).holds == "of garden@1"
    edit(path, "garden@1", "garden@2")
    checked = check_file(str(path), plugins)
    assert slugs(checked) == ["unknown-framework"]
    assert str(checked.problems[0].place) == f"{path}:3:6"


def test_changes_that_do_not_hit_are_a_problem(plugins: Plugins, tmp_path: Path) -> None:
    path = tmp_path / "moon.toml"
    path.write_text(CHANGES.replace("bed.a", "bed.b"), "utf-8")
    assert slugs(check_file(str(path), plugins)) == ["not-there"]


def test_an_evaluation_is_checked_by_scoring_it(plugins: Plugins, folder: Path) -> None:
    edit(folder / "evaluations" / "spring.toml", '"lush"', '"green"')
    assert slugs(check_file("spring", plugins)) == ["off-scale"]


def test_a_printed_figure_that_cannot_be_right_is_a_problem(plugins: Plugins, folder: Path) -> None:
    checked = check_file("autumn", plugins)
    (problem,) = checked.problems
    assert (problem.slug, problem.message) == (
        "impossible-figure",
        "`26.0` cannot be right: a has 25 points by all else",
    )
    assert str(problem.place) == f"{folder / 'evaluations' / 'autumn.toml'}:10:17"


def test_an_evaluation_with_an_unknown_variant_is_refused_where_it_says_so(
    plugins: Plugins, folder: Path
) -> None:
    edit(folder / "evaluations" / "spring.toml", "year = 2024", 'variant = "moon"')
    (problem,) = check_file("spring", plugins).problems
    assert (problem.slug, str(problem.place).rpartition("spring.toml")[2]) == ("unknown-variant", ":7:1")


def test_an_evaluation_of_an_unknown_framework_is_refused_where_it_says_so(
    plugins: Plugins, folder: Path
) -> None:
    edit(folder / "evaluations" / "spring.toml", "garden@1", "lawn@1")
    (problem,) = check_file("spring", plugins).problems
    assert (problem.slug, str(problem.place).rpartition("spring.toml")[2]) == ("unknown-framework", ":5:13")


def test_a_file_that_says_nothing_of_its_kind_is_refused(plugins: Plugins, tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text("schema = 1\n", "utf-8")
    checked = check_file(str(path), plugins)
    assert (checked.kind, slugs(checked)) == (None, ["unknown-kind"])


@pytest.mark.parametrize(
    "text", ["", "?", "framework = 1", "scale = 1", "variant = []", "of = 1", "evaluation = 'x'"]
)
def test_a_file_that_is_hardly_one_has_problems(text: str, plugins: Plugins, tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text(text, "utf-8")
    assert check_file(str(path), plugins).problems != ()
