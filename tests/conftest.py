"""What rooms of tests share: how hypothesis runs, our wheel, and fresh environments to install things in.

Hypothesis runs the same examples every time, everywhere: a failure in CI is a failure here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from attrs import frozen
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

settings.register_profile("kompass", derandomize=True, deadline=None, database=None)
settings.load_profile("kompass")

ROOT = Path(__file__).parents[1]

SLOW = (
    "benchmarks",
    "cli/test_new.py",
    "data/test_audited_frameworks.py",
    "data/test_figures_on_pages.py",
    "data/test_files_read_back.py",
    "data/test_page_scores.py",
    "doors/test_plugins_tutorial.py",
    "editor/test_server.py",
    "house/test_wheel.py",
    "outsider",
    "plugins/test_pdf_format.py",
    "plugins/test_text_chart.py",
    "plugins/test_word_format.py",
    "revisions/carry/test_carry_accounting.py",
    "revisions/diff/test_diff_properties.py",
    "revisions/impact/test_quick.py",
    "revisions/impact/test_sums.py",
    "rules/test_agreement.py",
    "rules/test_bounds.py",
    "rules/test_direction.py",
    "rules/test_javascript.py",
    "rules/test_sentence.py",
    "stages/audit/test_audit_holds.py",
    "stages/audit/test_reach_of_items.py",
    "stages/check/test_hostile_definitions.py",
    "stages/layout/test_layout.py",
    "stages/test_function.py",
    "stages/test_locate.py",
    "stages/workbook",
    "testing/test_contract.py",
)
"""What takes seconds a test, or looks for what breaks a promise among many that keep it."""

PIP = """
    #!/bin/sh
    # The pip of a test: it takes nothing from elsewhere, and asks nobody what else is needed.
    case "$1" in
        install) shift; set -- install --no-deps --no-index --no-build-isolation "$@" ;;
    esac
    exec '{python}' -m pip --quiet --disable-pip-version-check --python '{own}' "$@"
"""
PYTHON = """
    #!/bin/sh
    # The python of a test: a wheel is built with what is there.
    case "$1 $2" in
        "-m build") shift 2; set -- -m build --no-isolation "$@" ;;
    esac
    exec '{own}' "$@"
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, which `pytest -m 'not slow'` leaves out."""
    for item in items:
        if item.path.relative_to(ROOT / "tests").as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@frozen
class Environment:
    """An environment of Python in a folder, and the variables with which its commands are run."""

    folder: Path
    variables: Mapping[str, str]

    def run(self, *command: str | Path, within: Path | None = None) -> subprocess.CompletedProcess[str]:
        """A command, run in a folder: its exit code, and what it says and complains of."""
        return subprocess.run(
            command,
            cwd=within or self.folder,
            env=self.variables,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def said(self, *command: str | Path, within: Path | None = None) -> str:
        """What a command says that has to succeed."""
        done = self.run(*command, within=within)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our wheel, built of the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="session")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Environment]:
    """Makes an environment in which our wheel is installed, and the packages are seen that this one has."""

    def made() -> Environment:
        folder = tmp_path_factory.mktemp("environment")
        subprocess.run((sys.executable, "-m", "venv", "--without-pip", folder), check=True)
        own = folder / "bin" / "python"
        (library,) = folder.glob("lib/python*/site-packages")
        # Of what is installed here as it lies in its folders, such as we ourselves, nothing is seen.
        seen = [f"{path}\n" for path in sys.path if path.endswith("site-packages")]
        (library / "seen.pth").write_text("".join(seen), "utf-8")
        commands = folder / "commands"
        commands.mkdir()
        for name, text in {"pip": PIP, "python": PYTHON}.items():
            script = commands / name
            script.write_text(dedent(text).lstrip().format(python=sys.executable, own=own), "utf-8")
            script.chmod(0o755)
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KOMPASS"))
        }
        path = os.pathsep.join((str(commands), str(folder / "bin"), kept.get("PATH", os.defpath)))
        ours = {"PATH": path, "KOMPASS_CACHE": str(folder / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
        environment = Environment(folder, {**kept, **ours})
        environment.said("pip", "install", wheel)
        return environment

    return made
