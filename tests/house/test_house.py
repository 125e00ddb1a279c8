"""Who imports whom: the ladder of rooms, the one room of each foreign package, and the plugins' only door.

Read from the syntax, so that an import inside a function or under TYPE_CHECKING counts like any other.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CORE = sorted(path.relative_to(ROOT) for path in ROOT.glob("kompass_core/**/*.py"))
PLUGINS = sorted(path.relative_to(ROOT) for path in ROOT.glob("plugins/**/*.py"))

LADDER = ("problems", "rules", "model", "stages", "revisions", "portfolio", "hooks")
"""A room imports from its own rung and from those before it. The doors stand after the last."""

DOORS = ("__init__.py", "extending.py", "testing", "cli", "editor", "serve")

FOREIGN = {
    "anyio": ("kompass_core/serve/*",),
    "attrs": ("kompass_core/*", "plugins/*"),
    "babel": ("kompass_core/stages/*",),
    "cattrs": ("plugins/*",),
    "click": ("kompass_core/cli/*",),
    "docx": ("plugins/kompass_word/*",),
    "duckdb": ("kompass_core/portfolio/sql/*",),
    "jinja2": ("kompass_core/cli/form/*", "kompass_core/cli/new/*", "plugins/kompass_html/*"),
    "kompass_svg": ("plugins/kompass_html/*", "plugins/kompass_pdf/*", "plugins/kompass_word/*"),
    "lark": ("kompass_core/rules/parse*.py",),
    "lsprotocol": ("kompass_core/editor/*",),
    "matplotlib": ("plugins/kompass_svg/*",),
    "numpy": ("kompass_core/portfolio/*",),
    "openpyxl": ("kompass_core/stages/workbook/*",),
    "pluggy": ("kompass_core/hooks/*", "kompass_core/extending.py"),
    "polars": ("kompass_core/portfolio/*",),
    "psycopg": ("kompass_core/portfolio/archive/*",),
    "py4j": ("kompass_core/portfolio/sql/*",),
    "pygls": ("kompass_core/editor/*",),
    "pyspark": ("kompass_core/portfolio/sql/*",),
    "pytest": ("kompass_core/testing/fixtures.py",),
    "rich": ("kompass_core/cli/*", "plugins/kompass_text/*"),
    "starlette": ("kompass_core/serve/*",),
    "tomli": ("kompass_core/stages/read.py",),
    "tomlkit": ("kompass_core/stages/write.py",),
    "typst": ("plugins/kompass_pdf/*",),
    "uvicorn": ("kompass_core/serve/*",),
    "xlsxwriter": ("kompass_core/stages/workbook/*", "plugins/kompass_excel/*"),
}
"""Every package that is not ours, and the files that may import it; `kompass_svg` draws for others too."""

OPTIONAL = {
    "anyio",
    "docx",
    "duckdb",
    "kompass_svg",
    "lsprotocol",
    "matplotlib",
    "numpy",
    "openpyxl",
    "polars",
    "psycopg",
    "py4j",
    "pygls",
    "pyspark",
    "pytest",
    "starlette",
    "typst",
    "uvicorn",
    "xlsxwriter",
}
"""Packages whose files are imported only by whoever has them: nobody needs them to use us."""


def imported(source: str, path: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that a module imports, wherever in it."""
    package = path.parent.parts[path.parts[0] == "plugins" :]
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                near = package[: len(package) + 1 - node.level] if node.level else ()
                module = ".".join((*near, *filter(None, [node.module])))
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module")
            ):
                match node.args:
                    case [ast.Constant(value=str() as name), *_]:
                        yield node.lineno, name
            case _:
                pass


def rung(name: str) -> int:
    """How far right on the ladder a module of the core stands, by its dotted name."""
    room = name.split(".")[1] if "." in name else ""
    return LADDER.index(room) if room in LADDER else len(LADDER)


def rightward(source: str, path: Path) -> list[str]:
    """Imports of a core module that go up the ladder."""
    here = rung(".".join(path.with_suffix("").parts))
    return [
        f"{path}:{line}: imports {name}"
        for line, name in imported(source, path)
        if name.partition(".")[0] == "kompass_core" and rung(name) > here
    ]


def astray(source: str, path: Path) -> list[str]:
    """Imports of foreign packages that have no business in this file."""
    ours = {"kompass_core", path.parts[1]} if path.parts[0] == "plugins" else {"kompass_core"}
    return [
        f"{path}:{line}: imports {name}"
        for line, name in imported(source, path)
        for top in [name.partition(".")[0]]
        if top not in sys.stdlib_module_names | ours
        if not any(fnmatch(path.as_posix(), place) for place in FOREIGN.get(top, ()))
    ]


def past_the_door(source: str, path: Path) -> list[str]:
    """Imports of a plugin that reach into the core beside its door."""
    return [
        f"{path}:{line}: imports {name}"
        for line, name in imported(source, path)
        if name.partition(".")[0] == "kompass_core" and not f"{name}.".startswith("kompass_core.extending.")
    ]


def test_there_is_a_core_and_there_are_plugins() -> None:
    assert Path("kompass_core/__init__.py") in CORE
    assert [path for path in PLUGINS if path.name == "__init__.py"]


def test_every_folder_and_module_of_the_core_is_a_room_or_a_door() -> None:
    assert {path.parts[1] for path in CORE} <= {*LADDER, *DOORS}


@pytest.mark.parametrize("path", CORE, ids=str)
def test_a_room_imports_leftward_only(path: Path) -> None:
    assert rightward((ROOT / path).read_text("utf-8"), path) == []


@pytest.mark.parametrize("path", CORE + PLUGINS, ids=str)
def test_a_foreign_package_stays_in_its_room(path: Path) -> None:
    assert astray((ROOT / path).read_text("utf-8"), path) == []


@pytest.mark.parametrize("path", PLUGINS, ids=str)
def test_a_plugin_knows_one_door_of_the_core(path: Path) -> None:
    assert past_the_door((ROOT / path).read_text("utf-8"), path) == []


def test_every_dependency_has_a_room_and_is_used_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    used = {
        name.partition(".")[0]
        for path in CORE + PLUGINS
        for _, name in imported((ROOT / path).read_text("utf-8"), path)
    }
    assert {line.partition(">")[0].lower() for line in project["dependencies"]} == set(FOREIGN) - OPTIONAL
    assert set(FOREIGN) - used == set()


STAGE = Path("kompass_core/stages/score.py")


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("import kompass_core", "kompass_core"),
        ("import kompass_core.hooks.collect", "kompass_core.hooks.collect"),
        ("from kompass_core import read", "kompass_core.read"),
        ("from kompass_core import hooks", "kompass_core.hooks"),
        ("from kompass_core.cli import main", "kompass_core.cli.main"),
        ("from ..hooks import collect", "kompass_core.hooks.collect"),
        ("from .. import hooks", "kompass_core.hooks"),
        ("if TYPE_CHECKING:\n    from kompass_core.hooks import Plugins", "kompass_core.hooks.Plugins"),
        ("def late():\n    import kompass_core.extending", "kompass_core.extending"),
        ("import_module('kompass_core.hooks')", "kompass_core.hooks"),
        ("importlib.import_module('kompass_core.hooks')", "kompass_core.hooks"),
    ],
)
def test_an_import_up_the_ladder_is_seen(line: str, seen: str) -> None:
    number = line.count("\n") + 1
    assert rightward(line, STAGE) == [f"kompass_core/stages/score.py:{number}: imports {seen}"]


@pytest.mark.parametrize(
    "line",
    [
        "from kompass_core.problems import Span",
        "from kompass_core import model",
        "from .compile import compile",
        "from ..model import Scorecard",
        "import hooks",
        "import_module(name)",
    ],
)
def test_an_import_down_the_ladder_is_free(line: str) -> None:
    assert rightward(line, STAGE) == []


@pytest.mark.parametrize("door", ["kompass_core/__init__.py", "kompass_core/cli/score.py"])
def test_a_door_imports_from_every_room(door: str) -> None:
    assert rightward("from kompass_core import hooks, extending, read", Path(door)) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("kompass_core/stages/score.py", "import lark.exceptions"),
        ("kompass_core/rules/check.py", "from lark import Lark"),
        ("kompass_core/stages/report.py", "def show():\n    from rich.table import Table"),
        ("kompass_core/stages/score.py", "import numpy"),
        ("kompass_core/stages/score.py", "import kompass_sweden"),
        ("plugins/kompass_csv/__init__.py", "import rich"),
        ("plugins/kompass_csv/__init__.py", "import kompass_text"),
    ],
)
def test_a_foreign_package_in_a_wrong_room_is_seen(path: str, line: str) -> None:
    assert len(astray(line, Path(path))) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("kompass_core/rules/parse.py", "import lark"),
        ("kompass_core/model/program.py", "import collections.abc, attrs"),
        ("plugins/kompass_text/table.py", "import rich, csv, kompass_text.words, kompass_core.extending"),
        ("plugins/kompass_csv/table.py", "from . import words"),
        ("plugins/kompass_csv/table.py", "from .words import heading"),
    ],
)
def test_a_foreign_package_in_its_own_room_is_free(path: str, line: str) -> None:
    assert astray(line, Path(path)) == []


@pytest.mark.parametrize(
    ("line", "reaches"),
    [
        ("import kompass_core", 1),
        ("from kompass_core import read", 1),
        ("from kompass_core.model import Framework", 1),
        ("import kompass_core.extending_more", 1),
        ("from kompass_core import extending", 0),
        ("from kompass_core.extending import Scale, hookimpl", 0),
    ],
)
def test_a_plugin_that_passes_the_door_is_seen(line: str, reaches: int) -> None:
    assert len(past_the_door(line, Path("plugins/kompass_csv/__init__.py"))) == reaches
