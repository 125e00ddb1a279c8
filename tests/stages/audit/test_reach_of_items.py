"""Reach: the least and the most of every measure, how sure that is, and where words and rules differ."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kompass_core.rules.units import POINTS, Function, Parameter
from tests.stages.audit.conftest import JUDGED, PART, TWO, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.audit import Audit

    Audited = Callable[..., Audit]
    Found = Callable[..., list[str]]


def ends(audit: Audit, code: str, measure: str = "points") -> tuple[str, str, str, str]:
    reach = audit.sheets["simple"][code].reaches[measure]
    return str(reach.low.value), reach.low.sure, str(reach.high.value), reach.high.sure


def test_a_sound_definition_reaches_what_it_says(audited: Audited) -> None:
    audit = audited()
    assert audit.findings == ()
    assert {code: ends(audit, code) for code in audit.sheets["simple"]} == {
        "total": ("0", "proven", "30", "proven"),
        "a": ("0", "proven", "20", "proven"),
        "a.1": ("0", "proven", "12", "proven"),
        "a.2": ("0", "proven", "8", "proven"),
        "b": ("0", "proven", "10", "proven"),
    }
    assert {item.direction for item in audit.sheets["simple"].values()} == {"proven"}


def test_other_measures_have_ends_too(audited: Audited) -> None:
    more = f"{PART}\nshare = 'points / maximum'\ngood = 'share >= 50%'\nmark = 'band(share, grade)'"
    audit = audited([(PART, more)])
    item = audit.sheets["simple"]["a"]
    assert ends(audit, "a", "share") == ("0", "proven", "1", "proven")
    assert ends(audit, "a", "mark") == ("0", "proven", "1", "proven")
    assert item.reaches["maximum"].low.value == 8
    assert item.truths == {"good": None}


def test_an_end_has_the_judgements_that_reach_it(audited: Audited) -> None:
    high = audited().sheets["simple"]["a"].reaches["points"].high
    assert high.judgements == {"a.1": {"kept": "yes", "known": "yes"}, "a.2": {"kept": "yes"}}


def test_an_end_that_signs_do_not_tell_is_proven_by_trying_everything(audited: Audited) -> None:
    assert ends(audited([(JUDGED, "'maximum * (kept - kept * kept)'")]), "a.1") == (
        "0",
        "proven",
        "3",
        "proven",
    )


def test_an_end_between_many_steps_is_found_and_bounded(audited: Audited) -> None:
    steps = "steps = { no = 0, partly = '50%', yes = 1 }"
    rule = (JUDGED, "'maximum * (kept - kept * kept + known - known * known)'")
    audit = audited([(steps, "every = '1%'"), (steps, "every = '1%'"), rule], [TWO])
    assert ends(audit, "a.1") == ("0", "found", "6", "found")
    high = audit.sheets["simple"]["a.1"].reaches["points"].high
    assert high.bound == 24


def test_points_that_fall_short_are_blamed_on_the_rule(found: Found) -> None:
    assert found([(JUDGED, "'90% * maximum * mean(dimensions)'")]) == [
        "error[unreachable-maximum]: `a.1` has 12 points at most, and cannot reach more than 10.8"
    ]


def test_points_that_fall_short_are_blamed_on_the_steps_where_these_are_enough(audited: Audited) -> None:
    (finding,) = audited([("yes = 1 }", "yes = '90%' }")]).findings
    assert str(finding.problem) == (
        "scales/simple.toml:11:12: error[unreachable-maximum]: `a.1` has 12 points at most, and cannot reach"
        " more than 11.4: the best step of `kept` is worth 90%\n"
        "   |\n"
        "11 | [dimension.kept]\n"
        "   |            ^^^^\n"
        "   = note: `a.1`, the first of 3 items at which it is so: library.toml:13:11\n"
        "   = note: the rule: scales/simple.toml:21:10\n"
        "   = hint: mend the steps, the maximum, or the rule"
    )


def test_a_part_that_falls_short_by_itself_is_told_too(found: Found) -> None:
    assert found(
        [(JUDGED, "'90% * maximum * mean(dimensions)'"), (PART, "'min(15, sum(questions.points))'")]
    ) == [
        "error[unreachable-maximum]: `a.1` has 12 points at most, and cannot reach more than 10.8",
        "error[unreachable-maximum]: `a` has 20 points at most, and cannot reach more than 15",
    ]


def test_what_nothing_was_found_to_reach_is_a_warning(audited: Audited) -> None:
    every = ("steps = { no = 0, partly = '50%', yes = 1 }", "every = '1%'")
    (finding,) = audited([(PART, "'sum(questions.points) - 10% * max(questions.points)'"), every]).findings
    assert finding.problem.severity == "warning"
    assert [label for label, _ in finding.problem.related] == [
        "`a`",
        "also, `a` has 20 points at most, and nothing was found with which it has more than 18.8",
    ]


@pytest.mark.parametrize(
    ("simple", "expected"),
    [
        ([(JUDGED, "'maximum * sum(dimensions)'")], "`a.1` can have 24 points, and has 12 at most"),
        (
            [(PART, "'sum(questions.points) + (if min(questions.points) >= 6 then 5 else 0)'")],
            "`a` can have 25 points, and has 20 at most",
        ),
        (
            [(PART, "'max(10, sum(questions.points))'")],
            "`a` can have 10 points, and has 8 at most",
        ),
    ],
)
def test_points_beyond_the_maximum_are_an_error(
    simple: list[tuple[str, str]], expected: str, audited: Audited
) -> None:
    (finding,) = audited(simple).findings
    assert (finding.problem.slug, finding.problem.message) == ("exceeded-maximum", expected)
    assert [example.name for example in finding.examples][:1] == ["most"]


def test_a_maximum_that_shrinks_is_no_smaller_than_points_that_shrink_with_it(found: Found) -> None:
    assert found([(PART, "'maximum * (sum(questions.points) / sum(questions.maximum))'")]) == []
    assert found([(PART, "'min(20, sum(questions.points))'")]) == []


def test_points_below_zero_are_an_error_and_the_rest_of_the_mistake_a_note(audited: Audited) -> None:
    (finding,) = audited([(PART, "'sum(questions.points) - 2'")]).findings
    assert str(finding.problem) == (
        "scales/simple.toml:23:10: error[below-zero]: `a` can have -2 points\n"
        "   |\n"
        "23 | points = 'sum(questions.points) - 2'\n"
        "   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   = note: `a`: library.toml:10:7\n"
        "   = note: also, `a` has 20 points at most, and cannot reach more than 18: library.toml:10:7\n"
        "   = hint: end at zero: `max(0, ...)`"
    )
    assert finding.examples[0].judgements == {"a.1": {"item": "not applicable"}, "a.2": {"kept": "no"}}


def test_a_rule_without_a_value_where_something_does_not_apply_is_an_error(audited: Audited) -> None:
    rule = (JUDGED, "'maximum * sum(dimensions * dimensions.weight) / sum(dimensions.weight)'")
    (finding,) = audited([rule, ('title = "Known"\n', 'title = "Known"\nweight = 0\n')]).findings
    assert finding.problem.slug == "division-by-zero"
    assert finding.problem.message == ("the divisor is zero in `points` of `a.1` where `kept` does not apply")
    assert finding.examples[0].judgements == {"a.1": {"kept": "not applicable", "known": "no"}}


def test_a_part_that_does_not_apply_may_leave_nothing_to_divide_by(found: Found) -> None:
    rule = (PART, "'sum(questions.points * questions.weight) / sum(questions.weight)'")
    assert found([rule], [("maximum = 8\n", "maximum = 8\nweight = 0\n")])[0] == (
        "error[division-by-zero]: the divisor is zero in `points` of `a` where `a.1` does not apply"
    )


def test_a_scale_on_which_everything_applies_has_no_such_cases(found: Found) -> None:
    rule = (JUDGED, "'maximum * sum(dimensions * dimensions.weight) / sum(dimensions.weight)'")
    shrink = ('not_applicable = "shrink"', 'not_applicable = "refuse"')
    weight = ('title = "Known"\n', 'title = "Known"\nweight = 0\n')
    assert found([rule, shrink, weight]) == [
        "warning[no-influence]: judging `known` changes nothing anywhere"
    ]


def test_a_function_of_a_plugin_is_followed_in_its_directions(audited: Audited) -> None:
    cap = Function("cap", (Parameter("x", POINTS, "rising"),), POINTS, lambda x: min(x, Fraction(7)), "a cap")
    item = audited([(PART, "'cap(sum(questions.points))'")], functions={"cap": cap}).sheets["simple"]["a"]
    assert item.reaches["points"].high.value == 7
    assert item.direction == "proven"


def test_a_share_for_nobody_having_answered_is_among_what_can_be_judged(audited: Audited) -> None:
    zero = [('unanswered = "bounds"', 'unanswered = "zero"'), ("{ no = 0,", "{ no = '20%',")]
    assert ends(audited(zero), "a.2") == ("0", "proven", "8", "proven")
    assert ends(audited(zero[1:]), "a.2") == ("8/5", "proven", "8", "proven")


def test_an_unreachable_total_is_told_once(found: Found) -> None:
    assert found([(WHOLE, "'sum(parts.points where parts.points > 10)'")]) == [
        "error[unreachable-maximum]: `total` has 30 points at most, and cannot reach more than 20"
    ]
