"""Evaluations by their names and in folders, each once; and all that are installed of a revision."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from kompass_core.hooks.evaluations import made_with, named
from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError

GARDEN = Path(__file__).parent / "garden"
PLUGINS = Plugins(frameworks={"garden": (GARDEN,)})


def test_files_ids_and_folders_are_found_each_once() -> None:
    autumn, folder = GARDEN / "evaluations" / "autumn.toml", GARDEN / "evaluations"
    found = list(named([str(autumn), "spring", str(folder), "autumn"], PLUGINS))
    assert [path.name for path in found] == ["autumn.toml", "spring.toml"]


def test_a_folder_without_any_is_said(tmp_path: Path) -> None:
    with pytest.raises(KompassError, match="there is no evaluation in"):
        list(named([str(tmp_path)], PLUGINS))


def test_a_name_that_is_none_is_said() -> None:
    with pytest.raises(KompassError, match="`autumn`"):
        list(named(["autum"], PLUGINS))


def test_those_of_another_revision_and_what_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    folder = copytree(GARDEN, tmp_path / "garden")
    (folder / "evaluations" / "broken.toml").write_text("[", "utf-8")
    plugins = Plugins(frameworks={"garden": (folder,)})
    assert [path.stem for path in made_with("garden@1", folder / "1.toml", plugins)] == ["autumn", "spring"]
    other = tmp_path / "2.toml"
    other.write_text("", "utf-8")
    assert list(made_with("garden@2", other, plugins)) == []
