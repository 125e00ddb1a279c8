"""Run: the rules of a sheet over the states of its items, children first, to values.

What runs here knows nothing of files or evaluators. A rule never sees a hole: what does not
apply is left out before it runs, and what nobody answered is the interval of all it could be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from kompass_core.model.scorecard import Derivation, Input, Part
from kompass_core.rules import typed
from kompass_core.rules.evaluate import RuleError, Surroundings, evaluate
from kompass_core.rules.exact import percentage
from kompass_core.rules.interval import Interval, exactly
from kompass_core.rules.text import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.program import Line, Sheet
    from kompass_core.model.rule import Rule
    from kompass_core.model.scorecard import Value
    from kompass_core.rules.typed import Typed
    from kompass_core.stages.score.state import State

    Adjust: TypeAlias = Callable[[Line, Interval, Interval], Interval]
    """From an item's line, its points as the rules make them and its maximum to its points."""
    Watch: TypeAlias = Callable[[Line, Rule, Surroundings], None]
    """Told of every rule that is about to run: at which item, and what it sees there at that moment."""

PLAIN = (typed.Constant, typed.Own, typed.Asked, typed.Each)


@frozen
class Outcome:
    """What came of one item: its measures (none where it does not apply), and how."""

    applies: bool
    measures: Mapping[str, Value]
    derivations: tuple[Derivation, ...]


class RunError(Exception):
    """A rule had no value at an item."""

    def __init__(self, line: Line, rule: Rule, error: RuleError) -> None:
        """Keep where it happened."""
        super().__init__(str(error))
        self.line = line
        self.rule = rule
        self.error = error


def run(  # noqa: PLR0913 - what is run, and who has a part in it
    sheet: Sheet,
    states: Mapping[str, State],
    adjust: Adjust,
    *,
    derive: bool = True,
    watch: Watch | None = None,
    known: Mapping[str, Outcome] | None = None,
) -> dict[str, Outcome]:
    """The outcome of every item by its code.

    `adjust` may replace the points that the rules make, as points given directly do. `watch` may look on.
    `known` has the outcomes of items that the sheet has no lines of, although others are made of them.

    Raises:
        RunError: a rule divides by what is, or may be, zero.
    """
    outcomes = dict(known or {})
    for line in sheet.lines:
        children = tuple(code for code in line.item.children if outcomes[code].applies)
        state = states[line.item.code]
        if _drops_out(line, state, children):
            outcomes[line.item.code] = Outcome(applies=False, measures={}, derivations=())
            continue
        around = _around(sheet, line, state, tuple(outcomes[code].measures for code in children))
        outcomes[line.item.code] = _outcome(line, state, around, children, adjust, derive=derive, watch=watch)
    return outcomes


def _drops_out(line: Line, state: State, children: tuple[str, ...]) -> bool:
    if state.origin == "not applicable":
        return True
    if line.item.children:
        return not children
    return bool(line.asked) and not state.shares


def _around(
    sheet: Sheet, line: Line, state: State, children: tuple[Mapping[str, Value], ...]
) -> Surroundings:
    own: dict[str, Value] = {"weight": exactly(line.item.weight)}
    if line.item.maximum is not None:
        own["maximum"] = exactly(line.item.maximum)
    weights = {name: exactly(sheet.scale.dimensions[name].weight) for name in state.shares}
    return Surroundings(own, state.shares, weights, children)


def _outcome(  # noqa: PLR0913 - all that is known of one item
    line: Line,
    state: State,
    around: Surroundings,
    children: tuple[str, ...],
    adjust: Adjust,
    *,
    derive: bool,
    watch: Watch | None,
) -> Outcome:
    own = dict(around.own)
    around = Surroundings(own, around.shares, around.weights, around.children)
    derivations = []
    for rule in line.rules:
        parts: dict[str, Value] = {}
        if watch is not None:
            watch(line, rule, around)
        try:
            value = evaluate(rule.typed, around, recorder(parts) if derive else None)
        except RuleError as error:
            raise RunError(line, rule, error) from None
        if derive:
            inputs = tuple(_inputs(rule.typed, line, state, around, children))
            told = tuple(Part(*part) for part in parts.items())
            derivations.append(Derivation(rule, inputs, told, value))
        own[rule.measure] = value
        if rule.measure == "points" and isinstance(value, Interval):
            maximum = own.get("maximum", value)
            own["points"] = adjust(line, value, maximum if isinstance(maximum, Interval) else value)
    return Outcome(applies=True, measures=own, derivations=tuple(derivations))


def recorder(parts: dict[str, Value]) -> Callable[[Typed, Value], None]:
    """Writes down what each part of a rule came to, by its text."""

    def record(node: Typed, value: Value) -> None:
        if not isinstance(node, PLAIN):
            parts[text(node.syntax)] = value

    return record


def _inputs(
    rule: Typed, line: Line, state: State, around: Surroundings, children: tuple[str, ...]
) -> list[Input]:
    """What the rule saw, each thing once, in the order in which it names them."""
    inputs: dict[tuple[str, str], Input] = {}
    code = line.item.code
    for node in typed.walk(rule):
        match node:
            case typed.Own():
                inputs[node.name, code] = Input(node.name, code, around.own[node.name])
            case typed.Asked():
                table = around.shares if node.attribute == "share" else around.weights
                name = text(node.syntax)
                inputs[name, code] = Input(name, code, table[node.dimension], _state(state, node.dimension))
            case typed.Each(over="dimensions"):
                for dimension in around.shares:
                    table = around.shares if node.name == "share" else around.weights
                    name = dimension if node.name == "share" else f"{dimension}.weight"
                    inputs[name, code] = Input(name, code, table[dimension], _state(state, dimension))
            case typed.Each():
                for child, measures in zip(children, around.children, strict=True):
                    inputs[node.name, child] = Input(node.name, child, measures[node.name])
            case _:
                continue
    return list(inputs.values())


def _state(state: State, dimension: str) -> str:
    judgement = state.judgements.get(dimension)
    if judgement is None:
        return "unanswered"
    return judgement.value if isinstance(judgement.value, str) else percentage(judgement.value)
