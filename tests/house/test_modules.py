"""What a module looks like, and that the project declares every folder of plugins and frameworks."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path.relative_to(ROOT) for room in ("kompass_core", "plugins") for path in ROOT.glob(f"{room}/**/*.py")
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

LONGEST = 200
"""Lines. A longer module holds two nouns or two verbs."""

LONG: dict[str, str] = {
    "kompass_core/rules/columns.py": "what every kind of node means in a column, in one place",
    "kompass_core/rules/evaluate.py": "the reference: what every kind of node means, in one place",
    "kompass_core/rules/typed.py": "a class for each kind of node, and nothing else",
}
"""Modules that are longer, each with the reason."""


def faults(path: str, source: str) -> list[str]:
    """What is wrong with the shape of a module."""
    found = []
    if not (ast.get_docstring(ast.parse(source)) or "").strip():
        found.append("no docstring")
    if (len(source.splitlines()) > LONGEST) != (path in LONG):
        found.append(f"{len(source.splitlines())} lines")
    return found


def folders(room: str) -> list[str]:
    """The names of the folders in a room that hold anything of ours."""
    return sorted(path.name for path in (ROOT / room).iterdir() if path.is_dir() and path.name[0] not in "._")


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    assert faults(path.as_posix(), (ROOT / path).read_text("utf-8")) == []


def test_a_listed_long_module_exists() -> None:
    assert set(LONG) <= {path.as_posix() for path in MODULES}


def test_a_plugin_is_declared_by_the_name_of_its_folder() -> None:
    expected = {name.removeprefix("kompass_"): name for name in folders("plugins")}
    assert PROJECT["entry-points"]["kompass.plugins"] == expected


def test_a_framework_is_declared_by_the_name_of_its_folder() -> None:
    assert PROJECT["entry-points"]["kompass.frameworks"] == {name: name for name in folders("frameworks")}


@pytest.mark.parametrize("package", ["kompass_core", *(f"plugins/{name}" for name in folders("plugins"))])
def test_a_package_says_that_it_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").read_text("utf-8") == ""


def test_a_folder_of_frameworks_holds_no_python() -> None:
    assert sorted(ROOT.glob("frameworks/**/*.py")) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"""A noun."""\n', []),
        ("a = 1\n", ["no docstring"]),
        ('""" """\n', ["no docstring"]),
        ('"""A noun."""\n' + "a = 1\n" * 199, []),
        ('"""A noun."""\n' + "a = 1\n" * 200, ["201 lines"]),
        ("a = 1\n" * 201, ["no docstring", "201 lines"]),
    ],
)
def test_a_fault_of_shape_is_seen(source: str, expected: list[str]) -> None:
    assert faults("kompass_core/model/made_up.py", source) == expected


def test_a_module_that_is_no_longer_long_leaves_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LONG, "kompass_core/model/made_up.py", "a reason")
    assert faults("kompass_core/model/made_up.py", '"""A noun."""\n') == ["1 lines"]
