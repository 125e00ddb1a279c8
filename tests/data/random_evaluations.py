"""Random evaluations: files of evaluations, as JSON, with holes and everything that may stand in one.

They fit more often than not: what does not has to be refused alike by all that score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from random import Random

    from kompass_core.model.framework import Framework
    from kompass_core.model.program import Program

EVALUATORS = ("ann", "bo", "cy")
STATES = ("not applicable", "unanswered")


@frozen
class Chances:
    """How likely it is, from 0 to 1, that an item is judged, is absent, has points given, is judged apart."""

    judged: float
    absent: float
    given: float
    apart: float


def evaluation(program: Program, chance: Random) -> dict[str, Any]:
    """One file of an evaluation of the program's framework."""
    chances = Chances(
        judged=chance.choice((0, 0.3, 0.9, 1)),
        absent=chance.choice((0, 0, 0.05, 0.3)),
        given=chance.choice((0, 0, 0, 0.05, 0.3)),
        apart=chance.choice((0, 0, 0.2)),
    )
    framework = program.framework
    given = _given(framework, chance, chances) if chances.given else {}
    scales = [name for name in framework.scales if chance.random() < 0.7] if chance.random() < 0.1 else []
    return {
        "schema": 1,
        "evaluation": {
            "id": "x",
            "framework": framework.name,
            "organisation": {"name": "x"},
            "evaluators": [{"id": one, "name": one} for one in EVALUATORS],
            **({"scales": scales} if scales else {}),
        },
        "judgement": _judged(framework, chance, chances, _covered(framework, given)),
        **({"given": given} if given else {}),
    }


def _covered(framework: Framework, given: dict[str, Any]) -> set[str]:
    """What is given, and what lies below it, which most often nobody judges."""
    found = {code for one in given.values() for code in one["points"]}
    for code, item in framework.items.items():  # parents come first
        if item.parent in found:
            found.add(code)
    return found


def _judged(
    framework: Framework, chance: Random, chances: Chances, covered: set[str]
) -> dict[str, dict[str, Any]]:
    scales = framework.scales.values()
    found: dict[str, dict[str, Any]] = {}
    for code, item in framework.items.items():
        if item.children or chance.random() > chances.judged:
            continue
        if code in covered and chance.random() < 0.99:
            continue
        if chance.random() < chances.absent:
            found[code] = {"item": chance.choice(STATES)}
            continue
        asked = {name for scale in scales for name in framework.asked(code, scale.id)}
        found[code] = {
            name: _one(framework, name, chance, chances)
            for name in sorted(asked)
            if chance.random() <= chances.judged
        }
    return found


def _one(framework: Framework, name: str, chance: Random, chances: Chances) -> Any:
    if chance.random() >= chances.apart:
        return _step(framework, name, chance, chances.absent)
    heard = [one for one in EVALUATORS if chance.random() < 0.7]
    several = {one: _step(framework, name, chance, chances.absent / 20) for one in heard}
    if chance.random() < 0.3:
        several["agreed"] = _step(framework, name, chance, 0)
    return several or {"agreed": "unanswered"}


def _step(framework: Framework, name: str, chance: Random, absent: float) -> Any:
    if chance.random() < absent:
        return chance.choice(STATES)
    steps = [scale.dimensions[name].steps for scale in framework.scales.values() if name in scale.dimensions]
    step = chance.choice([step for step in steps[0] if all(step in others for others in steps)])
    worth = {others[step] for others in steps}
    if len(worth) == 1 and chance.random() < 0.1 and (worth_one := worth.pop() * 1000).denominator == 1:
        return float(worth_one / 1000)
    return step


def _given(framework: Framework, chance: Random, chances: Chances) -> dict[str, Any]:
    found = {}
    for scale in framework.scales:
        codes = [code for code in framework.items if chance.random() < chances.given / 3]
        below = {code: framework.items[code].parent for code in codes}
        points = {code: _points(chance) for code, parent in below.items() if parent not in codes}
        if points:
            found[scale] = {"points": points}
    return found


def _points(chance: Random) -> Any:
    match chance.randrange(8):
        case 0:
            return "not applicable"
        case 1 | 2:
            return {"printed": chance.choice(("0", "1,3", "2.25", "17%", "0,5", "3"))}
        case 3:
            return {"printed": ["2,3", chance.choice(("23%", "2"))]}
        case _:
            return chance.choice((0, 1, 2.5, 0.125, 3))
