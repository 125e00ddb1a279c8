"""The wheel, alone: what lies in it, and that it scores by id from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = {"kompass_core": ROOT, "plugins": ROOT / "plugins", "frameworks": ROOT / "frameworks"}
"""Each folder that is shipped, and the folder whose place the top of the wheel takes."""

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> str:
    """What a command says, run in a folder and without our environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def kompass(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, of the wheel alone in an environment of its own."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "--python",
        folder / "bin" / "python",
    )
    run(*pip, "install", wheel, folder=folder)
    return folder / "bin" / "kompass"


def test_the_wheel_holds_what_the_tree_ships_and_nothing_else(wheel: Path) -> None:
    expected = {
        path.relative_to(top).as_posix()
        for folder, top in SHIPPED.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert {name for name in held if ".dist-info/" not in name} == expected


@pytest.mark.parametrize(
    "name",
    [
        "kommunkompassen/2002.toml",
        "kommunkompassen/2010.toml",
        "kommunkompassen/evaluations/borlange-2010.toml",
        "kompass_core/py.typed",
        "kompass_core/rules/grammar.lark",
        "kompass_sweden/py.typed",
        "kommunkompass-0.1.0.dist-info/entry_points.txt",
        "kommunkompass-0.1.0.dist-info/licenses/LICENSE",
        "kommunkompass-0.1.0.dist-info/licenses/NOTICE",
    ],
)
def test_the_wheel_holds(wheel: Path, name: str) -> None:
    with ZipFile(wheel) as archive:
        assert name in archive.namelist()


def test_the_wheel_alone_scores_an_evaluation_by_id(kompass: Path, tmp_path: Path) -> None:
    scored = json.loads(run(kompass, "score", "borlange-2010", "--format", "json", folder=tmp_path))
    scale = scored["scales"]["2010"]
    assert scale["total"]["printed"] == "331"
    assert scale["items"]["1.3"]["points"]["exact"] == "10.625"
