"""The front door: light to import, typed, and enough for the whole path."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kompass_core as kompass
from kompass_core import extending, testing

if TYPE_CHECKING:
    from types import ModuleType

DOORS = (kompass, extending, testing)
GARDEN = Path(__file__).parents[1] / "hooks" / "garden"
HEAVY = ("attrs", "babel", "cattrs", "click", "lark", "pluggy", "rich", "tomli", "importlib.metadata")


def test_importing_the_front_door_imports_nothing_heavy() -> None:
    code = f"import kompass_core, sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run((sys.executable, "-c", code), check=True, capture_output=True, encoding="utf-8")
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("door", DOORS, ids=["front", "side", "testing"])
def test_what_type_checkers_see_is_what_there_is(door: ModuleType) -> None:
    tree = ast.parse(Path(str(door.__file__)).read_text("utf-8"))
    seen = {
        alias.asname or alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kompass_core.")
        for alias in node.names
    }
    assert seen == {name: f"kompass_core.{room}" for name, room in door._ROOMS.items()}
    assert sorted(seen) == sorted(door.__all__)


@pytest.mark.parametrize("door", DOORS, ids=["front", "side", "testing"])
def test_what_is_not_there_is_an_attribute_error(door: ModuleType) -> None:
    with pytest.raises(AttributeError, match=f"module '{door.__name__}' has no attribute 'scores'"):
        door.scores  # noqa: B018


@pytest.mark.parametrize("door", DOORS, ids=["front", "side", "testing"])
def test_a_door_lists_what_it_offers(door: ModuleType) -> None:
    assert dir(door) == sorted(door.__all__)


@pytest.mark.parametrize("door", DOORS, ids=["front", "side", "testing"])
def test_a_name_is_the_same_each_time(door: ModuleType) -> None:
    assert [name for name in door.__all__ if getattr(door, name) is not getattr(door, name)] == []


def test_the_whole_path_goes_through_the_front_door() -> None:
    plugins = kompass.load_plugins()
    evaluation = kompass.read_evaluation(GARDEN / "evaluations" / "spring.toml")
    document = kompass.read(GARDEN.parents[2] / "frameworks" / "kommunkompassen" / "2010.toml")
    document = kompass.vary(document, *plugins.variants["english"].overlays["kommunkompassen@2010"])
    framework = kompass.check(document, plugins)
    program = kompass.compile(framework)
    with pytest.raises(kompass.KompassError, match="wrong-revision"):
        kompass.score(program, evaluation)
    scorecard = kompass.score_file("borlange-2010", plugins)
    report = kompass.report(scorecard, plugins.variants["english"])
    assert b"| **Total** | **331** |" in kompass.render(report, plugins.formats["markdown"])
    assert framework.items["1"].title == "Openness and democracy"


def test_the_side_door_gives_scales_and_variants_as_files_beside_a_module() -> None:
    scale = extending.Scale.beside("/plugins/tulip/__init__.py", "tulip.toml")
    variant = extending.Variant.beside("/plugins/tulip/__init__.py", "tulip.toml", "changes.toml")
    assert scale.path == Path("/plugins/tulip/tulip.toml")
    assert variant.paths == (Path("/plugins/tulip/tulip.toml"), Path("/plugins/tulip/changes.toml"))
