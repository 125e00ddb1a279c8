"""Beside: scales that lie beside a framework."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.beside import beside
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins

GARDEN = Path(__file__).parent / "garden"


def test_a_scale_in_the_folder_beside_a_framework_is_there(garden: Plugins) -> None:
    assert list(beside(GARDEN / "1.toml", garden).scales) == [("garden", "easy")]


def test_without_such_a_folder_the_plugins_stay_as_they_are(garden: Plugins, tmp_path: Path) -> None:
    assert beside(tmp_path / "1.toml", garden) is garden


def test_a_scale_that_is_there_already_is_refused_with_both_places(garden: Plugins) -> None:
    with pytest.raises(KompassError) as caught:
        beside(GARDEN / "1.toml", beside(GARDEN / "1.toml", garden))
    (problem,) = caught.value.problems
    assert (problem.slug, len(problem.related)) == ("duplicate-id", 1)


def test_all_scales_that_cannot_be_read_are_named(garden: Plugins, tmp_path: Path) -> None:
    copytree(GARDEN, tmp_path / "garden")
    for name in ("one", "two"):
        (tmp_path / "garden" / "scales" / f"{name}.toml").write_text("?", "utf-8")
    with pytest.raises(KompassError) as caught:
        beside(tmp_path / "garden" / "1.toml", garden)
    names = {Path(str(problem.place).partition(":")[0]).name for problem in caught.value.problems}
    assert names == {"one.toml", "two.toml"}
