"""A garden in a folder of its own, and what is done to it written there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.releasing import Notice, release

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.hooks.releasing import Done
    from kompass_core.model.contributions import Plugins

    Change = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the garden, to stand in."""
    made = copytree(Path(__file__).parents[1] / "garden", tmp_path / "garden")
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def plugins(garden: Plugins, folder: Path) -> Plugins:
    """The framework in the copy."""
    return evolve(garden, frameworks={"garden": (folder,)})


@pytest.fixture
def write() -> Callable[[Done], None]:
    """Writes the files of what is done."""

    def written(done: Done) -> None:
        for path, text in done.files:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

    return written


@pytest.fixture
def published(plugins: Plugins, write: Callable[[Done], None]) -> Plugins:
    """The same, released."""
    write(release(Path("1.toml"), plugins, Notice(date(2026, 2, 1), text="The first")))
    return plugins


@pytest.fixture
def change(folder: Path) -> Change:
    """Replaces what stands in a file, once."""

    def changed(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text("utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), "utf-8")

    return changed
