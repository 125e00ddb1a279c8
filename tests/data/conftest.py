"""All that is shipped, made of its files: variants with their changes, scales, and any scorecard."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.prepare import prepare, read_evaluation
from kompass_core.model.contributions import Plugins
from kompass_core.stages.check import check_variant
from kompass_core.stages.read import read
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

    Card = Callable[..., Scorecard]

ROOT = Path(__file__).parents[2]
FRAMEWORK = ROOT / "frameworks" / "kommunkompassen"


@pytest.fixture(scope="session")
def variants() -> dict[str, Variant]:
    """Every variant that is shipped, by its id, with its changes of every revision."""
    found = {}
    for folder in sorted(ROOT.glob("plugins/kompass_*")):
        name = folder.name.removeprefix("kompass_")
        if (folder / f"{name}.toml").exists():
            files = (folder / f"{name}.toml", *sorted(folder.glob("*-*.toml")))
            found[name] = check_variant([read(file) for file in files], folder)
    return found


@pytest.fixture(scope="session")
def plugins(variants: dict[str, Variant]) -> Plugins:
    """The scales and variants that are shipped."""
    scales = [read(path) for path in sorted(ROOT.glob("plugins/kompass_scale_*/*.toml"))]
    named = {("kommunkompassen", Path(scale.source.name).stem): scale for scale in scales}
    return Plugins(scales=named, variants=variants)


@pytest.fixture(scope="session")
def card(plugins: Plugins) -> Card:
    """The scorecard of an evaluation that is shipped, by its id: by its own variant, then by its reader's."""

    @cache
    def program(revision: str, changes: tuple[str, ...]) -> Program:
        own, *wording = (plugins.variants[one] for one in changes) if changes else (None,)
        path = FRAMEWORK / f"{revision}.toml"
        return prepare(path, plugins, [own] if own else [], wording=next(iter(wording), None))

    def scored(name: str, *changes: str) -> Scorecard:
        evaluation = read_evaluation(FRAMEWORK / "evaluations" / f"{name}.toml")
        return score(program(evaluation.framework.name.partition("@")[2], changes), evaluation)

    return scored
