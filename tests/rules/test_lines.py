"""Rules over several lines parse back to the same, and are broken where a person would break them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompass_core.rules.canonical import canonical, syntax_of
from kompass_core.rules.lines import lines
from kompass_core.rules.text import text
from tests.rules.random_rules import trees

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax


def broken(rule: str, room: int) -> str:
    tree = syntax_of(rule)
    assert tree is not None
    return "\n".join(lines(tree, room))


@settings(max_examples=100)
@given(trees(), st.integers(1, 60))
def test_lines_parse_back_to_the_same_syntax(tree: Syntax, room: int) -> None:
    made = lines(tree, room)
    assert syntax_of("\n".join(made)) == tree
    assert all(line == line.rstrip() for line in made)
    assert (made == [text(tree)]) == (len(text(tree)) <= room or len(made) == 1)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("maximum*mean( dimensions )", "maximum * mean(dimensions)"),
        (
            (
                "round(maximum * between(band, if band < 11% then 10% else if band < 31% then 30%"
                " else 100%, degree))"
            ),
            """
            round(maximum * between(
                band,
                if band < 11% then 10%
                else if band < 31% then 30%
                else 100%,
                degree
            ))
            """,
        ),
        (
            (
                "sum(parts.points where parts.points > 3 and parts.maximum < 20) / sum(parts.maximum)"
                " + 3 * factor"
            ),
            """
            sum(
                parts.points
                where parts.points > 3 and parts.maximum < 20
            )
            / sum(parts.maximum)
            + 3 * factor
            """,
        ),
        (
            "mean(parts.points where parts.points > 3 else sum(parts.points) / count(parts))",
            """
            mean(
                parts.points
                where parts.points > 3
                else sum(parts.points) / count(parts)
            )
            """,
        ),
        (
            "not (points > 3 and maximum < 20 or passed) and points / maximum >= 50% * part",
            """
            not (points > 3 and maximum < 20 or passed)
            and points / maximum >= 50% * part
            """,
        ),
        (
            (
                "if points > 3 and maximum < 20 and passed then points * factor + 20"
                " else if passed then 1 else -(points + 7)"
            ),
            """
            if points > 3 and maximum < 20 and passed
                then points * factor + 20
            else if passed then 1
            else -(points + 7)
            """,
        ),
        (
            "-(maximum + maximum + maximum + maximum + points + 1) * 2",
            """
            -(
                maximum
                + maximum
                + maximum
                + maximum
                + points
                + 1
            )
            * 2
            """,
        ),
    ],
)
def test_a_rule_is_broken_where_a_person_would(rule: str, expected: str) -> None:
    assert dedent(expected).strip() == broken(rule, 50)


def test_what_is_deep_is_broken_soon() -> None:
    deep = "round(" * 60 + "maximum + maximum" + ")" * 60
    made = broken(deep, 20)
    assert canonical(deep) == canonical(made)


@pytest.mark.parametrize("written", ["", "maximum *", "2,5", "x" * 70, "(" * 5000])
def test_what_is_no_rule_has_no_other_text(written: str) -> None:
    assert syntax_of(written) is None
    assert written == canonical(written)
