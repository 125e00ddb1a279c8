"""What is shipped, scored; and the small instrument of `tests/data/club`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard

ROOT = Path(__file__).parents[3]
FRAMEWORK = ROOT / "frameworks" / "kommunkompassen"


@pytest.fixture(scope="session")
def revision_2010() -> Program:
    """The shipped framework of 2010."""
    scales = {
        ("kommunkompassen", year): read(ROOT / "plugins" / f"kompass_scale_{year}" / f"{year}.toml")
        for year in ("2010", "2002")
    }
    return compiled(check(read(FRAMEWORK / "2010.toml"), Plugins(scales=scales)))


@pytest.fixture(scope="session")
def shipped(revision_2010: Program) -> Callable[[str], Scorecard]:
    """The scorecard of a shipped evaluation, by its id; each is scored once."""
    made: dict[str, Scorecard] = {}

    def scored(name: str) -> Scorecard:
        if name not in made:
            path = FRAMEWORK / "evaluations" / f"{name}.toml"
            made[name] = score(revision_2010, check_evaluation(read(path)))
        return made[name]

    return scored
