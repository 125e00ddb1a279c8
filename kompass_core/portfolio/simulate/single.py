"""Single: one draw to what the reference makes of it: a definition and an evaluation of their own, scored.

The slow way, which all draws are held against; and the one that says why a rule has no value in a draw.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.program import Sheet
from kompass_core.portfolio.simulate.contender import COIN
from kompass_core.portfolio.simulate.outcomes import outcomes
from kompass_core.portfolio.simulate.pieces import Piece, places
from kompass_core.portfolio.simulate.stream import HALVES, POINTS, stream_of
from kompass_core.rules.interval import exactly
from kompass_core.stages.score.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.program import Line
    from kompass_core.model.scale import Scale
    from kompass_core.portfolio.simulate.contender import Contender
    from kompass_core.portfolio.simulate.entered import Entered
    from kompass_core.portfolio.simulate.known import Known
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.score.run import Outcome
    from kompass_core.stages.score.state import State

    Drawn = Mapping[str, Fraction]
    """By stream the value of each factor, the points that are drawn, which definition it is; and of each
    judgement the place of its outcome."""


def single(contender: Contender, there: Entered, seed: int, draw: int) -> dict[str, Outcome]:
    """What comes of every item in one draw, counted from 0.

    Raises:
        RunError: a rule has no value in it.
    """
    drawn = _drawn(contender, there, seed, draw)
    known = contender.known[int(drawn[COIN.name])]
    scale = _scale(known.sheet.scale, drawn)
    bases = there.bases[int(drawn[COIN.name])]
    grown = {line.item.code: _grown(known, line.item.code, bases, drawn) for line in known.sheet.lines}
    lines = tuple(_line(line, grown[line.item.code], drawn) for line in known.sheet.lines)
    states = {code: _state(known, scale, code, state, drawn) for code, state in known.states.items()}
    given = {
        code: exactly(_points(known, code, points, drawn) * grown[code])
        for code, points in known.given.items()
    }

    def adjust(line: Line, made: Interval, maximum: Interval) -> Interval:  # noqa: ARG001 - as the reference asks
        return given.get(line.item.code, made)

    return run(Sheet(scale, lines), states, adjust, derive=False)


def _drawn(contender: Contender, there: Entered, seed: int, draw: int) -> Drawn:
    """What is drawn, for the definition that stands in the draw."""
    piece = Piece(draw - draw % HALVES, draw % HALVES + 1)
    which = int(places((COIN,), seed, piece)[COIN.name][-1]) if len(there.columns) > 1 else 0
    found = {COIN.stream: Fraction(which)}
    for one in (*there.columns[which], *contender.alone[which]):
        place = places((one,), seed, piece)[one.name][-1:]
        value = place if one.stream.startswith("judgement ") else one.chance.values(place)
        scale = 1 if one.stream.startswith("judgement ") else one.scale
        found[one.stream] = Fraction(int(value[0]), scale)
    return found


def _scale(scale: Scale, drawn: Drawn) -> Scale:
    dimensions = {}
    for name, one in scale.dimensions.items():
        steps = {step: drawn.get(f"step {name} {step}", share) for step, share in one.steps.items()}
        dimensions[name] = evolve(one, steps=steps, weight=drawn.get(f"dimension {name}", one.weight))
    return evolve(scale, dimensions=dimensions)


def _line(line: Line, grown: Fraction, drawn: Drawn) -> Line:
    item = line.item
    maximum = None if item.maximum is None else item.maximum * grown
    weight = drawn.get(f"weight {item.code}", item.weight)
    return evolve(line, item=evolve(item, maximum=maximum, weight=weight))


def _grown(known: Known, code: str, bases: Mapping[str, Fraction], drawn: Drawn) -> Fraction:
    parents = {line.item.code: line.item.parent for line in known.sheet.lines}
    made = Fraction(1)
    here: str | None = code
    while here is not None:
        name = f"maximum {here}"
        if name in drawn:
            made = made * drawn[name] / bases[name]
        here = parents[here]
    return made


def _points(known: Known, code: str, points: Interval, drawn: Drawn) -> Fraction:
    return points.low if points.known else drawn[stream_of(known.id, code, POINTS)]


def _state(known: Known, scale: Scale, code: str, state: State, drawn: Drawn) -> State:
    if state.origin != "rule":
        return state
    shares = {}
    for name in state.shares:
        steps = scale.dimensions[name].steps
        found = outcomes(
            state.judgements.get(name), known.opinions(code, name), steps, known.sheet.scale, known.doubts
        )
        outcome, _ = found[int(drawn.get(stream_of(known.id, code, name), 0))]
        shares[name] = exactly(steps[outcome] if isinstance(outcome, str) else outcome)
    return evolve(state, shares=shares)
