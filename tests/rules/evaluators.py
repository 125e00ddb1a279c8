"""Evaluators: every way to get from a typed rule to its value, all of which have to agree.

Add one here and the corpus, the examples of `docs/rules.md` and the random rules run through it.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from functools import partial
from math import prod
from typing import TYPE_CHECKING, Any, Final

import duckdb
import polars as pl
from attrs import frozen

from kompass_core.portfolio.expressions import expression
from kompass_core.portfolio.sql.dialect import DUCKDB, SMALL
from kompass_core.portfolio.sql.once import Once
from kompass_core.portfolio.sql.parts import Parts, looked_at
from kompass_core.rules import integers
from kompass_core.rules.amount import Unsettled
from kompass_core.rules.apply import FunctionError
from kompass_core.rules.code import Code, constant, truth
from kompass_core.rules.columns import columns
from kompass_core.rules.ends import Doubt
from kompass_core.rules.evaluate import RuleError, evaluate
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.javascript import javascript
from kompass_core.rules.making import either
from kompass_core.rules.python import Around, emit
from kompass_core.rules.rounding import rounded
from tests.rules.node import NODE, run, scene, shown
from tests.rules.tabled import OpenEnd, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kompass_core.rules.ends import Ends
    from kompass_core.rules.evaluate import Surroundings, Value
    from kompass_core.rules.typed import Typed
    from kompass_core.rules.whole import Number, Truth

    Work = Callable[[Row, Sequence[Number | Truth]], Sequence[Any]]


@frozen
class Failed:
    """A rule had no value, for the reason that the slug names."""

    slug: str


@frozen
class Declined:
    """Something around the rule is not exactly known, and the evaluator is not for that."""


DECLINED: Final = Declined()

DATABASE: Final = duckdb.connect()
"""Asked about nothing but what stands in each question."""


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


def by_columns(
    rule: Typed, around: Surroundings, *, folded: bool = False, work: Work | None = None
) -> Value | Failed | Declined:
    """The value in a table of one row; where that is set aside, there is none or it is not sure."""
    row = Row(folded)
    try:
        made = columns(rule, row.scene(around, rule))
        ends = (made.sure, made.possible) if isinstance(made, Doubt) else _parts(made)
        aside, *values = (work or in_polars)(row, (either(row.aside), *ends))
    except (OpenEnd, Unsettled):
        return DECLINED
    if aside:
        return by_reference(rule, around) if _without_value(rule, around) else DECLINED
    if isinstance(made, Doubt):
        return values[0] if values[0] == values[1] else None
    low, high = made.low.scale * values[1], made.high.scale * values[3]
    return Interval(Fraction(values[0], low), Fraction(values[2], high))


def in_polars(row: Row, asked: Sequence[Number | Truth]) -> Sequence[Any]:
    """What is asked of a row, by expressions of Polars."""
    made = [expression(node).alias(f"r{place}") for place, node in enumerate(asked)]
    table = pl.DataFrame({"nothing": [0], **{name: [value] for name, value in row.cells.items()}}).lazy()
    for step in row.steps:
        table = table.with_columns(expression(step.value).alias(step.name))
    return table.select(made).collect().row(0)


def in_duckdb(row: Row, asked: Sequence[Number | Truth]) -> Sequence[Any]:
    """What is asked of a row, by a query of DuckDB."""
    once = Once()
    once.take(row.steps)
    nodes = [once.plain(node) for node in asked]
    parts = Parts(DUCKDB, "(SELECT 0) AS nothing")
    parts.read([("k0", "0")], [(name, str(value)) for name, value in row.cells.items()])
    parts.add(["k0", *((name, _cell(name, value)) for name, value in row.cells.items())])
    parts.work(once.steps, looked_at(nodes), ["k0"])
    query = parts.query([(f"r{place}", parts.expression(node)) for place, node in enumerate(nodes)])
    found: Sequence[Any] = DATABASE.execute(query).fetchall()[0]
    return found


def _cell(name: str, value: int | bool) -> str:
    """A cell as the type that its column has, which could hold others too."""
    if isinstance(value, bool):
        return name
    most = 3 * abs(value) + 9
    if most > DUCKDB.most:
        raise Unsettled("a cell has too many digits")
    return f"CAST({name} AS {'BIGINT' if most <= SMALL else DUCKDB.wide})"


def _parts(made: Ends) -> tuple[Number, ...]:
    return made.low.top, made.low.bottom, made.high.top, made.high.bottom


def _without_value(rule: Typed, around: Surroundings) -> bool:
    return isinstance(by_reference(rule, around), Failed)


EVALUATORS = (
    Evaluator("reference", by_reference),
    Evaluator("python", by_python),
    Evaluator("python, folded", by_folding),
    *([Evaluator("javascript", by_javascript)] if NODE else []),
    Evaluator("columns", by_columns),
    Evaluator("columns, folded", partial(by_columns, folded=True)),
    Evaluator("sql", partial(by_columns, work=in_duckdb)),
)
