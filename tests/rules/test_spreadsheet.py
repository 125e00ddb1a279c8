"""Spreadsheet: the formulas of rules, and the rules of which there are none."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kompass_core.rules import typed
from kompass_core.rules.spreadsheet import Cells, Ends, Member, formulas, literal

NODE = cast("Any", SimpleNamespace())
OWN = typed.Own("maximum", "points", NODE)
SHARE = typed.Each("dimensions", "share", "share", NODE)
WEIGHT = typed.Each("dimensions", "weight", "number", NODE)
CELLS = Cells(
    {"maximum": Ends("15", "15"), "points": Ends("A1", "B1")},
    {
        "plan": Member({"share": Ends("C1", "D1"), "weight": Ends("2", "2")}, '(C1<>"")'),
        "do": Member({"share": Ends("E1", "F1"), "weight": Ends("1", "1")}, '(E1<>"")'),
    },
    (),
)


def gather(function: Any, value: typed.Typed, where: typed.Typed | None = None) -> typed.Gather:
    """A gathering over the dimensions."""
    return typed.Gather(function, "dimensions", value, where, None, "share", NODE)


@pytest.mark.parametrize(
    ("rule", "low", "high"),
    [
        (
            typed.Product((OWN, gather("mean", SHARE)), ("*",), "points", NODE),
            "(15*AVERAGE(C1,E1))",
            "(15*AVERAGE(D1,F1))",
        ),
        (gather("min", SHARE), "MIN(C1,E1)", "MIN(D1,F1)"),
        (
            gather("sum", typed.Product((SHARE, WEIGHT), ("*",), "share", NODE)),
            'SUM(IF((C1<>""),(C1*2),0),IF((E1<>""),(E1*1),0))',
            'SUM(IF((C1<>""),(D1*2),0),IF((E1<>""),(F1*1),0))',
        ),
    ],
)
def test_a_rule_that_only_rises_has_a_formula_for_each_end(rule: typed.Typed, low: str, high: str) -> None:
    assert formulas(rule, CELLS) == Ends(low, high)


POINTS = typed.Own("points", "points", NODE)


@pytest.mark.parametrize(
    "rule",
    [
        typed.Sum((OWN, POINTS), ("-",), "points", NODE),
        typed.Product((OWN, POINTS), ("/",), "share", NODE),
        typed.Negative(OWN, "points", NODE),
        typed.Round(OWN, 0, "half-up", "points", NODE),
        typed.Own("unknown", "points", NODE),
        gather("sum", SHARE, typed.Constant(value=True, unit="share", syntax=NODE)),
        gather("count", SHARE),
    ],
)
def test_a_rule_that_may_fall_or_round_has_none(rule: typed.Typed) -> None:
    assert formulas(rule, CELLS) is None


def test_a_dimension_that_is_named_has_to_apply() -> None:
    asked = typed.Asked("plan", "share", "share", NODE)
    assert formulas(asked, CELLS) == Ends('IF((C1<>""),C1,NA())', 'IF((C1<>""),D1,NA())')


def test_a_formula_that_is_too_long_is_none() -> None:
    long = typed.Sum((OWN,) * 5000, ("+",) * 4999, "points", NODE)
    assert formulas(long, CELLS) is None


@pytest.mark.parametrize(
    ("value", "text"), [("0", "0"), ("12", "12"), ("1/8", "0.125"), ("1/3", "(1/3)"), ("5/4", "1.25")]
)
def test_a_number_is_written_exactly(value: str, text: str) -> None:
    assert literal(Fraction(value)) == text
