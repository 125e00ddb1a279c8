"""Rename: the same rule under other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.rules.parse import parse
from kompass_core.rules.rename import renamed
from kompass_core.rules.syntax import Member, Name, walk
from kompass_core.rules.text import text
from tests.rules.random_rules import names, trees

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("maximum * use", "maximum * practice"),
        ("use.weight + -use", "practice.weight + -practice"),
        (
            "if not use > 5% then use else sum(parts.use)",
            "if not practice > 5% then practice else sum(parts.use)",
        ),
        ("sum(dimensions where dimensions > use)", "sum(dimensions where dimensions > practice)"),
        (
            "mean(a where a > 1 else use) and use or true",
            "mean(a where a > 1 else practice) and practice or true",
        ),
        ("use(use)", "use(practice)"),
    ],
)
def test_a_name_is_another_one_and_a_function_is_not(rule: str, expected: str) -> None:
    tree = parse(rule, lambda start, _: f"{start}")
    assert text(renamed(tree, {"use": "practice"})) == expected


@given(trees(), names)
def test_there_and_back_is_the_same_rule(tree: Syntax, name: str) -> None:
    there = renamed(tree, {name: "elsewhere_"})
    assert renamed(there, {"elsewhere_": name}) == tree
    assert name not in {
        node.name if isinstance(node, Name) else node.owner
        for node, _ in walk(there)
        if isinstance(node, Name | Member)
    }


@given(trees(), st.dictionaries(names, names, max_size=0))
def test_without_names_it_is_the_same_rule(tree: Syntax, nothing: dict[str, str]) -> None:
    assert renamed(tree, nothing) is tree
