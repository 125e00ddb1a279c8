"""Examine: plugins, files, languages and formats, and everything that can be wrong with them."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.doctor.examine import examine
from kompass_core.hooks.doctor.examined import WARDS, Examined
from kompass_core.hooks.plain import PLAIN
from kompass_core.model.contributions import Format, Plugin
from kompass_core.problems import Problem
from kompass_core.stages.check import check_variant
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from kompass_core.hooks.doctor.examined import Ward
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.report import Report
    from kompass_core.model.variant import Variant

LATIN = """
schema = 1
[variant]
id = "moon"
title = "The moon"
language = "la"
[numbers]
locale = "la"
[words]
"total" = "Summa"
"totla" = "Summa"
"""
CHANGES = """
schema = 1
of = "garden@1"
language = "la"
[replace.bed.a]
title = "Rosae"
"""
EXPECTATION = """
schema = 1
[expectation]
evaluation = "spring"
[lines.easy]
"a.1" = { points = "POINTS" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the garden, in which all is well."""
    folder = copytree(Path(__file__).parents[1] / "garden", tmp_path / "garden")
    (folder / "evaluations" / "autumn.toml").unlink()
    return folder


@pytest.fixture
def plugins(garden: Plugins, folder: Path) -> Plugins:
    """The framework in the copy."""
    return evolve(garden, frameworks={"garden": (folder,)})


@pytest.fixture
def moon(tmp_path: Path) -> Variant:
    """A variant in Latin, most of which is missing."""
    (tmp_path / "moon.toml").write_text(LATIN, "utf-8")
    (tmp_path / "changes.toml").write_text(CHANGES, "utf-8")
    return check_variant([read(tmp_path / "moon.toml"), read(tmp_path / "changes.toml")], tmp_path)


def wrong(ward: Ward, plugins: Plugins) -> list[tuple[str, str, str]]:
    """What is wrong in a ward: the name of what, the severity and the slug."""
    return [
        (Path(one.name).name, problem.severity, problem.slug)
        for one in examine(ward, plugins)
        for problem in one.problems
    ]


def test_where_all_is_well_nothing_is_said(plugins: Plugins) -> None:
    assert [problem for ward in WARDS for problem in wrong(ward, plugins)] == []


def test_all_files_of_a_framework_are_looked_at(plugins: Plugins, folder: Path) -> None:
    (folder / "expectations").mkdir()
    points = next(one.said for one in examine("files", plugins) if one.name.endswith("spring.toml"))
    assert points == "evaluation spring, garden@1: 0 of 2 judgements missing on easy"
    assert [Path(one.name).name for one in examine("files", plugins)] == [
        "1.toml",
        "easy.toml",
        "spring.toml",
    ]


def test_an_expected_figure_that_does_not_come_out_is_an_error(plugins: Plugins, folder: Path) -> None:
    (folder / "expectations").mkdir()
    path = folder / "expectations" / "spring.toml"
    path.write_text(EXPECTATION.replace("POINTS", "99"), "utf-8")
    assert wrong("files", plugins) == [("spring.toml", "error", "other-figure")]


def test_a_file_that_is_wrong_is_an_error(plugins: Plugins, folder: Path) -> None:
    (folder / "2.toml").write_text("?", "utf-8")
    assert ("2.toml", "error", "toml-syntax") in wrong("files", plugins)


def test_a_revision_that_is_there_twice_is_an_error(plugins: Plugins, folder: Path, tmp_path: Path) -> None:
    other = copytree(folder, tmp_path / "other")
    twice = evolve(plugins, frameworks={"garden": (folder, other)})
    assert ("garden@1", "error", "duplicate-id") in wrong("files", twice)
    assert ("spring", "error", "duplicate-id") in wrong("files", twice)


def test_plugins_are_listed_and_a_broken_one_is_an_error(plugins: Plugins) -> None:
    listed = (
        Plugin("rose", "garden", "1.0", "rose", "loaded", ("format petal",)),
        Plugin("weed", "garden", "1.0", "weed", "skipped", (), "it cannot be imported"),
        Plugin("moss", "garden", "1.0", "moss", "blocked", (), "blocked by somebody"),
    )
    rose, weed, moss = examine("plugins", evolve(plugins, plugins=listed))
    assert (rose, moss) == (
        Examined("plugins", "rose", "format petal"),
        Examined("plugins", "moss", "blocked"),
    )
    assert ([problem.slug for problem in weed.problems], weed.sound) == (["broken-plugin"], False)


def test_a_language_says_how_complete_it_is(plugins: Plugins, moon: Variant) -> None:
    words, titles = examine("languages", evolve(plugins, variants={"moon": moon}))
    messages = [(problem.severity, problem.message.partition(",")[0]) for problem in words.problems]
    assert messages == [
        ("warning", "has no word for `report.title`"),
        ("error", "has a word for `totla`"),
    ]
    assert (titles.name, titles.said, titles.sound) == ("moon, garden@1", "1 of 3 titles", True)
    assert titles.problems[0].message == "has no title for `a.1`, `a.2` of garden@1"


def test_our_own_language_lacks_no_word(plugins: Plugins) -> None:
    (words,) = examine("languages", evolve(plugins, variants={"plain": PLAIN}))
    assert words == Examined("languages", "plain", "speaks en, has every word")


def test_a_locale_that_there_is_not_is_an_error(plugins: Plugins) -> None:
    variant = evolve(PLAIN, numbers=evolve(PLAIN.numbers, locale="xx_YY"))
    assert wrong("languages", evolve(plugins, variants={"plain": variant})) == [
        ("plain", "error", "unknown-locale")
    ]


def test_every_format_is_tried_on_a_report(plugins: Plugins) -> None:
    def fails(report: Report) -> str:
        raise ValueError(report.title)

    made = {
        name: Format(name, ".txt", "text/plain", render)
        for name, render in (("good", lambda report: report.kind), ("bad", fails))
    }
    good, bad = examine("formats", evolve(plugins, formats=made))
    assert good == Examined("formats", "good", "6 bytes of text/plain")
    (problem,) = bad.problems
    assert isinstance(problem, Problem)
    assert problem.message.startswith("the format `bad` fails: ValueError: ")


def test_a_format_that_lacks_a_package_is_a_warning(plugins: Plugins) -> None:
    def lacks(report: Report) -> str:
        message = f"it needs what is not there for {report.kind}"
        raise ImportError(message)

    made = {"picture": Format("picture", ".svg", "image/svg+xml", lacks)}
    (one,) = examine("formats", evolve(plugins, formats=made))
    assert one.sound
    assert [(problem.severity, problem.message) for problem in one.problems] == [
        ("warning", "the format `picture` cannot be used here: it needs what is not there for report")
    ]


def test_without_an_evaluation_no_format_is_tried(garden: Plugins) -> None:
    made = {"good": Format("good", ".txt", "text/plain", str)}
    (good,) = examine("formats", evolve(garden, frameworks={}, formats=made))
    assert good == Examined("formats", "good", "not tried, since there is no evaluation")
