"""Canonical text: what is printed parses back to the same, and prints the same again."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from kompass_core.rules.exact import exact
from kompass_core.rules.parse import parse
from kompass_core.rules.syntax import walk
from kompass_core.rules.text import decimal, text
from tests.rules.given import locating
from tests.rules.random_rules import fractions, rules, trees

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax


def read(written: str) -> Syntax:
    return parse(written, locating(written))


@settings(max_examples=150)
@given(trees())
def test_a_text_reads_back_to_its_tree_and_prints_the_same_again(tree: Syntax) -> None:
    written = text(tree)
    assert tree == read(written)
    assert written == text(read(written))


@given(rules())
def test_a_text_without_its_spaces_where_that_is_possible_is_the_same_rule(tree: Syntax) -> None:
    written = text(tree)
    tight = written.replace(" + ", "+").replace(" - ", "-").replace(" * ", "*").replace(", ", ",")
    assert read(written) == read(tight)
    assert read(written) == read("\n\t".join(written.split(" ")))


@settings(max_examples=50)
@given(trees())
def test_a_part_in_more_parentheses_is_the_same_rule(tree: Syntax) -> None:
    written = text(tree)
    assert tree == read(f"((({written})))")
    for node, _ in walk(read(written)):
        place = node.place
        part = written[place.start : place.end]
        assert node == read(part)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("1/4", "0.25"),
        ("-1/8", "-0.125"),
        ("1000", "1000"),
        ("1/20", "0.05"),
        ("31/25", "1.24"),
        ("1/1024", "0.0009765625"),
    ],
)
def test_decimals_that_end_are_written_without_a_zero_too_many(value: str, expected: str) -> None:
    assert expected == decimal(Fraction(value))
    assert expected == exact(Fraction(value))


def test_decimals_that_do_not_end_are_no_decimals() -> None:
    with pytest.raises(ValueError, match="do not end"):
        decimal(Fraction(31, 12))
    assert exact(Fraction(31, 12)) == "31/12"


@given(fractions)
def test_an_exact_value_reads_back(value: Fraction) -> None:
    assert value == Fraction(exact(value))


@pytest.mark.parametrize("value", [Fraction(10**5000), Fraction(1, 3**5000), Fraction(1, 2**20_000)])
def test_an_exact_value_of_many_digits_is_written_in_full(value: Fraction) -> None:
    numerator, _, denominator = exact(value).partition("/")
    assert len(numerator) + len(denominator) > 2_000
    assert set(numerator + denominator) <= set("0123456789.")
