"""rule-engine: rules made once, evaluated over one dict to which every result is added.

Its numbers are decimals of 28 digits, so it is only thirds that it cuts off, and its tenths are
rounded as decimals are.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.contestant import Contestant
from benchmarks.formula import C_LIKE, formula, plain

if TYPE_CHECKING:
    from benchmarks.contestant import Figures
    from benchmarks.sample import Sample, Shares

    Decimals: TypeAlias = tuple[list[Decimal], list[Decimal]]

DISTRIBUTION = "rule-engine"
TENTH = Decimal("0.1")


def contestants(of: Sample) -> tuple[Contestant[dict[str, float], Decimals], ...]:
    """The one way that it recommends."""
    rule = import_module("rule_engine").Rule
    inputs = [plain(*answer) for answer in of.asked]
    rules = [(plain(item.code, None), rule(formula(item, C_LIKE, plain))) for item in of.items]

    def run(answers: dict[str, float]) -> Decimals:
        names: dict[str, float | Decimal] = dict(answers)
        points = []
        for name, one in rules:
            value = names[name] = one.evaluate(names)
            points.append(value)
        return points, [value.quantize(TENTH, ROUND_HALF_UP) for value in points]

    def figures(made: Decimals) -> Figures:
        points, digits = made
        return list(map(float, points)), list(map(float, digits))

    def prepare(shares: Shares) -> dict[str, float]:
        return dict(zip(inputs, map(float, shares), strict=True))

    return (Contestant("rule-engine", prepare, run, figures, sample=1_000),)
