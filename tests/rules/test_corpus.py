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

WITH_VALUE = [case for case in CASES if case.value is not None]
WITH_ERROR = [case for case in CASES if case.errors]


def named(case: Case) -> str:
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
        "function-failed",
    }


def by_all(case: Case) -> dict[str, object]:
    """What a rule comes to, by every evaluator that does not decline what is around it."""
    rule = case.setting.typed(case.rule)
    values = {evaluator.name: evaluator.value(rule, case.setting.around) for evaluator in EVALUATORS}
    assert known(case.setting.around) == (DECLINED not in values.values())
    return {name: value for name, value in values.items() if value != DECLINED}


@pytest.mark.parametrize("case", WITH_VALUE, ids=named)
def test_a_rule_comes_to_its_value_by_every_evaluator(case: Case) -> None:
    assert case.value is not None
    value, unit = expected(case.value, case.setting)
    actual = by_all(case)
    assert dict.fromkeys(actual, value) == actual
    assert unit == case.setting.typed(case.rule).unit


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


@pytest.mark.parametrize("case", WHEN_RUN, ids=named)
def test_a_rule_without_a_value_has_none_by_every_evaluator(case: Case) -> None:
    ((slug, _),) = case.errors
    actual = by_all(case)
    assert dict.fromkeys(actual, Failed(slug)) == actual


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
