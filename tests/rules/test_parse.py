"""Parsing: every text is a rule or a mistake with a place, quickly; nothing else comes out."""

from __future__ import annotations

from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.problems import KompassError, Source, Span
from kompass_core.rules.parse import parse
from kompass_core.rules.syntax import (
    And,
    Call,
    Choice,
    Comparison,
    Member,
    Name,
    Negative,
    Not,
    Number,
    Or,
    Place,
    Product,
    Sum,
    Syntax,
    Truth,
    walk,
)
from tests.rules.given import locating

NOWHERE = Place(0, 0)
TOKENS = (
    *("if", "then", "else", "where", "and", "or", "not", "true", "false", "sum", "mean", "count", "clamp"),
    *(
        "maximum",
        "dimensions",
        "areas.points",
        "å",
        "1",
        "2.5",
        "15%",
        "(",
        ")",
        ",",
        ".",
        "+",
        "-",
        "*",
        "/",
    ),
    *("=", "!=", "<", "<=", ">", ">=", "%", "&", "²", " ", "\n", "\u00a0", "\x00", "IF", "a\u030a"),
)


def read(text: str) -> Syntax:
    return parse(text, locating(text))


def number(value: str) -> Number:
    return Number(Fraction(value), place=NOWHERE)


def name(word: str) -> Name:
    return Name(word, place=NOWHERE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.50", number("2.5")),
        ("15%", Number(Fraction(3, 20), percent=True, place=NOWHERE)),
        ("true", Truth(value=True, place=NOWHERE)),
        ("a", name("a")),
        ("a.b", Member("a", "b", place=NOWHERE)),
        ("-a", Negative(name("a"), place=NOWHERE)),
        ("a + b - c", Sum((name("a"), name("b"), name("c")), ("+", "-"), place=NOWHERE)),
        ("a * b / c", Product((name("a"), name("b"), name("c")), ("*", "/"), place=NOWHERE)),
        ("a <= b", Comparison("<=", name("a"), name("b"), place=NOWHERE)),
        ("not a", Not(name("a"), place=NOWHERE)),
        ("a and b", And((name("a"), name("b")), place=NOWHERE)),
        ("a or b", Or((name("a"), name("b")), place=NOWHERE)),
        ("if a then b else c", Choice(name("a"), name("b"), name("c"), place=NOWHERE)),
        ("f(a, 1)", Call("f", (name("a"), number("1")), place=NOWHERE)),
        ("f(a where b)", Call("f", (name("a"),), name("b"), place=NOWHERE)),
        ("f(a where b else c)", Call("f", (name("a"),), name("b"), name("c"), place=NOWHERE)),
        (
            "a + b * c",
            Sum((name("a"), Product((name("b"), name("c")), ("*",), place=NOWHERE)), ("+",), place=NOWHERE),
        ),
        ("(a)", name("a")),
    ],
)
def test_a_text_is_its_syntax(text: str, expected: Syntax) -> None:
    assert expected == read(text)


def test_a_part_knows_where_it_stands() -> None:
    text = "max( a.b ,(1 + c) * -2%)"
    places = [(type(node).__name__, text[node.place.start : node.place.end]) for node, _ in walk(read(text))]
    assert places == [
        ("Call", "max( a.b ,(1 + c) * -2%)"),
        ("Member", "a.b"),
        ("Product", "(1 + c) * -2%"),
        ("Sum", "(1 + c)"),
        ("Number", "1"),
        ("Name", "c"),
        ("Negative", "-2%"),
        ("Number", "2%"),
    ]


def test_names_are_plain_text() -> None:
    tree = read("f(a.b)")
    assert isinstance(tree, Call)
    member = tree.arguments[0]
    assert isinstance(member, Member)
    assert [str, str, str] == [type(tree.function), type(member.owner), type(member.name)]


def test_a_mistake_stands_at_its_place_in_the_file() -> None:
    file = Source("scale.toml", "points = 'a +* b'\n")
    with pytest.raises(KompassError) as raised:
        parse("a +* b", lambda start, end: Span(file, start + 10, end + 10))
    assert str(raised.value).splitlines() == [
        "scale.toml:1:14: error[rule-syntax]: `*` stands where a number, a name or `(` is expected",
        "  |",
        "1 | points = 'a +* b'",
        "  |              ^",
    ]


KILLERS = {
    "a sum of 6,000": "1" + "+1" * 5_999,
    "a sum of 6,000 names": "+".join(["ab"] * 6_000),
    "20,000 parentheses": "(" * 20_000 + "1" + ")" * 20_000,
    "20,000 parentheses that are never closed": "(" * 20_000,
    "9,000 parentheses": "(" * 9_000 + "1" + ")" * 9_000,
    "9,000 parentheses and a slip": "(" * 9_000 + "1" + ")" * 8_999 + "]",
    "4,000 sums in sums": "(" * 4_000 + "1" + "+1)" * 4_000,
    "4,000 sums in sums and a slip": "(" * 4_000 + "1" + "+1)" * 3_999 + "+)",
    "20,000 minus signs": "-" * 19_999 + "1",
    "20,000 minus signs and nothing": "-" * 20_000,
    "4,900 times not": "not " * 4_900 + "true",
    "4,900 times not and a slip": "not " * 4_900 + ")",
    "choices after else": "if a then 1 else " * 1_100 + "2",
    "choices after then": "if a then " * 900 + "1" + " else 2" * 900,
    "choices after if": "if " * 900 + "a" + " then b else c" * 900,
    "calls in calls": "max(1, " * 2_000 + "1" + ")" * 2_000,
    "calls left open": "max(" * 5_000,
    "a call of 9,000": "max(1" + ",1" * 9_000 + ")",
    "gatherings in gatherings": "sum(a where " * 1_000 + "b" + ")" * 1_000,
    "comparisons in comparisons": "(" * 3_000 + "1" + "<2)" * 3_000,
    "and after and": "true" + " and true" * 2_000,
    "a long number": "9" * 19_999,
    "a long percentage": "9" * 9_000 + "." + "9" * 9_000 + "%",
    "a long name": "å" * 20_000,
    "a long name with accents": "a\u030a" * 10_000,
    "a long blank": " " * 20_000,
    "a million characters": "1 + " * 250_000 + "1",
    "9^9^9^9^9^9^9^9^9^9^9^9^9^9^9^": "9^9^9^9^9^9^9^9^9^9^9^9^9^9^9^",
    "1e999999999999999999999999999": "1e999999999999999999999999999",
    "((((((((((((((((((((((((((((((": "(" * 30,
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[": "[" * 30,
    "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.": "a." * 15,
    "'''''''''''''''''''''''''''''": "'" * 29,
    "%s%s%s%s%s%n%n%n{0}{1}": "%s%s%s%s%s%n%n%n{0}{1}",
    "only NUL": "\x00" * 100,
    "half of a pair": "\ud800",
}


@pytest.mark.parametrize("text", KILLERS.values(), ids=KILLERS)
def test_a_hostile_text_is_soon_refused(text: str) -> None:
    started = perf_counter()
    assert is_rule_or_mistake(text)
    assert perf_counter() - started < 2


def test_parentheses_that_change_nothing_do_not_count() -> None:
    assert number("1") == read(KILLERS["9,000 parentheses"])


def is_rule_or_mistake(text: str) -> bool:
    """Whether parsing gives a tree, or one problem inside the text that can be shown; else it raises."""
    try:
        return isinstance(read(text), Syntax)
    except KompassError as error:
        (problem,) = error.problems
        assert isinstance(problem.place, Span)
        assert 0 <= problem.place.start <= problem.place.end <= max(len(text), 1)
        return problem.slug in {"rule-syntax", "rule-limit"} and str(problem).count("\n") >= 3


@given(st.text(max_size=60))
def test_any_text_is_a_rule_or_a_mistake(text: str) -> None:
    assert is_rule_or_mistake(text)


@given(st.lists(st.sampled_from(TOKENS), max_size=25))
def test_any_row_of_tokens_is_a_rule_or_a_mistake(tokens: list[str]) -> None:
    assert is_rule_or_mistake("".join(tokens))
    assert is_rule_or_mistake(" ".join(tokens))


@given(st.sampled_from(TOKENS), st.integers(1, 4_000), st.sampled_from(TOKENS))
def test_any_token_many_times_is_a_rule_or_a_mistake(token: str, times: int, last: str) -> None:
    assert is_rule_or_mistake((token * times)[:20_001] + last)
