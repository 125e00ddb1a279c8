"""Settings: options before the environment before the project, each setting by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.choice import Choice, named
from kompass_core.hooks.project import project
from kompass_core.hooks.settings import environment, settings
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.hooks.choice import Wishes

PROJECT = """
[tool.kompass]
plugins = ["project"]
block-plugins = ["weed"]
plugin-seconds = 2.5
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below a project."""
    (tmp_path / "pyproject.toml").write_text(PROJECT, "utf-8")
    below = tmp_path / "docs" / "drafts"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return below


def names(wishes: Wishes | None) -> list[str] | None:
    """The names alone."""
    return None if wishes is None else [wish.name for wish in wishes.listed]


def test_the_environment_says_lists_with_commas() -> None:
    choice = environment({"KOMPASS_PLUGINS": "rose, tulip", "KOMPASS_BLOCK_PLUGINS": ""})
    assert (names(choice.only), names(choice.block), choice.seconds) == (["rose", "tulip"], [], None)


def test_an_environment_that_says_nothing_chooses_nothing() -> None:
    assert environment({"PATH": "/bin"}) == Choice()


@pytest.mark.parametrize("text", ["", "soon", "0", "-1", "nan", "inf", "1e9"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(KompassError) as caught:
        environment({"KOMPASS_PLUGIN_SECONDS": text})
    (problem,) = caught.value.problems
    assert (problem.slug, problem.place) == ("out-of-range", "KOMPASS_PLUGIN_SECONDS")


def test_the_project_is_that_of_the_nearest_folder_above(folder: Path) -> None:
    choice = project(folder)
    assert (names(choice.only), names(choice.block), choice.seconds) == (["project"], ["weed"], 2.5)
    assert choice.only
    assert str(choice.only.listed[0].place) == "../../pyproject.toml:3:12"


@pytest.mark.parametrize(
    "text", ["[project]\nname = 'a'\n", "[tool.ruff]\n", "[project]\nname = 'kompass-a'\n", "?"]
)
def test_a_project_that_says_nothing_to_us_is_passed(text: str, folder: Path) -> None:
    (folder / "pyproject.toml").write_text(text, "utf-8")
    assert names(project(folder).only) == ["project"]


def test_where_there_is_no_project_nothing_is_chosen(tmp_path: Path) -> None:
    assert project(tmp_path) == Choice()


@pytest.mark.parametrize(
    ("text", "slug", "place"),
    [
        ("[tool.kompass]\nplugin = []\n", "unknown-key", "pyproject.toml:2:1"),
        ("[tool.kompass]\nplugins = 'text'\n", "wrong-kind", "pyproject.toml:2:11"),
        ("[tool.kompass]\nplugin-seconds = 0\n", "out-of-range", "pyproject.toml:2:18"),
        ("[tool]\nkompass = 1\n", "wrong-kind", "pyproject.toml:2:11"),
        ("[tool.kompass]\nplugins = [\n", "toml-syntax", "pyproject.toml:2:11"),
    ],
)
def test_what_a_project_says_wrongly_is_told_at_its_place(
    text: str, slug: str, place: str, folder: Path
) -> None:
    (folder / "pyproject.toml").write_text(text, "utf-8")
    with pytest.raises(KompassError) as caught:
        project(folder)
    assert (caught.value.problems[0].slug, str(caught.value.problems[0].place)) == (slug, place)


def test_an_option_wins_over_the_environment_and_that_over_the_project(folder: Path) -> None:
    options = Choice(only=named(["option"], "--only-plugins"))
    variables = {"KOMPASS_PLUGINS": "environment", "KOMPASS_BLOCK_PLUGINS": "moss"}
    choice = settings(options, variables, folder)
    assert (names(choice.only), names(choice.block), choice.seconds) == (["option"], ["moss"], 2.5)
    assert names(settings(Choice(), variables, folder).only) == ["environment"]
    assert names(settings(Choice(), {}, folder).only) == ["project"]


def test_without_a_folder_the_others_are_followed() -> None:
    assert settings(Choice(seconds=1), {}, None) == Choice(seconds=1)
