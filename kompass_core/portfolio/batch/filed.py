"""Filed: files of one evaluation each to shards of a result, a row for each file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import polars as pl

from kompass_core.model.batch import ID
from kompass_core.portfolio.batch.faults import fault
from kompass_core.portfolio.batch.figures import types_of
from kompass_core.portfolio.batch.shard import Scored
from kompass_core.portfolio.batch.singly import Singly
from kompass_core.portfolio.batch.work import Step
from kompass_core.problems import KompassError
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kompass_core.model.batch import Fault
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.portfolio.batch.order import Order
    from kompass_core.problems import Problem

SHARD: Final = 500
"""Files of a shard."""

KEPT: Final = {
    ID: pl.String(),
    "file": pl.String(),
    "organisation": pl.String(),
    "name": pl.String(),
    "year": pl.Int32(),
    "variant": pl.String(),
}
"""What of an evaluation is passed through: its id and file, whom it is of, and when it was."""

WHY: Final = "they are files of one evaluation each"


class Filed:
    """The files of an order."""

    def __init__(self, order: Order, program_of: Callable[[Evaluation], Program]) -> None:
        """Nothing is read yet."""
        self.order = order
        self.paths = order.inputs.evaluations
        self.program_of = program_of
        self.size = len(self.paths)
        self.lacking: tuple[str, ...] = ()
        self.idle: tuple[str, ...] = ()
        self.types = types_of(order.shown, {})
        self._singly: dict[int, Singly] = {}

    def steps(self, file: int, piece: int) -> Iterator[Step]:
        """The shards from a piece on, all of which are of one file, as it were."""
        for number in range(piece, -(-len(self.paths) // SHARD)):
            paths = self.paths[number * SHARD : (number + 1) * SHARD]
            yield Step(file, number, len(paths), len(paths), self._scored(paths))

    def _scored(self, paths: Sequence[Path]) -> Scored:
        made: list[list[object]] = []
        faults: list[Fault] = []
        for path in paths:
            id_ = path.stem
            problems: Sequence[Problem] = ()
            try:
                evaluation = check_evaluation(read(path))
                id_ = evaluation.id
                values, problems = self._of(evaluation).evaluation(evaluation)
                made.append([*_kept(evaluation, path), *(values or ())])
            except KompassError as error:
                problems = error.problems
            # Each is a file of its own, so its row is the first.
            faults.extend(fault(problem, str(path), 1, id_) for problem in problems)
        result = pl.DataFrame(made, schema={**KEPT, **self.types}, orient="row")
        return Scored(result, tuple(faults), Counter({WHY: len(paths)}))

    def _of(self, evaluation: Evaluation) -> Singly:
        """What scores an evaluation, made once for all that share a program."""
        program = self.program_of(evaluation)
        if id(program) not in self._singly:
            self._singly[id(program)] = Singly(program, self.order.scale, self.order.shown)
        return self._singly[id(program)]


def _kept(evaluation: Evaluation, path: Path) -> list[object]:
    who, first = evaluation.organisation, evaluation.first_day
    year = first.year if first else evaluation.year
    return [evaluation.id, str(path), who.code, who.name, year, evaluation.variant]
