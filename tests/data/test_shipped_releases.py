"""Every shipped revision is frozen: what we have transcribed is not changed by accident."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.releases import held
from kompass_core.stages.check.release import check_release
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from kompass_core.model.contributions import Plugins

ROOT = Path(__file__).parents[2] / "frameworks"
REVISIONS = sorted(ROOT.glob("*/*.toml"))


def name(path: Path) -> str:
    return f"{path.parent.name}@{path.stem}"


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    """All that is shipped, with the functions that rules call."""
    return load_plugins(only=["kommunkompass"])


def test_there_are_revisions_and_each_has_a_record() -> None:
    assert [name(path) for path in REVISIONS] == [
        "caf@2020",
        *(f"kommunkompassen@{revision}" for revision in ("2002", "2010", "2016", "2020")),
    ]
    records = [path.parent / "releases" / path.name for path in REVISIONS]
    assert sorted(ROOT.glob("*/releases/*")) == records
    assert [check_release(read(record)).framework for record in records] == list(map(name, REVISIONS))


@pytest.mark.parametrize("path", REVISIONS, ids=name)
def test_a_revision_says_what_its_record_says(path: Path, plugins: Plugins) -> None:
    assert held(path, plugins) == ()


@pytest.mark.parametrize("path", REVISIONS, ids=name)
def test_whoever_changes_a_title_is_told(path: Path, plugins: Plugins, tmp_path: Path) -> None:
    file = copytree(path.parent, tmp_path / "copy") / path.name
    text = file.read_text("utf-8")
    title = next(line for line in reversed(text.splitlines()) if line.startswith("title = "))
    file.write_text(text.replace(title, 'title = "Something else"'), "utf-8")
    (problem,) = held(file, plugins)
    assert (problem.slug, problem.severity) == ("frozen", "error")
    assert problem.message.endswith('when the revision was published, and is "Something else"')
