"""Direction: raising a judgement lowers no points, or there is an example, a reason, or an honest doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stages.audit.conftest import JUDGED, PART, TWO, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.audit import Audit

    Audited = Callable[..., Audit]
    Found = Callable[..., list[str]]

FALLING = "'maximum * max(0, kept - max(dimensions) / 2)'"
LOWERS = ('title = "Known"\n', 'title = "Known"\nlowers = "known things are lent out"\n')


def directions(audit: Audit) -> dict[str, str]:
    return {code: item.direction for code, item in audit.sheets["simple"].items()}


def test_a_fall_has_the_smallest_example_that_was_found(audited: Audited) -> None:
    (finding,) = audited([(JUDGED, FALLING)]).findings
    assert str(finding.problem).splitlines()[0] == (
        "scales/simple.toml:21:10: error[falling-score]: raising `known` of `a.1` from `partly` to `yes`"
        " lowers the points of `a.1` from 3 to 0"
    )
    assert [(one.name, one.judgements) for one in finding.examples][:2] == [
        ("before", {"a.1": {"kept": "partly", "known": "partly"}}),
        ("after", {"a.1": {"kept": "partly", "known": "yes"}}),
    ]


def test_what_is_made_of_a_fall_stays_silent(audited: Audited) -> None:
    audit = audited([(JUDGED, FALLING)])
    assert len(audit.findings) == 1
    assert directions(audit) == {
        "total": "refuted",
        "a": "refuted",
        "a.1": "refuted",
        "a.2": "proven",
        "b": "refuted",
    }


def test_a_part_whose_points_fall_though_those_of_its_questions_rise_is_told(audited: Audited) -> None:
    rule = (PART, "'sum(questions.points) - (if max(questions.points) >= 6 then 4 else 0)'")
    (finding,) = audited([rule]).findings
    assert finding.problem.message == (
        "raising `kept` of `a.1` from `no` to `partly` lowers the points of `a` from 3 to 2"
    )
    before, after = finding.examples[:2]
    assert before.item == after.item == "a"
    assert sum(map(len, before.judgements.values())) <= 3


def test_two_mistakes_in_two_rules_are_two(found: Found) -> None:
    rule = (PART, "'if min(questions.points) > 2 then 4 else sum(questions.points)'")
    assert [line.partition(":")[0] for line in found([(JUDGED, FALLING), rule])] == [
        "error[falling-score]",
        "error[falling-score]",
    ]


def test_a_reason_makes_a_fall_an_exception(audited: Audited) -> None:
    audit = audited([(JUDGED, "'maximum * max(0, kept - known / 2)'"), LOWERS], [TWO])
    assert audit.findings == ()
    assert [(one.scale, one.dimension, one.reason) for one in audit.declared] == [
        ("simple", "known", "known things are lent out")
    ]
    assert set(directions(audit).values()) == {"declared"}


def test_a_reason_excuses_its_own_dimension_only(found: Found) -> None:
    rule = (JUDGED, "'maximum * max(0, 100% - kept / 2 - known / 2)'")
    (line,) = found([rule, LOWERS], [TWO])
    assert line.startswith("error[falling-score]: raising `kept` of `a.1`")


def test_a_reason_for_nothing_is_a_warning(audited: Audited) -> None:
    (finding,) = audited([LOWERS]).findings
    assert str(finding.problem) == (
        "scales/simple.toml:16:10: warning[needless-exception]: raising `known` never lowers points,"
        " though it is said to\n"
        "   |\n"
        '16 | lowers = "known things are lent out"\n'
        "   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   = hint: leave it out"
    )


def test_what_is_not_decided_says_how_much_was_tried(found: Found) -> None:
    every = ("steps = { no = 0, partly = '50%', yes = 1 }", "every = '1%'")
    rule = (WHOLE, "'sum(parts.points) - min(parts.points) / 2'")
    (line,) = found([every, rule])
    assert line.startswith(
        "warning[falling-score]: whether raising a judgement can lower the points of `total` is not decided:"
        " none of "
    )


@pytest.mark.parametrize(
    "rule",
    [
        "'if sum(questions.points) >= 10 then sum(questions.points) else sum(questions.points) / 2'",
        "'sum(questions.points) - 10% * sum(questions.points) + 10% * max(questions.points)'",
        "'maximum * (sum(questions.points) / sum(questions.maximum))'",
        "'min(20, sum(questions.points))'",
        "'round(sum(questions.points), 1)'",
    ],
)
def test_what_rises_is_proven_to(rule: str, audited: Audited) -> None:
    assert set(directions(audited([(PART, rule)])).values()) == {"proven"}
