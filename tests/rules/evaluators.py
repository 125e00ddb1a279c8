"""Evaluators: every way to get from a typed rule to its value, all of which have to agree.

Add one here and the corpus, the examples of `docs/rules.md` and the random rules run through it.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kompass_core.rules import integers
from kompass_core.rules.apply import FunctionError
from kompass_core.rules.code import Code, constant, truth
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.javascript import javascript
from kompass_core.rules.python import Around, emit
from kompass_core.rules.rounding import rounded
from tests.rules.node import NODE, run, scene, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.rules.evaluate import Surroundings, Value
    from kompass_core.rules.typed import Typed


@frozen
class Failed:
    """A rule had no value, for the reason that the slug names."""

    slug: str


@frozen
class Declined:
    """Something around the rule is not exactly known, and the evaluator is not for that."""


DECLINED: Final = Declined()


@frozen
class Evaluator:
    """A name and a function that makes of a typed rule and what is around it a value."""

    name: str
    value: Callable[[Typed, Surroundings], Value | Failed | Declined]


def known(around: Surroundings) -> bool:
    """Whether everything around a rule is exactly known."""
    tables = (around.own, around.shares, around.weights, *around.children)
    values = [value for table in tables for value in table.values()]
    return all(value.known if isinstance(value, Interval) else value is not None for value in values)


def by_reference(rule: Typed, around: Surroundings) -> Value | Failed:
    """The value as the reference has it."""
    try:
        return evaluate(rule, around)
    except RuleError as error:
        return Failed(error.slug)


def by_python(rule: Typed, around: Surroundings) -> Value | Failed | Declined:
    """The value by generated Python, everything around the rule being an input of it."""
    inputs: dict[str, int] = {}

    def given(value: Value) -> Code:
        name = f"i{len(inputs)}"
        if not isinstance(value, Interval):
            inputs[name] = bool(value)
            return Code(name, 1)
        inputs[name] = value.low.numerator
        return Code(name, value.low.denominator)

    return _by_code(rule, around, given, inputs)


def by_folding(rule: Typed, around: Surroundings) -> Value | Failed | Declined:
    """The value by generated Python, everything around the rule being known when it is generated."""

    def stated(value: Value) -> Code:
        return constant(value.low) if isinstance(value, Interval) else truth(bool(value))

    return _by_code(rule, around, stated, {})


def _by_code(
    rule: Typed, around: Surroundings, code: Callable[[Value], Code], inputs: Mapping[str, int]
) -> Value | Failed | Declined:
    if not known(around):
        return DECLINED
    objects: dict[str, Any] = {}

    def never_negative(node: Typed) -> bool:
        try:
            value = evaluate(node, around)
        except RuleError:
            return False
        return isinstance(value, Interval) and value.low >= 0

    made = emit(
        rule,
        Around(
            own={name: code(value) for name, value in around.own.items()},
            shares={name: code(value) for name, value in around.shares.items()},
            weights={name: code(value) for name, value in around.weights.items()},
            children=tuple({name: code(value) for name, value in child.items()} for child in around.children),
            objects=objects,
            never_negative=never_negative,
        ),
    )
    names = {
        "Fraction": Fraction,
        "bisect_right": bisect_right,
        "prod": prod,
        "rounded": rounded,
        **{name: getattr(integers, name) for name in ("half_up", "half_down", "half_even", "down")},
    }
    try:
        result = eval(made.text, {**names, **objects, **inputs})  # noqa: S307 - our own text: names and digits
    except ZeroDivisionError:
        return Failed("division-by-zero")
    except FunctionError:
        return Failed("function-failed")
    return result if isinstance(result, bool) else exactly(Fraction(result) / (made.scale or 1))


def by_javascript(rule: Typed, around: Surroundings) -> Value | Failed:
    """The value by generated JavaScript."""
    said = run(f"return shown(({javascript(rule)})({scene(around)}));")
    if "value" in said:
        return shown(said["value"])
    assert said["slug"] is not None, said["error"]
    return Failed(said["slug"])


EVALUATORS = (
    Evaluator("reference", by_reference),
    Evaluator("python", by_python),
    Evaluator("python, folded", by_folding),
    *([Evaluator("javascript", by_javascript)] if NODE else []),
)
