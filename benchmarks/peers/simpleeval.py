"""simpleeval: expressions parsed once, evaluated over one dict of names to which every result is added."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.contestant import Contestant, as_made, tenths
from benchmarks.formula import PYTHON, formula, plain

if TYPE_CHECKING:
    from benchmarks.contestant import Figures
    from benchmarks.sample import Sample, Shares

DISTRIBUTION = "simpleeval"


def contestants(of: Sample) -> tuple[Contestant[dict[str, float], Figures], ...]:
    """The one way that it recommends."""
    evaluator = import_module("simpleeval").SimpleEval(functions={"min": min})
    inputs = [plain(*answer) for answer in of.asked]
    texts = [(plain(item.code, None), formula(item, PYTHON, plain)) for item in of.items]
    parsed = [(name, text, evaluator.parse(text)) for name, text in texts]

    def run(answers: dict[str, float]) -> Figures:
        names = evaluator.names = dict(answers)
        points = []
        for name, text, tree in parsed:
            value = names[name] = evaluator.eval(text, previously_parsed=tree)
            points.append(value)
        return points, tenths(points)

    def prepare(shares: Shares) -> dict[str, float]:
        return dict(zip(inputs, map(float, shares), strict=True))

    return (Contestant("simpleeval", prepare, run, as_made, sample=5_000),)
