"""Columns: a typed rule to expressions on whole numbers, for many evaluations at once.

The same rule as the reference runs, with its intervals, for all rows of a table whatever each of them lacks: which
members of a list apply is a truth of each row, and so is whether anything is known. Where the reference would go on
by assuming a condition, or finds no value, a row is set aside: one of the ways that can say more takes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from attrs import evolve, field, frozen

from kompass_core.rules import typed
from kompass_core.rules.amount import Unsettled, holds, rounded
from kompass_core.rules.ends import (
    Doubt,
    Ends,
    comparison,
    exact,
    extremes,
    indexed,
    mean_of,
    opposite,
    picked,
    product,
    quotient,
    settled,
    sum_of,
)
from kompass_core.rules.formula import formula
from kompass_core.rules.making import both, denied, either
from kompass_core.rules.whole import NO, YES, Bit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kompass_core.rules.typed import Typed
    from kompass_core.rules.whole import Number, Truth

    Measure: TypeAlias = Ends | Doubt


@frozen
class Member:
    """One of a list that a rule gathers: whether it applies in a row, and its measures."""

    applies: Truth
    measures: Mapping[str, Measure]


@frozen
class Scene:
    """What a rule sees of its item in every row: the counterpart of the reference's `Surroundings`.

    `named` puts a number under a name, so that it is worked out once. `guard` says in which rows anybody asks for
    the value, and `aside` collects the rows that are set aside.
    """

    own: Mapping[str, Measure]
    shares: Mapping[str, Member]
    children: tuple[Member, ...]
    named: Callable[[Number], Number] = field(repr=False)
    aside: list[Truth] = field(repr=False)
    guard: Truth = YES

    def within(self, condition: Truth) -> Scene:
        """The same, where a condition holds."""
        return evolve(self, guard=both([self.guard, condition]))

    def set_aside(self, condition: Truth) -> None:
        """Leave the rows in which a condition holds to the reference."""
        found = both([self.guard, condition])
        if found != NO:
            self.aside.append(found)


def columns(node: Typed, scene: Scene, each: Member | None = None) -> Measure:  # noqa: C901, PLR0911, PLR0912 - one line a node
    """What a rule, or a part of one, comes to in every row; `each` is the member that a gathering looks at.

    Raises:
        Unsettled: the rule asks for what columns cannot say in any row.
    """
    match node:
        case typed.Constant(bool() as value):
            return settled(Bit(value))
        case typed.Constant(value):
            return exact(value)
        case typed.Own():
            return scene.own[node.name]
        case typed.Asked():
            member = scene.shares[node.dimension]
            scene.set_aside(denied(member.applies))
            return member.measures[node.attribute]
        case typed.Each():
            if each is None:
                message = f"{node.name} stands outside a gathering"
                raise TypeError(message)
            return each.measures[node.name]
        case typed.Sum():
            signs: list[Literal[1, -1]] = [1, *(1 if sign == "+" else -1 for sign in node.operators)]
            return sum_of(_numbers(node.operands, scene, each), signs)
        case typed.Product():
            return _product(node, scene, each)
        case typed.Negative():
            return sum_of([_number(node.operand, scene, each)], [-1])
        case typed.Comparison():
            return comparison(node.operator, *_numbers((node.left, node.right), scene, each))
        case typed.Not():
            return opposite(_truth(node.operand, scene, each))
        case typed.Junction():
            return _junction(node, scene, each)
        case typed.Choice():
            return _choice(node, scene, each)
        case typed.Gather():
            return _gather(node, scene, each)
        case typed.Apply():
            return _apply(node.function, _numbers(node.arguments, scene, each))
        case typed.Extension():
            return _extension(node, _numbers(node.arguments, scene, each), scene)
        case typed.Round():
            value = _number(node.value, scene, each)
            return value.through(lambda one: rounded(one, node.decimals, node.mode))
        case typed.Band():
            return indexed(_number(node.value, scene, each), node.bands.starts)
        case _:
            assert_never(node)


def _number(node: Typed, scene: Scene, each: Member | None) -> Ends:
    value = columns(node, scene, each)
    if not isinstance(value, Ends):
        message = f"{type(node).__name__} made {value!r} where its type promised a number"
        raise TypeError(message)
    return value


def _numbers(nodes: Sequence[Typed], scene: Scene, each: Member | None) -> list[Ends]:
    return [_number(node, scene, each) for node in nodes]


def _truth(node: Typed, scene: Scene, each: Member | None) -> Doubt:
    value = columns(node, scene, each)
    if not isinstance(value, Doubt):
        message = f"{type(node).__name__} made {value!r} where its type promised a truth"
        raise TypeError(message)
    return value


def _product(node: typed.Product, scene: Scene, each: Member | None) -> Ends:
    made, *values = _numbers(node.operands, scene, each)
    for operator, value in zip(node.operators, values, strict=True):
        if operator == "*":
            made = product(made, value)
        else:
            made, failed = quotient(made, value)
            scene.set_aside(failed)
    return made


def _junction(node: typed.Junction, scene: Scene, each: Member | None) -> Doubt:
    """Whether all hold, or any: what does not matter any more is not asked for."""
    decisive = node.word == "or"
    found: list[Doubt] = []
    for operand in node.operands:
        if found:
            scene.set_aside(found[-1].unknown)
            scene = scene.within(denied(found[-1].sure) if decisive else found[-1].sure)
        found.append(_truth(operand, scene, each))
    join = either if decisive else both
    return Doubt(join(one.sure for one in found), join(one.possible for one in found))


def _choice(node: typed.Choice, scene: Scene, each: Member | None) -> Measure:
    condition = _truth(node.condition, scene, each)
    scene.set_aside(condition.unknown)
    held = condition.sure
    if isinstance(held, Bit):
        return columns(node.then if held.value else node.otherwise, scene, each)
    then = columns(node.then, scene.within(held), each)
    otherwise = columns(node.otherwise, scene.within(denied(held)), each)
    if isinstance(then, Ends) and isinstance(otherwise, Ends):
        return picked(held, then, otherwise)
    if isinstance(then, Doubt) and isinstance(otherwise, Doubt):
        return Doubt(_either(held, then.sure, otherwise.sure), _either(held, then.possible, otherwise.possible))
    message = "the outcomes of a choice are of one type"
    raise TypeError(message)


def _either(condition: Truth, then: Truth, otherwise: Truth) -> Truth:
    return either([both([condition, then]), both([denied(condition), otherwise])])


def _gather(node: typed.Gather, scene: Scene, each: Member | None) -> Ends:
    counts: list[Truth] = []
    values: list[Ends] = []
    for member in scene.children if node.over == "children" else scene.shares.values():
        here = scene.within(member.applies)
        condition = settled(YES) if node.where is None else _truth(node.where, here, member)
        here.set_aside(condition.unknown)
        counting = both([member.applies, condition.sure])
        if counting == NO:
            continue
        counts.append(counting)
        value = exact(1) if node.function == "count" else _number(node.value, scene.within(counting), member)
        values.append(value)
    some = either(counts)
    otherwise = None
    if node.otherwise is not None and some != YES:
        otherwise = _number(node.otherwise, scene.within(denied(some)), each)
    made = _gathered(node.function, values, counts, scene)
    return made if otherwise is None else picked(some, made, otherwise)


def _gathered(
    function: Literal["sum", "mean", "min", "max", "count"],
    values: list[Ends],
    counts: list[Truth],
    scene: Scene,
) -> Ends:
    if not values:
        return exact(0)
    match function:
        case "sum" | "count":
            counting = [picked(count, value, exact(0)) for value, count in zip(values, counts, strict=True)]
            return sum_of(counting, [1] * len(counting))
        case "mean":
            return mean_of(values, counts, scene.named)
        case "min" | "max":
            beyond = extremes("max" if function == "min" else "min", values)
            return extremes(
                function, [picked(count, value, beyond) for value, count in zip(values, counts, strict=True)]
            )
        case _:
            assert_never(function)


def _apply(function: str, values: list[Ends]) -> Ends:
    match function:
        case "min" | "max":
            return extremes("min" if function == "min" else "max", values)
        case "clamp":
            value, least, most = values
            return extremes("max", [least, extremes("min", [value, most])])
        case "mean":
            return mean_of(values, [YES] * len(values), lambda number: number)
        case _:
            return sum_of(values, [1] * len(values))


def _extension(node: typed.Extension, values: list[Ends], scene: Scene) -> Ends:
    """A function of a plugin by its formula, at the arguments that make the least and the most of it."""
    rule = formula(node.function)
    if rule is None:
        message = f"`{node.function.name}` is a function of a plugin, and has no `formula`"
        raise Unsettled(message)

    def at(rising: Literal["low", "high"]) -> Ends:
        falling = "high" if rising == "low" else "low"
        ends = (
            getattr(value, rising if parameter.direction == "rising" else falling)
            for parameter, value in zip(node.function.parameters, values, strict=True)
        )
        names = (parameter.name for parameter in node.function.parameters)
        own = {name: Ends(one, one) for name, one in zip(names, ends, strict=True)}
        return _number(rule, evolve(scene, own=own, shares={}, children=()), None)

    least = at("low")
    if all(value.known for value in values):
        return least
    most = at("high")
    scene.set_aside(holds(">", least.low, most.high))  # which is an error of the function
    return Ends(least.low, most.high)
