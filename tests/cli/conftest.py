"""A garden to evaluate, and a broken plugin to put up with."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own for each test."""
    monkeypatch.setenv("KOMPASS_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the garden, to stand in; its evaluations name their framework by path."""
    folder = copytree(Path(__file__).parents[1] / "hooks" / "garden", tmp_path / "garden")
    for path in folder.glob("evaluations/*.toml"):
        path.write_text(path.read_text("utf-8").replace("garden@1", "../1.toml"), "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def weed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A distribution with a plugin that cannot be imported."""
    info = tmp_path / "plugins" / "kompass_weed-3.1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: kompass-weed\nVersion: 3.1\n", "utf-8")
    (info / "entry_points.txt").write_text("[kompass.plugins]\nweed = kompass_weed\n", "utf-8")
    (info.parent / "kompass_weed.py").write_text("1 / 0", "utf-8")
    monkeypatch.syspath_prepend(str(info.parent))
