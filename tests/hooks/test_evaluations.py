"""Evaluations by their names and in folders, each once; and all that are installed of a revision."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from kompass_core.hooks.earlier import before
from kompass_core.hooks.evaluations import made_with, named, spread
from kompass_core.hooks.find import find_framework
from kompass_core.hooks.prepare import read_evaluation
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


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """What an archive looks like: two evaluations, and what else lies in it."""
    root = tmp_path / "kept"
    for place in (
        ".kompass-archive",
        "evaluations/garden/2/autumn.toml",
        "evaluations/garden/1/spring.toml",
        "versions/spring/0001-x.toml",
        "records/00/x.json",
        "definitions/x/framework.toml",
    ):
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text("", "utf-8")
    return root


def test_of_an_archive_only_the_evaluations_are_taken(archive: Path) -> None:
    assert [path.name for path in named([str(archive)], PLUGINS)] == ["autumn.toml", "spring.toml"]
    assert [Path(name).stem for name in spread([str(archive), "spring"])] == ["autumn", "spring", "spring"]


def test_an_empty_archive_is_said(archive: Path) -> None:
    for path in archive.glob("evaluations/*/*/*"):
        path.unlink()
    with pytest.raises(KompassError, match="there is no evaluation in"):
        spread([str(archive)])


def test_the_evaluation_before_lies_with_another_revision_of_an_archive(archive: Path) -> None:
    own = archive / "evaluations" / "garden" / "2" / "autumn.toml"
    text = (GARDEN / "evaluations" / "spring.toml").read_text("utf-8")
    own.write_text(text.replace('"spring"', '"autumn"\nprevious = "spring"'), "utf-8")
    last = archive / "evaluations" / "garden" / "1" / "spring.toml"
    last.write_text(text, "utf-8")
    assert before(read_evaluation(own), own, Plugins()) == last
    (archive / ".kompass-archive").unlink()
    assert before(read_evaluation(own), own, Plugins()) is None


def test_a_framework_that_is_named_by_a_path_is_not_found_where_nothing_is_recorded(archive: Path) -> None:
    own = archive / "evaluations" / "garden" / "1" / "spring.toml"
    with pytest.raises(KompassError, match="there is no file"):
        find_framework("../1.toml", PLUGINS, own)
    sha = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (archive / "records" / sha[:2]).mkdir()
    (archive / "records" / sha[:2] / f"{sha}.json").write_text("[]", "utf-8")
    with pytest.raises(KompassError, match="there is no file"):
        find_framework("../1.toml", PLUGINS, own)
