"""A garden whose scale has everything in it that a rule can go different ways about."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.programs import Programs
from kompass_core.hooks.trying.attempt import attempt
from kompass_core.model.contributions import Plugins

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.hooks.local import Local
    from kompass_core.hooks.trying.tried import Tried

RULES = """
[bands.state]
poor = 0
good = '50%'

[rule.judged]
points = 'if health < 50% and maximum > 15 then 0 else maximum * health'
state = 'band(health, state)'
[rule.bed]
points = 'min(50, max(plants.points where plants.points > 5 else 1))'
maximum = 'sum(plants.maximum)'
full = 'points >= 10'
[rule.total]
"""
HEAD = """
schema = 1
[expectation]
framework = "../1.toml"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the garden, to be changed."""
    folder = copytree(Path(__file__).parents[1] / "garden", tmp_path / "garden")
    scale = folder / "scales" / "easy.toml"
    text = scale.read_text("utf-8")
    before, _, rest = text.partition("[rule.judged]")
    scale.write_text(before + RULES.strip() + rest.partition("[rule.total]")[2], "utf-8")
    (folder / "expectations").mkdir()
    return folder


@pytest.fixture
def tried(folder: Path) -> Callable[..., Tried]:
    """Tries an expectation of the garden, whose head is written already."""

    def made(text: str, head: str = HEAD, local: Local | None = None) -> Tried:
        path = folder / "expectations" / "rose.toml"
        path.write_text(head + text, "utf-8")
        return attempt(path, Programs(Plugins(frameworks={"garden": (folder,)}), local))

    return made
