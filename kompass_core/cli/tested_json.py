"""Tested, as JSON: what came of expectations, as data for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kompass_core.cli.tested import counts
from kompass_core.problems.described import described, placed
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kompass_core.hooks.trying.tried import Case, Difference, Tried
    from kompass_core.model.scorecard import Derivation, Value
    from kompass_core.problems import Problem


def as_json(
    tried: Sequence[Tried], problems: Iterable[Problem], coverage: Mapping[str, Any] | None = None
) -> str:
    """Every case of every file, and the problems that are nobody's; coverage as it was asked for."""
    made = {
        "schema": 1,
        "counts": counts(tried),
        "tested": [
            {
                "file": one.name,
                "sound": one.sound,
                "evaluation": one.evaluation,
                "cases": [_case(case) for case in one.cases],
                "problems": [described(problem) for problem in one.problems],
            }
            for one in tried
        ],
        "coverage": coverage,
        "problems": [described(problem) for problem in problems],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _case(case: Case) -> dict[str, Any]:
    return {
        "name": case.name,
        "kind": case.kind,
        "framework": case.framework,
        "scale": case.scale or None,
        "place": placed(case.place),
        "because": case.because,
        "figures": case.figures,
        "differences": [_difference(one) for one in case.differences],
        "problems": [described(problem) for problem in case.problems],
    }


def _difference(one: Difference) -> dict[str, Any]:
    figure, trace = one.figure, one.trace
    return {
        "item": figure.code,
        "measure": figure.measure,
        "table": figure.table,
        "place": placed(figure.span),
        "expected": figure.printed,
        "printed": one.printed,
        "exact": trace.exact,
        "origin": list(trace.origin),
        "stated": placed(trace.stated) if trace.stated else None,
        "derivation": _derivation(trace.derivation) if trace.derivation else None,
    }


def _derivation(made: Derivation) -> dict[str, Any]:
    written = made.rule.written
    return {
        "measure": written.measure,
        "rule": written.text,
        "place": placed(written.span),
        "source": written.source,
        "inputs": [
            {"name": one.name, "item": one.item, "value": _value(one.value), "state": one.state}
            for one in made.inputs
        ],
        "parts": [{"text": part.text, "value": _value(part.value)} for part in made.parts],
        "value": _value(made.value),
    }


def _value(value: Value) -> object:
    """A number as text with all its digits, or by its ends; a truth, or null where it is not known."""
    if not isinstance(value, Interval):
        return value
    low, high = exact(value.low), exact(value.high)
    if value.known:
        return low
    return {"low": low, "high": high, "low_open": value.low_open, "high_open": value.high_open}
