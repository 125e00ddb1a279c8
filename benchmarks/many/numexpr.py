"""numexpr: an expression a sub-area, its questions put into it, one an area, one of the total; in doubles."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.formula import Dialect, formula, plain
from benchmarks.many.block import PARTS
from benchmarks.many.scorer import Scorer, stacked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from benchmarks.many.block import Block
    from benchmarks.many.scorer import Doubles
    from benchmarks.sample import Sample

    Named: TypeAlias = dict[str, NDArray[np.generic]]

DISTRIBUTION = "numexpr"
WHERE = Dialect("where({0}, {1}, {2})", "where({1} < {0}, {1}, {0})")


def scorers(of: Sample) -> tuple[Scorer[Named, list[Doubles]], ...]:
    """Every expression given the columns that it needs, on as many threads as there are cores."""
    evaluate = import_module("numexpr").evaluate
    texts = expressions(of)

    def prepare(block: Block) -> Named:
        return {plain(*answer): column for answer, column in block.answers.items()}

    def run(taken: Named, /, *, printed: bool) -> list[Doubles]:
        names = dict(taken)
        made = []
        for name, text in texts:
            names[name] = points = evaluate(text, local_dict=names, global_dict={})
            made.append(evaluate("floor(points * 10 + 0.5) / 10") if printed else points)
        return made

    return (Scorer("numexpr", prepare, run, lambda made, _: stacked(made)),)


def expressions(of: Sample) -> list[tuple[str, str]]:
    """The text of each sum by its name; questions have none of their own."""
    questions = {item.code: item for item in of.questions}

    def name(code: str, dimension: str | None) -> str:
        if dimension is not None:
            return f"({plain(code, dimension)} / {float(PARTS[dimension])!r})"
        return f"({formula(questions[code], WHERE, name)})" if code in questions else plain(code, None)

    return [(plain(item.code, None), formula(item, WHERE, name)) for item in of.sums]
