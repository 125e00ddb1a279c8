"""The contract with Kompass, and what kompass-finland promises."""

from fractions import Fraction

import pytest
from kompass_core.extending import Interval
from kompass_core.testing import check_plugin, sample_report, score_text

from kompass_finland.grade import GRADE
from kompass_finland.render import render

EVALUATION = """
schema = 1
[evaluation]
id = "nowhere-2024"
framework = "kommunkompassen@2010"
variant = "finland"
scales = ["school"]
organisation = { name = "Nowhere" }
[judgement."4.1"]
system = "fully"
deployment = "all"
[judgement."4.2"]
system = "none"
deployment = "none"
"""


def test_the_plugin_keeps_its_contract() -> None:
    check_plugin("kompass_finland")


def test_what_is_left_in_another_language_is_known() -> None:
    gaps = check_plugin("kompass_finland").gaps
    assert not [gap for gap in gaps if "title of `1` " in gap]
    assert [gap for gap in gaps if "title of `1.1` is in `sv`" in gap]


@pytest.mark.parametrize(
    ("share", "grade"),
    [("0", 4), ("39%", 4), ("40%", 5), ("70%", Fraction(15, 2)), ("100%", 10)],
)
def test_a_grade_is_4_until_two_fifths_and_10_at_most(share: str, grade: int) -> None:
    assert GRADE.compute(Fraction(share.rstrip("%")) / 100) == grade


def test_what_is_not_judged_makes_a_range_of_grades() -> None:
    scores = score_text(EVALUATION, plugins=["kompass_finland"]).sheets["school"].scores
    assert scores["4"].measures["points"] == Interval(Fraction(15), Fraction(90))
    assert scores["4"].measures["grade"] == Interval(Fraction(4), Fraction(9))


def test_a_row_stays_on_its_line() -> None:
    report = sample_report("comparison")
    title, *rows = render(report).splitlines()
    assert title == report.title
    assert {row.count("\t") for row in rows} == {2}
