"""Ours: the sample scored by Kompass, by the compiled function and by the ways around it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from benchmarks import sample as made_up
from benchmarks.contestant import Contestant
from kompass_core.model.contributions import Plugins
from kompass_core.rules.interval import Interval
from kompass_core.rules.rounding import rounded
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.encode import numbers, shape
from kompass_core.stages.function import function
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score
from kompass_core.stages.score.fit import fit

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from benchmarks.contestant import Figures
    from benchmarks.sample import Sample, Shares
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.function import Function
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard

    Numbers: TypeAlias = tuple[int, ...]
    Exact: TypeAlias = tuple[int | Fraction, ...]


def program(of: Sample) -> Program:
    """The program of the sample."""
    scale = read_text(of.scale, "scale.toml")
    plugins = Plugins(scales={(made_up.FRAMEWORK, made_up.SCALE): scale})
    return compiled(check(read_text(of.framework, "framework.toml"), plugins))


def ours(of: Sample) -> tuple[Contestant[Any, Any], ...]:
    """The compiled function on a flat tuple, on a dict and on an evaluation, and the exact reference."""
    whole = program(of)
    sheet = whole.sheets[made_up.SCALE]
    made = function(sheet)
    pick = itemgetter(*(f"{slot.code} {slot.dimension}" for slot in made.slots))

    def from_dict(answers: dict[str, int]) -> Exact:
        return made.run(pick(answers))

    def from_evaluation(evaluation: Evaluation) -> Exact:
        states = fit(sheet, evaluation, [])
        if shape(sheet, states) != made.shape:
            message = "not what the function was made for"
            raise ValueError(message)
        return made.run(numbers(made, states))

    encode, figures, read = _encoder(of, made), _figures(of, made), _evaluation(of)
    return (
        Contestant("Kompass, compiled", encode, made.run, figures, sample=10_000),
        Contestant("Kompass, compiled, from a dict", _named(of, made), from_dict, figures, sample=10_000),
        Contestant("Kompass, compiled, from an evaluation", read, from_evaluation, figures, sample=20),
        Contestant(
            "Kompass, reference with derivation",
            read,
            lambda evaluation: score(whole, evaluation),
            lambda scorecard: _read_off(of, scorecard),
            sample=20,
        ),
    )


def _encoder(of: Sample, made: Function) -> Callable[[Shares], Numbers]:
    """From shares in the order asked to integers in the order of the slots."""
    position = {answer: number for number, answer in enumerate(of.asked)}
    places = [(position[slot.code, slot.dimension or ""], slot.scale) for slot in made.slots]

    def encode(shares: Shares) -> Numbers:
        return tuple(int(shares[number] * scale) for number, scale in places)

    return encode


def _named(of: Sample, made: Function) -> Callable[[Shares], dict[str, int]]:
    encode = _encoder(of, made)
    names = [f"{slot.code} {slot.dimension}" for slot in made.slots]
    return lambda shares: dict(zip(names, encode(shares), strict=True))


def _evaluation(of: Sample) -> Callable[[Shares], Evaluation]:
    def evaluation(shares: Shares) -> Evaluation:
        return check_evaluation(read_text(made_up.evaluation(of, shares), "evaluation.toml"))

    return evaluation


def _figures(of: Sample, made: Function) -> Callable[[Exact], Figures]:
    position = {
        (result.code, result.print): number
        for number, result in enumerate(made.results)
        if result.measure == "points"
    }
    exact = [position[item.code, None] for item in of.items]
    printed = [position[item.code, "lines"] for item in of.items]
    scales = [made.results[number].scale or 1 for number in exact]

    def figures(result: Exact) -> Figures:
        points = [float(result[number] / scale) for number, scale in zip(exact, scales, strict=True)]
        return points, [float(result[number] / 10) for number in printed]

    return figures


def _read_off(of: Sample, scorecard: Scorecard) -> Figures:
    scores = scorecard.sheets[made_up.SCALE].scores
    points = [scores[item.code].measures["points"] for item in of.items]
    exact = [value.low for value in points if isinstance(value, Interval) and value.low == value.high]
    return [float(value) for value in exact], [float(rounded(value, 1, "half-up")) for value in exact]
