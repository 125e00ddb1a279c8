"""By hand: the sample scored by the Python function that a good programmer writes for it, in doubles.

One function, one local variable an item, nothing worked out twice. It is generated, because
nobody wants to write 214 lines of it.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from benchmarks.contestant import Contestant
from benchmarks.formula import PYTHON, formula, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.contestant import Figures
    from benchmarks.sample import Sample, Shares

FLOOR = "floor({0} * 10 + 0.5) / 10"
"""Half-up for points, which are never below zero."""
ROUND = "round({0}, 1)"
NOTHING = ""
"""Points only."""


def source(of: Sample, digits: str = FLOOR) -> str:
    """The function as text; `digits` is how a value is rounded to tenths, if it is."""
    answers = ", ".join(plain(*answer) for answer in of.asked)
    names = [plain(item.code, None) for item in of.items]
    results = [f"{name}, {digits.format(name)}," if digits else f"{name}," for name in names]
    lines = [
        "def score(answers):",
        f"    ({answers}) = answers",
        *(f"    {plain(item.code, None)} = {formula(item, PYTHON, plain)}" for item in of.items),
        "    return (",
        *(f"        {result}" for result in results),
        "    )",
    ]
    return "\n".join(lines) + "\n"


def by_hand(of: Sample, name: str, digits: str = FLOOR) -> Contestant[tuple[float, ...], tuple[float, ...]]:
    """The function, made."""
    names: dict[str, object] = {"floor": floor}
    exec(compile(source(of, digits), "<by hand>", "exec"), names)  # noqa: S102 - our own text
    run: Callable[[tuple[float, ...]], tuple[float, ...]] = names["score"]  # type: ignore[assignment]  # just made
    step = 2 if digits else 1

    def figures(made: tuple[float, ...]) -> Figures:
        return made[::step], made[1::2] if digits else ()

    return Contestant(name, _doubles, run, figures, sample=10_000)


def _doubles(shares: Shares) -> tuple[float, ...]:
    return tuple(map(float, shares))
