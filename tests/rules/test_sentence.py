"""Sentence: every rule of the corpus in words, each differently, however they nest."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest

from kompass_core.model.words import WORDS
from kompass_core.problems import KompassError
from kompass_core.rules.exact import exact
from kompass_core.rules.parse import parse
from kompass_core.rules.sentence import sentence
from kompass_core.rules.syntax import (
    And,
    Call,
    Choice,
    Comparison,
    Name,
    Negative,
    Not,
    Number,
    Or,
    Product,
    Sum,
)
from kompass_core.rules.text import text
from tests.rules.cases import CASES
from tests.rules.random_rules import NOWHERE

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax


class Raw:
    """English in which each thing is called by its own name."""

    def word(self, key: str, **values: object) -> str:
        return WORDS[key].format(**values)

    def amount(self, value: Fraction, *, percent: bool) -> str:
        return f"{exact(value * 100)}%" if percent else exact(value)

    def name(self, name: str) -> str:
        return f"<{name}>"

    def member(self, owner: str, name: str) -> str:
        return f"<{name} of {owner}>"

    def bands(self, name: str) -> str:
        return f"<{name}>"

    def function(self, name: str) -> str:
        return f"<{name}>"


def parsed(rule: str) -> Syntax | None:
    try:
        return parse(rule, lambda start, _: f"{start}")
    except KompassError:
        return None


SOUND = {
    text(tree): tree for case in CASES if (tree := parsed(case.rule)) is not None and len(case.rule) < 2000
}


def said(rule: str) -> str:
    tree = parsed(rule)
    assert tree is not None
    return sentence(tree, Raw())


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("maximum * mean(dimensions)", "<maximum> times the mean of <dimensions>"),
        ("mean(dimensions) * maximum", "(the mean of <dimensions>) times <maximum>"),
        ("mean(dimensions * maximum)", "the mean of (<dimensions> times <maximum>)"),
        ("a + b * c", "<a> plus (<b> times <c>)"),
        ("(a + b) * c", "(<a> plus <b>) times <c>"),
        ("a - (b - c)", "<a> minus (<b> minus <c>)"),
        ("a - b - c", "<a> minus <b> minus <c>"),
        ("-a / 2", "(minus <a>) divided by 2"),
        ("min(12, sum(parts.points))", "the least of 12 and (the sum of <points of parts>)"),
        ("max(1, 2, 3)", "the greatest of 1, 2 and 3"),
        (
            "if passed then 15% else 0",
            "if <passed> holds, then 15%; otherwise 0",
        ),
        (
            "if not a and b > 3 then 1 else if c then 2 else 3",
            (
                "if <a> does not hold and <b> is more than 3, then 1; "
                "otherwise if <c> holds, then 2; otherwise 3"
            ),
        ),
        (
            "(if a then 1 else 2) + 3",
            "(if <a> holds, then 1; otherwise 2) plus 3",
        ),
        ("not (a or b)", "not (<a> holds or <b> holds)"),
        ("a and (b or c)", "<a> holds and (<b> holds or <c> holds)"),
        (
            "mean(parts.points where parts.passed else 0)",
            "the mean of (<points of parts> where <passed of parts> holds, or 0 if there are none)",
        ),
        (
            "count(parts where parts.points >= 5)",
            "the number of (<parts> where <points of parts> is at least 5)",
        ),
        ("clamp(a, 0, b)", "<a>, but no less than 0 and no more than <b>"),
        ("2 * clamp(a, 0, b)", "2 times (<a>, but no less than 0 and no more than <b>)"),
        ("round(a / 3, 1)", "(<a> divided by 3) rounded to one decimal"),
        ("round(a)", "<a> rounded to a whole number"),
        ("band(a, grade) >= grade.high", "the band of <a> in <grade> is at least <high of grade>"),
        ("between(a, 1, 2)", "<between> of <a>, 1 and 2"),
        ("a != true", "<a> is not true"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, expected: str) -> None:
    assert said(rule) == expected


def test_there_is_a_corpus() -> None:
    assert len(SOUND) > 200


def test_no_two_rules_of_the_corpus_are_said_alike() -> None:
    sentences = {rule: sentence(tree, Raw()) for rule, tree in SOUND.items()}
    assert len(set(sentences.values())) == len(sentences)


def test_the_brackets_of_a_sentence_are_closed() -> None:
    assert [rule for rule, tree in SOUND.items() if not closed(sentence(tree, Raw()))] == []


def test_no_two_ways_to_nest_are_said_alike() -> None:
    leaves: list[Syntax] = [Name("a", place=NOWHERE), Number(Fraction(1), place=NOWHERE)]
    shallow = [*leaves, *composed(leaves, leaves)]
    deep = composed(shallow, shallow[::6])
    sentences = {text(tree): sentence(tree, Raw()) for tree in (*shallow, *deep)}
    assert len(sentences) > 10_000
    assert len(set(sentences.values())) == len(sentences)


def composed(parts: list[Syntax], few: list[Syntax]) -> list[Syntax]:
    """Every kind of node that is made of parts, with all of them in it, of three parts with few."""
    made: list[Syntax] = []
    for one in parts:
        made += [Negative(one, place=NOWHERE), Not(one, place=NOWHERE), call("sum", one), call("round", one)]
    for pair in product(parts, parts):
        made += [Sum(pair, ("-",), place=NOWHERE), Product(pair, ("/",), place=NOWHERE)]
        made += [And(pair, place=NOWHERE), Or(pair, place=NOWHERE), Comparison(">", *pair, place=NOWHERE)]
        made += [call("min", *pair), call("own", pair[0], where=pair[1])]
    for triple in product(few, few, few):
        one, other, third = triple
        made += [Choice(*triple, place=NOWHERE), call("clamp", *triple), call("max", *triple)]
        made += [call("mean", one, where=other, otherwise=third), Sum(triple, ("+", "-"), place=NOWHERE)]
    return made


def call(
    function: str, *arguments: Syntax, where: Syntax | None = None, otherwise: Syntax | None = None
) -> Syntax:
    return Call(function, arguments, where, otherwise, place=NOWHERE)


def closed(said: str) -> bool:
    open_ = 0
    for character in said:
        open_ += (character == "(") - (character == ")")
        if open_ < 0:
            return False
    return open_ == 0
