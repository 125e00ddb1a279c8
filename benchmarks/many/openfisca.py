"""OpenFisca: a tax and benefit system whose variables are the answers and the items of the sample.

As its documentation has it: a variable an item with a vectorised formula, `numpy.where` and `numpy.minimum`
for what is a choice, one population of all rows, `calculate` of what is wanted. Its numbers are floats of 32
bits.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.formula import Dialect, formula, plain
from benchmarks.many.block import PARTS
from benchmarks.many.scorer import Scorer, half_up, stacked

if TYPE_CHECKING:
    from benchmarks.many.block import Block
    from benchmarks.many.scorer import Doubles
    from benchmarks.sample import Question, Sample, Sum

DISTRIBUTION = "OpenFisca-Core"
NUMPY = Dialect("where({0}, {1}, {2})", "minimum({0}, {1})")
PERIOD = "2010"


def scorers(of: Sample) -> tuple[Scorer[Any, Any], ...]:
    """The one way that it recommends."""
    system = _system(of)
    build = import_module("openfisca_core.simulation_builder").SimulationBuilder
    inputs = {answer: plain(*answer) for answer in of.asked}
    items = [plain(item.code, None) for item in of.items]
    wanted = [plain(item.code, None) for item in of.sums]

    def prepare(block: Block) -> Any:  # noqa: ANN401 - it has no types
        simulation = build().build_default_simulation(system, block.rows)
        for answer, name in inputs.items():
            simulation.set_input(name, PERIOD, block.answers[answer] / np.float32(PARTS[answer[1]]))
        return simulation

    def run(taken: Any, /, *, printed: bool) -> list[Any]:  # noqa: ANN401 - it has no types
        for name in items:  # what it keeps of the round before
            taken.delete_arrays(name, PERIOD)
        points = [taken.calculate(name, PERIOD) for name in wanted]
        return [half_up(one) for one in points] if printed else points

    def figures(made: list[Any], _: bool) -> Doubles:  # noqa: FBT001 - as a scorer has it
        return stacked(made)

    return (Scorer("OpenFisca", prepare, run, figures, decimals=3),)


def _system(of: Sample) -> Any:  # noqa: ANN401 - it has no types
    evaluation = import_module("openfisca_core.entities").Entity("evaluation", "evaluations", "", "")
    system = import_module("openfisca_core.taxbenefitsystems").TaxBenefitSystem([evaluation])
    for answer in of.asked:
        system.add_variable(_variable(evaluation, plain(*answer), {}))
    for item in of.items:
        system.add_variable(_variable(evaluation, plain(item.code, None), {"formula": _formula(item)}))
    return system


def _variable(entity: object, name: str, more: dict[str, object]) -> type:
    year = import_module("openfisca_core.periods").DateUnit.YEAR
    said = {"value_type": float, "entity": entity, "definition_period": year, "label": name}
    return type(name, (import_module("openfisca_core.variables").Variable,), {**said, **more})


def _formula(item: Question | Sum) -> object:
    """The method that a variable has, from its text."""
    text = formula(item, NUMPY, lambda code, dimension: f'evaluation("{plain(code, dimension)}", period)')
    names: dict[str, object] = {"where": np.where, "minimum": np.minimum}
    exec(f"def formula(evaluation, period):\n    return {text}", names)  # noqa: S102 - our own text
    return names["formula"]
