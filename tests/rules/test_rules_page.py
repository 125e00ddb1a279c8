"""`docs/rules.md`: every example runs, every table is as the code has it, and nothing is left out."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

from kompass_core.problems import KompassError, Span
from kompass_core.problems.slugs import SLUGS
from kompass_core.rules import limits
from kompass_core.rules.calls import BUILT_IN
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.parse import parse
from kompass_core.rules.rounding import rounded
from kompass_core.rules.syntax import WORDS
from kompass_core.rules.typed import ROUNDINGS
from kompass_core.rules.units import common, describe, divided, times
from tests.rules.cases import CASES, ERROR, mistake
from tests.rules.evaluators import DECLINED, EVALUATORS
from tests.rules.given import expected, given, locating

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.rules.units import Quantity, Unit
    from tests.rules.given import Setting

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
QUANTITIES: tuple[Quantity, ...] = ("points", "share", "count", "number")


def examples() -> list[tuple[str, str, tuple[str, ...]]]:
    """Every example: the rule, what it comes to, and what is around it."""
    found = []
    for kind, block in BLOCKS:
        lines = block.splitlines() if kind == "rules" else []
        around = tuple(line.removeprefix("given ") for line in lines if line.startswith("given "))
        for line in lines:
            if not line.startswith("given "):
                rule, result = line.split(" → ")
                found.append((rule.strip(), result.strip(), around))
    return found


def table(name: str) -> list[list[str]]:
    """The cells of a marked table, row by row, without its rule."""
    found = re.search(rf"<!-- table: {re.escape(name)} -->\n((?:\|.*\n)+)", PAGE)
    assert found is not None
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in found[1].splitlines()]
    return [rows[0], *rows[2:]]


def wrong(rule: str, setting: Setting) -> list[tuple[str, str]]:
    """What is wrong with a rule: before it runs, or, if nothing is, when it does."""
    try:
        typed = setting.typed(rule)
    except KompassError as error:
        return [
            (problem.slug, problem.place.text if isinstance(problem.place, Span) else problem.place)
            for problem in error.problems
        ]
    with pytest.raises(RuleError) as raised:
        evaluate(typed, setting.around)
    place = raised.value.node.syntax.place
    return [(raised.value.slug, rule[place.start : place.end])]


EXAMPLES = examples()


def test_the_page_has_examples_and_no_block_that_is_not_tested() -> None:
    assert len(EXAMPLES) >= 80
    assert {kind for kind, _ in BLOCKS} == {"rules", "toml", "ebnf"}


@pytest.mark.parametrize(("rule", "result", "around"), EXAMPLES, ids=[rule for rule, _, _ in EXAMPLES])
def test_an_example_comes_to_what_stands_after_its_arrow(
    rule: str, result: str, around: tuple[str, ...]
) -> None:
    setting = given(around)
    if ERROR.fullmatch(result):
        assert [mistake(result)] == wrong(rule, setting)
        return
    typed = setting.typed(rule)
    for evaluator in EVALUATORS:
        actual = evaluator.value(typed, setting.around)
        if actual != DECLINED or evaluator.name == "reference":
            assert expected(result, setting) == (actual, typed.unit)


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "toml"])
def test_the_rules_of_a_table_are_rules(block: str) -> None:
    tables = tomli.loads(block)["rule"]
    assert tables
    for rule in (rule for rules in tables.values() for rule in rules.values()):
        parse(rule, locating(rule))


@pytest.mark.parametrize(
    ("name", "unit"),
    [("+", common), ("*", times), ("/", divided)],
)
def test_a_table_of_units_is_what_the_checker_goes_by(
    name: str, unit: Callable[[Quantity, Quantity], Unit | None]
) -> None:
    heading, *rows = table(name)
    made = {(row[0], right): cell for row in rows for right, cell in zip(heading[1:], row[1:], strict=True)}
    expected = {
        (describe(left), describe(right)): "–" if (result := unit(left, right)) is None else describe(result)
        for left, right in product(QUANTITIES, QUANTITIES)
    }
    assert expected == made


def test_the_table_of_truths_is_what_the_reference_makes() -> None:
    heading, *rows = table("truths")
    assert [(row[0], row[1]) for row in rows] == list(product(["true", "false", "not known"], repeat=2))
    for row in rows:
        setting = given([f"a = {row[0]}", f"b = {row[1]}"])
        for rule, result in zip(heading, row, strict=True):
            assert expected(result, setting)[0] == evaluate(setting.typed(rule), setting.around)


def test_the_table_of_rounding_is_what_the_modes_do() -> None:
    heading, *rows = table("rounding")
    assert [row[0].strip("`") for row in rows] == list(ROUNDINGS)
    for mode, row in zip(ROUNDINGS, rows, strict=True):
        assert [Fraction(cell) for cell in row[2:]] == [rounded(Fraction(v), 1, mode) for v in heading[2:]]


def test_the_table_of_limits_is_what_the_limits_are() -> None:
    _, *rows = table("limits")
    expected = {value for name, value in vars(limits).items() if name.isupper()}
    assert expected == {int(row[1]) for row in rows}


def test_the_grammar_has_the_signs_and_words_of_the_grammar() -> None:
    grammar = (ROOT / "kompass_core" / "rules" / "grammar.lark").read_text("utf-8")
    ours = set(re.findall(r'"([^"]+)"', re.sub(r"//.*", "", grammar)))
    (written,) = (block for kind, block in BLOCKS if kind == "ebnf")
    assert ours | {"%"} == set(re.findall(r'"([^"]+)"', written))
    assert set(WORDS) <= ours


def test_every_function_and_every_word_is_described() -> None:
    assert [name for name in (*BUILT_IN, *ROUNDINGS) if f"`{name}" not in PAGE] == []
    assert f"`{' '.join(WORDS)}`" in PAGE


def test_every_slug_of_the_language_is_listed_and_explained() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| when", PAGE, re.MULTILINE)
    assert {slug for case in CASES for slug, _ in case.errors} | {"cycle", "function-failed"} == set(listed)
    assert set(listed) <= set(SLUGS)
