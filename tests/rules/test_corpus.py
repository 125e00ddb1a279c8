"""One corpus for every evaluator: what each rule comes to, or what is wrong with it and where."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError, Span
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.interval import Interval
from kompass_core.rules.parse import parse
from kompass_core.rules.text import text
from tests.rules.cases import CASES, FILES
from tests.rules.evaluators import DECLINED, EVALUATORS, Failed, known
from tests.rules.given import expected, locating

if TYPE_CHECKING:
    from kompass_core.problems import Problem
    from tests.rules.cases import Case
    from tests.rules.evaluators import Evaluator

WITH_VALUE = [case for case in CASES if case.value is not None]
WITH_ERROR = [case for case in CASES if case.errors]


def named(case: Case | Evaluator) -> str:
    return case.name


def problems(case: Case) -> tuple[Problem, ...]:
    """What is wrong with a rule before it runs."""
    try:
        case.setting.typed(case.rule)
    except KompassError as error:
        return error.problems
    return ()


def place(problem: Problem) -> str:
    return problem.place.text if isinstance(problem.place, Span) else problem.place


AT_ONCE = [case for case in WITH_ERROR if problems(case)]
WHEN_RUN = [case for case in WITH_ERROR if not problems(case)]


def test_the_corpus_is_large_and_every_file_has_cases() -> None:
    assert len(FILES) >= 20
    assert len(CASES) >= 250
    assert {case.name.partition(":")[0] for case in CASES} == {path.stem for path in FILES}


def test_every_kind_of_mistake_is_in_the_corpus() -> None:
    assert {slug for case in CASES for slug, _ in case.errors} == {
        "rule-syntax",
        "rule-limit",
        "unknown-name",
        "unit-mismatch",
        "wrong-arguments",
        "division-by-zero",
    }


@pytest.mark.parametrize("evaluator", EVALUATORS, ids=named)
@pytest.mark.parametrize("case", WITH_VALUE, ids=named)
def test_a_rule_comes_to_its_value(case: Case, evaluator: Evaluator) -> None:
    rule = case.setting.typed(case.rule)
    actual = evaluator.value(rule, case.setting.around)
    if actual == DECLINED:
        assert not known(case.setting.around)
        assert evaluator.name != "reference"
        return
    assert case.value is not None
    assert expected(case.value, case.setting) == (actual, rule.unit)


@pytest.mark.parametrize("case", WITH_VALUE, ids=named)
def test_a_rule_has_a_canonical_text_that_reads_back(case: Case) -> None:
    tree = parse(case.rule, locating(case.rule))
    written = text(tree)
    assert (case.rule if case.text is None else case.text) == written
    assert tree == parse(written, locating(written))


@pytest.mark.parametrize("case", AT_ONCE, ids=named)
def test_a_mistake_is_seen_before_the_rule_runs(case: Case) -> None:
    found = problems(case)
    assert case.errors == tuple((problem.slug, place(problem)) for problem in found)
    if case.message is not None:
        assert case.message == found[0].message
    if case.hint is not None:
        assert case.hint == (found[0].hint or "")


@pytest.mark.parametrize("evaluator", EVALUATORS, ids=named)
@pytest.mark.parametrize("case", WHEN_RUN, ids=named)
def test_a_rule_without_a_value_says_why(case: Case, evaluator: Evaluator) -> None:
    actual = evaluator.value(case.setting.typed(case.rule), case.setting.around)
    if actual == DECLINED:
        assert not known(case.setting.around)
        assert evaluator.name != "reference"
        return
    assert case.errors == ((actual.slug if isinstance(actual, Failed) else actual, case.errors[0][1]),)


@pytest.mark.parametrize("case", WHEN_RUN, ids=named)
def test_the_reference_says_which_part_has_no_value(case: Case) -> None:
    with pytest.raises(RuleError) as raised:
        evaluate(case.setting.typed(case.rule), case.setting.around)
    place = raised.value.node.syntax.place
    assert case.errors == ((raised.value.slug, case.rule[place.start : place.end]),)
    if case.message is not None:
        assert case.message == str(raised.value)


def test_an_exact_value_is_never_a_float() -> None:
    values = [
        evaluator.value(case.setting.typed(case.rule), case.setting.around)
        for case in WITH_VALUE
        for evaluator in EVALUATORS
    ]
    ends = [end for value in values if isinstance(value, Interval) for end in (value.low, value.high)]
    assert {type(end) for end in ends} == {Fraction}
