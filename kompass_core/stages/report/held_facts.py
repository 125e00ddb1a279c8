"""Held facts: what came of an evaluation that was held against a population by norms, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Facts
from kompass_core.rules.interval import Interval
from kompass_core.rules.units import Banded
from kompass_core.stages.report.anatomy.facts import ends

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kompass_core.model.norm import Normed, NormScore
    from kompass_core.model.report import Plain
    from kompass_core.model.scorecard import Derivation, Scorecard, Value
    from kompass_core.rules.units import Bands, Unit


def with_norms(facts: Facts | None, card: Scorecard, normed: Sequence[Normed]) -> Facts | None:
    """The facts with what came of norms under `norms`; unchanged where there are none."""
    if not normed:
        return facts
    whole: Mapping[str, Plain] = facts.whole if facts else {}
    made: tuple[Plain, ...] = tuple(_normed(card, one) for one in normed)
    return Facts({**whole, "norms": made}, facts.rows if facts else ())


def joined(each: Sequence[Facts | None]) -> Facts | None:
    """What came of norms for several evaluations, together; None where that was not asked for."""
    told = [one.whole["norms"] for one in each if one is not None and "norms" in one.whole]
    norms = tuple(norm for norms in told if isinstance(norms, tuple) for norm in norms)
    return Facts({"norms": norms}, ()) if told else None


def _normed(card: Scorecard, one: Normed) -> Plain:
    population = one.population
    bands = {**card.framework.scales[one.scale].bands, **one.norm.bands}
    return {
        "evaluation": card.evaluation.id,
        "norm": one.norm.name,
        "title": one.norm.title,
        "scale": one.scale,
        "least": one.norm.least,
        "population": {"size": len(population.members), "digest": population.digest},
        "items": {code: _score(bands, score) for code, score in one.scores.items()},
    }


def _score(bands: Mapping[str, Bands], score: NormScore) -> Plain:
    units = {made.rule.measure: made.rule.unit for made in score.derivations}
    measures: dict[str, Plain] = {
        name: _measure(bands, value, units[name]) for name, value in score.measures.items()
    }
    return {
        "state": score.state,
        "size": score.size,
        "measures": measures,
        "derivation": tuple(map(_derivation, score.derivations)),
    }


def _measure(bands: Mapping[str, Bands], value: Value, unit: Unit) -> Plain:
    """A value; of a band its name, or those of all that it may be, the lowest first."""
    if isinstance(unit, Banded) and isinstance(value, Interval):
        names = bands[unit.bands].names[int(value.low) : int(value.high) + 1]
        return {"bands": names}
    return {"value": _value(value)}


def _value(value: Value) -> Plain:
    return ends(value) if isinstance(value, Interval) else value


def _derivation(made: Derivation) -> Plain:
    written = made.rule.written
    inputs: tuple[Plain, ...] = tuple(
        {"name": seen.name, "item": seen.item, "value": _value(seen.value), "state": seen.state}
        for seen in made.inputs
    )
    parts: tuple[Plain, ...] = tuple({"text": one.text, "value": _value(one.value)} for one in made.parts)
    return {
        "measure": written.measure,
        "rule": written.text,
        "place": str(written.span),
        "source": written.source,
        "inputs": inputs,
        "parts": parts,
        "value": _value(made.value),
    }
