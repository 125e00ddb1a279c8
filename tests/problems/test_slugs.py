"""Every slug that the code can raise is registered with what it means, and nothing else is."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems.slugs import SLUGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).parents[2]
CORE = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(ROOT.glob("kompass_core/**/*.py"))
    if path.name != "slugs.py"
}
SLUG = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def takers(trees: Iterable[ast.AST]) -> dict[str, int]:
    """Functions and classes that are made with a slug, and where among their arguments it stands."""
    named = [
        (node.name, _parameters(node))
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name != "__init__"  # its class is named
    ]
    return {name: parameters.index("slug") for name, parameters in named if "slug" in parameters}


def _parameters(node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    if isinstance(node, ast.FunctionDef):
        return [one.arg for one in node.args.args if one.arg not in {"self", "cls"}]
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and one.name == "__init__":
            return _parameters(one)
    fields = (one.target for one in node.body if isinstance(one, ast.AnnAssign))
    return [field.id for field in fields if isinstance(field, ast.Name)]


def slugs(tree: ast.AST, taking: Mapping[str, int]) -> Iterator[str]:
    """The slugs that a module makes problems with, and those that it makes them with unless told."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in taking:
                said = [one.value for one in node.keywords if one.arg == "slug"]
                for word in said or node.args[taking[name] : taking[name] + 1]:
                    yield from _words(word)
            case ast.AnnAssign(target=ast.Name(id="slug"), value=ast.Constant(value=str(text))):
                yield text
            case _:
                pass


def _words(node: ast.expr) -> Iterator[str]:
    """What an argument can be, as far as it is written out."""
    match node:
        case ast.Constant(value=str(text)) if SLUG.fullmatch(text):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from (*_words(first), *_words(second))
        case _:
            pass


def used() -> dict[str, list[str]]:
    """The modules that use each slug."""
    taking = takers(CORE.values())
    found: dict[str, list[str]] = {}
    for path, tree in CORE.items():
        for slug in slugs(tree, taking):
            found.setdefault(slug, []).append(path)
    return found


def test_problems_are_made_in_several_ways() -> None:
    assert {"Problem": 0, "RuleError": 0}.items() <= takers(CORE.values()).items()


def test_every_slug_in_the_code_is_registered() -> None:
    assert {slug: modules for slug, modules in used().items() if slug not in SLUGS} == {}


def test_every_registered_slug_is_used() -> None:
    assert sorted(set(SLUGS) - used().keys()) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_slug_is_short_and_its_meaning_one_plain_line(slug: str) -> None:
    meaning = SLUGS[slug]
    assert SLUG.fullmatch(slug)
    assert len(slug) <= 20
    assert meaning[:1].islower()
    assert (meaning[-1:], "\n" in meaning, len(meaning) <= 72) == (meaning[-1:].strip("."), False, True)


MADE_UP = """
class Problem:
    slug: str
    message: str
class Stop:
    text: str
    slug: str = "toml-syntax"
class RuleError(Exception):
    def __init__(self, slug, message): ...
def _unknown(what, slug): ...
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('Problem("cycle", message)', ["cycle"]),
        ('Problem(slug="cycle", message=message)', ["cycle"]),
        ('Problem("cycle" if round else "off-scale", message)', ["cycle", "off-scale"]),
        ('problems.Problem("cycle", message)', ["cycle"]),
        ('self._unknown("scale", "unknown-scale")', ["unknown-scale"]),
        ('RuleError("function-failed", text)', ["function-failed"]),
        ('rounded(value, 2, "half-up")', []),
        ('near("cycle", names)', []),
        ("Problem(slug, message)", []),
    ],
)
def test_a_slug_is_seen(source: str, expected: list[str]) -> None:
    assert list(slugs(ast.parse(source), takers([ast.parse(MADE_UP)]))) == expected


def test_a_slug_that_is_usual_is_seen() -> None:
    assert list(slugs(ast.parse(MADE_UP), {})) == ["toml-syntax"]
