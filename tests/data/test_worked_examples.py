"""The worked examples that are shipped: they come out, and they do not if anything is another way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.local import Local
from kompass_core.hooks.programs import Programs
from kompass_core.hooks.trying.attempt import attempt
from kompass_core.stages.cover import cover

if TYPE_CHECKING:
    from kompass_core.hooks.trying.tried import Tried
    from kompass_core.model.contributions import Plugins

ROOT = Path(__file__).parents[2] / "frameworks"
CAF = ROOT / "caf" / "expectations" / "examples.toml"
OF_2010 = ROOT / "kommunkompassen" / "expectations" / "examples-2010.toml"
EXAMPLES = sorted(ROOT.glob("*/expectations/examples*.toml"))


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    """All that is installed."""
    return load_plugins()


def tried(path: Path, plugins: Plugins, *changes: Path) -> Tried:
    """What comes of a file, with changes."""
    return attempt(path, Programs(plugins, Local(changes)))


def test_there_are_examples_of_both_frameworks() -> None:
    assert EXAMPLES == [CAF, OF_2010]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_comes_out_and_says_whose_it_is(path: Path, plugins: Plugins) -> None:
    assert list(tried(path, plugins).found()) == []
    assert 'source = "illustration"\n' in path.read_text("utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_they_look_at_every_step_and_every_branch(path: Path, plugins: Plugins) -> None:
    looks = [case.look for case in tried(path, plugins).cases if case.look]
    coverage = cover(looks)
    assert [part.lacking for one in coverage for part in (one.steps, one.branches)] == [()] * 4
    assert all(one.items.looked_at for one in coverage)


CHOICE = (
    "if band < 11% then 10% else if band < 31% then 30% else if band < 51% then 50% "
    "else if band < 71% then 70% else if band < 91% then 90% else 100%"
)
EDGES = ["11%", "31%", "51%", "71%", "91%"]
ENDS = ["10%", "30%", "50%", "70%", "90%", "100%"]


def classical(old: str, new: str) -> str:
    """A change of one number in the rule that decides the band."""
    assert CHOICE.count(old) == 1
    points = f"round(maximum * between(band, {CHOICE.replace(old, new)}, degree))"
    return f"schema = 1\nof = \"caf@2020\"\n[replace.scale.classical.rule.judged]\npoints = '{points}'\n"


def step(framework: str, scale: str, dimension: str, name: str, share: str) -> str:
    """A change of what one step is worth."""
    table = f"[replace.scale.{scale}.dimension.{dimension}.steps]"
    return f"schema = 1\nof = \"{framework}\"\n{table}\n{name} = '{share}'\n"


STEPS_2010 = {
    "system": ["none", "started", "partly", "mostly", "fully"],
    "deployment": ["none", "few", "some", "most", "all"],
    "results": ["none", "traces", "some", "clear", "used"],
    "renewal": ["never", "once", "sometimes", "often", "always"],
}
OTHER = {0: "10%", 1: "35%", 2: "40%", 3: "65%", 4: "90%"}
"""Another share for a step, by its place, that leaves the steps in order."""

ACHIEVEMENT = ["unmeasured", "negative", "flat", "improving", "substantial", "excellent"]
CHANGES = [
    *(
        (CAF, step("caf@2020", "classical", "achievement", name, f"{share}%"))
        for name, share in zip(ACHIEVEMENT, (1, 12, 32, 52, 72, 92), strict=True)
    ),
    *((CAF, classical(f"band < {edge}", f"band < {int(edge[:-1]) + 1}%")) for edge in EDGES),
    *((CAF, classical(f"then {end}", f"then {int(end[:-1]) + 1}%")) for end in ENDS[:-1]),
    (CAF, classical("else 100%", "else 99%")),
    *(
        (OF_2010, step("kommunkompassen@2010", '"2010"', dimension, name, OTHER[place]))
        for dimension, names in STEPS_2010.items()
        for place, name in enumerate(names)
    ),
    *(
        (OF_2010, step("kommunkompassen@2010", '"2002"', dimension, name, OTHER[place]))
        for dimension in ("system", "deployment")
        for place, name in enumerate(STEPS_2010[dimension])
    ),
]


@pytest.mark.parametrize(("path", "change"), CHANGES, ids=range(len(CHANGES)))
def test_any_other_number_breaks_some_example(
    path: Path, change: str, plugins: Plugins, tmp_path: Path
) -> None:
    (tmp_path / "changes.toml").write_text(change, "utf-8")
    slugs = {problem.slug for problem in tried(path, plugins, tmp_path / "changes.toml").found()}
    assert slugs == {"other-figure"}
