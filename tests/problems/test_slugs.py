"""Every slug that the code can raise is registered with what it means, and nothing else is."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems.slugs import SLUGS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CORE = [path for path in sorted(ROOT.glob("kompass_core/**/*.py")) if path.name != "slugs.py"]
SLUG = re.compile(r"[a-z]+(-[a-z0-9]+)*")
RAISING = {"Problem", "RuleError"}
"""What is called with a slug first; others pass theirs on, and theirs have a hyphen."""

OTHER = {"half-up", "half-down", "half-even", "utf-8", "utf-8-sig"}
"""Words with a hyphen that are no slugs: ways to round, and encodings."""


def slugs(source: str) -> Iterator[str]:
    """The slugs in the text of a module: words with a hyphen, and what problems are made with."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(name), args=[ast.Constant(value=str(slug)), *_]) if name in RAISING:
                yield slug
            case ast.Constant(value=str(text)) if SLUG.fullmatch(text) and "-" in text and text not in OTHER:
                yield text
            case _:
                pass


def used() -> dict[str, list[str]]:
    """The modules that use each slug."""
    found: dict[str, list[str]] = {}
    for path in CORE:
        for slug in slugs(path.read_text("utf-8")):
            found.setdefault(slug, []).append(path.relative_to(ROOT).as_posix())
    return found


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


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('Problem("cycle", message, place)', ["cycle"]),
        ('self.problem("unit-mismatch", message)', ["unit-mismatch"]),
        ('RuleError("function-failed", text, node)', ["function-failed", "function-failed"]),
        ('rounded(value, 2, "half-up")', []),
        ('"a word with-out"', []),
        ('near("cycle", names)', []),
    ],
)
def test_a_slug_is_seen(source: str, expected: list[str]) -> None:
    assert list(slugs(source)) == expected
