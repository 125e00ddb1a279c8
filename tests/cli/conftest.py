"""A garden to evaluate, and broken plugins to put up with."""

from __future__ import annotations

import threading
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    module = _install(tmp_path, "weed", "3.1", "1 / 0")
    monkeypatch.syspath_prepend(str(module.parent))


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The module of a plugin whose import takes a second."""
    module = _install(tmp_path, "slow", "0.1", "import time\ntime.sleep(1)\n")
    monkeypatch.syspath_prepend(str(module.parent))
    yield module
    for thread in threading.enumerate():
        if thread.name.startswith("kompass"):
            thread.join(5)


def _install(folder: Path, name: str, version: str, source: str) -> Path:
    info = folder / "plugins" / f"kompass_{name}-{version}.dist-info"
    info.mkdir(parents=True)
    metadata = f"Metadata-Version: 2.1\nName: kompass-{name}\nVersion: {version}\n"
    (info / "METADATA").write_text(metadata, "utf-8")
    (info / "entry_points.txt").write_text(f"[kompass.plugins]\n{name} = kompass_{name}\n", "utf-8")
    module = info.parent / f"kompass_{name}.py"
    module.write_text(source, "utf-8")
    return module
