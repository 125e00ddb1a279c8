"""What does nothing: conditions that come out alike, dimensions and items without influence, empty bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stages.audit.conftest import JUDGED, PART

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.audit import Audit

    Audited = Callable[..., Audit]
    Found = Callable[..., list[str]]

ALWAYS = "warning[constant-condition]: this is always true, whatever is judged"
NEVER = "warning[constant-condition]: this is never true, whatever is judged"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("if mean(dimensions) >= 0 then maximum * mean(dimensions) else 0", [ALWAYS]),
        ("if max(dimensions) = 30% then 0 else maximum * mean(dimensions)", [NEVER]),
        ("if max(dimensions) >= 50% or 1 > 2 then maximum else maximum * mean(dimensions)", [NEVER]),
        ("maximum * mean(dimensions where dimensions >= 0 else 0)", [ALWAYS]),
        ("if maximum = 0 then 0 else maximum * mean(dimensions)", []),
        ("if weight > 1 then 0 else maximum * mean(dimensions)", []),
        ("if min(dimensions) >= 50% then maximum * mean(dimensions) else maximum * mean(dimensions)", []),
    ],
)
def test_a_condition_that_comes_out_alike_is_told(rule: str, expected: list[str], found: Found) -> None:
    lines = [line for line in found([(JUDGED, f"'{rule}'")]) if "constant" in line]
    assert lines == expected


def test_a_condition_is_told_where_it_stands(audited: Audited) -> None:
    rule = "'if mean(dimensions) >= 0 then maximum * mean(dimensions) else 0'"
    (finding,) = audited([(JUDGED, rule)]).findings
    assert str(finding.problem).splitlines()[:5] == [
        "scales/simple.toml:21:14: warning[constant-condition]: this is always true, whatever is judged",
        "   |",
        f"21 | points = {rule}",
        "   |              ^^^^^^^^^^^^^^^^^^^^^",
        "   = note: in `points` of `a.1`: library.toml:13:11",
    ]


def test_a_truth_that_is_one_everywhere_is_a_condition_too(found: Found) -> None:
    assert found([(PART, f"{PART}\nsome = 'points >= 0'")]) == [ALWAYS]


def test_a_condition_that_differs_between_items_is_fine(found: Found) -> None:
    assert found([(PART, f"{PART}\nsome = 'points > 15'")]) == []


def test_a_dimension_that_counts_nowhere_is_told_once(audited: Audited) -> None:
    (finding,) = audited([(JUDGED, "'maximum * kept'")]).findings
    assert (finding.problem.severity, str(finding.problem.place), finding.problem.message) == (
        "warning",
        "scales/simple.toml:14:12",
        "judging `known` changes nothing anywhere",
    )


def test_a_dimension_that_counts_elsewhere_is_told_at_the_item(found: Found) -> None:
    own = ("[rule.part]", "[rule.b]\npoints = 'maximum * kept'\n[rule.part]")
    assert found([own]) == ["warning[no-influence]: judging `known` changes nothing in `b`"]


def test_an_item_that_changes_nothing_above_is_told(found: Found) -> None:
    rule = (
        PART,
        "'maximum * (sum(questions.points * questions.weight) / sum(questions.maximum * questions.weight))'",
    )
    refuse = ('not_applicable = "shrink"', 'not_applicable = "refuse"')
    assert found([rule, refuse], [("maximum = 8\n", "maximum = 8\nweight = 0\n")]) == [
        "warning[no-influence]: `a.2` changes nothing in `a`, whatever is judged of it"
    ]


def test_a_band_beyond_what_can_be_reached_is_empty(found: Found) -> None:
    bands = ("high = '60%'", "high = '60%'\nhighest = '120%'")
    assert found([(PART, f"{PART}\nmark = 'band(points / maximum, grade)'"), bands]) == [
        "warning[empty-band]: no value falls in the band `highest` of `grade`"
    ]


def test_a_band_between_two_steps_is_empty(found: Found) -> None:
    bands = ("high = '60%'", "high = '51%'\nhighest = '99%'")
    assert found([(JUDGED, f"{JUDGED}\nmark = 'band(min(dimensions), grade)'"), bands]) == [
        "warning[empty-band]: no value falls in the band `high` of `grade`"
    ]


def test_where_several_judge_a_share_may_lie_between_two_steps(found: Found) -> None:
    bands = ("high = '60%'", "high = '51%'\nhighest = '99%'")
    several = ('not_applicable = "shrink"', 'not_applicable = "shrink"\nseveral = "mean"')
    assert found([(JUDGED, f"{JUDGED}\nmark = 'band(min(dimensions), grade)'"), bands, several]) == []


def test_what_may_come_of_an_error_is_not_told_beside_it(found: Found) -> None:
    assert found(
        [(JUDGED, "'if mean(dimensions) > 110% then maximum else 80% * maximum * mean(dimensions)'")]
    ) == ["error[unreachable-maximum]: `a.1` has 12 points at most, and cannot reach more than 9.6"]
