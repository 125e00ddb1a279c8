"""Columns: a typed rule to expressions on whole numbers, for many evaluations at once.

The same rule as the reference runs, with its intervals, for all rows of a table whatever each of them
lacks: which members of a list apply is a truth of each row, and so is whether anything is known. Rows in
which the reference finds no value, or would go on with an end that is only come near to, are set aside for
a way that can say more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, assert_never

from attrs import evolve

from kompass_core.rules import typed
from kompass_core.rules.amount import Unsettled, holds, rounded
from kompass_core.rules.assume import key
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
from kompass_core.rules.narrowed import assumed, narrowed
from kompass_core.rules.tallied import tallied
from kompass_core.rules.whole import NO, YES, Bit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.rules.scene import Measure, Member, Scene
    from kompass_core.rules.typed import Typed


def columns(node: Typed, scene: Scene, each: Member | None = None) -> Measure:
    """What a rule, or a part of one, comes to in every row; `each` is the member that a gathering looks at.

    Raises:
        Unsettled: the rule asks for what columns cannot say in any row.
    """
    value = _columns(node, scene, each)
    if scene.assumed and (found := scene.assumed.get(key(node))) is not None:
        return narrowed(value, found, scene)
    return value


def _columns(node: Typed, scene: Scene, each: Member | None) -> Measure:  # noqa: C901, PLR0911, PLR0912 - one line a node
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
            arguments = [_named(value, scene) for value in _numbers(node.arguments, scene, each)]
            return _extension(node, arguments, scene)
        case typed.Round():
            found = _number(node.value, scene, each)
            return found.through(lambda one: rounded(one, node.decimals, node.mode))
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


def _named(value: Ends, scene: Scene) -> Ends:
    return value.through(lambda one: evolve(one, top=scene.named(one.top), bottom=scene.named(one.bottom)))


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
    """Whether all hold, or any: what is decided is not asked on, and what is not is assumed otherwise."""
    decisive = node.word == "or"
    found: list[Doubt] = []
    for operand in node.operands:
        if found:
            before = node.operands[len(found) - 1]
            undecided = denied(found[-1].sure) if decisive else found[-1].possible
            scene = scene.within(undecided)
            if found[-1].unknown != NO:
                scene = _assuming(before, scene, each, truth=not decisive)
        found.append(_truth(operand, scene, each))
    join = either if decisive else both
    return Doubt(join(one.sure for one in found), join(one.possible for one in found))


def _assuming(condition: Typed, scene: Scene, each: Member | None, *, truth: bool) -> Scene:
    return assumed(condition, scene, lambda node, where: _number(node, where, each), truth=truth)


def _choice(node: typed.Choice, scene: Scene, each: Member | None) -> Measure:
    """One of two outcomes; where it is not known which, all from the one to the other."""
    condition = _truth(node.condition, scene, each)
    if condition.unknown == NO and isinstance(condition.sure, Bit):
        return columns(node.then if condition.sure.value else node.otherwise, scene, each)
    if condition.unknown == NO:
        then = columns(node.then, scene.within(condition.sure), each)
        otherwise = columns(node.otherwise, scene.within(denied(condition.sure)), each)
    else:
        holding = _assuming(node.condition, scene.within(condition.possible), each, truth=True)
        failing = _assuming(node.condition, scene.within(denied(condition.sure)), each, truth=False)
        then, otherwise = columns(node.then, holding, each), columns(node.otherwise, failing, each)
    if isinstance(then, Ends) and isinstance(otherwise, Ends):
        known = picked(condition.sure, then, otherwise)
        if condition.unknown == NO:
            return known
        hull = Ends(extremes("min", [then, otherwise]).low, extremes("max", [then, otherwise]).high)
        return picked(condition.unknown, hull, known)
    if isinstance(then, Doubt) and isinstance(otherwise, Doubt):
        return _truths(condition, then, otherwise)
    message = "the outcomes of a choice are of one type"
    raise TypeError(message)


def _truths(condition: Doubt, then: Doubt, otherwise: Doubt) -> Doubt:
    """A choice of two truths: it surely holds where that does which may be chosen."""
    holding, failing = condition.possible, denied(condition.sure)
    sure = both([either([denied(holding), then.sure]), either([denied(failing), otherwise.sure])])
    return Doubt(sure, either([both([holding, then.possible]), both([failing, otherwise.possible])]))


def _gather(node: typed.Gather, scene: Scene, each: Member | None) -> Ends:
    """One value of many members, each where it applies and `where` lets it through."""
    counts: list[Doubt] = []
    values: list[Ends] = []
    for member in scene.children if node.over == "children" else scene.shares.values():
        here = scene.within(member.applies)
        condition = settled(YES) if node.where is None else _truth(node.where, here, member)
        counting = Doubt(both([member.applies, condition.sure]), both([member.applies, condition.possible]))
        if counting.possible == NO:
            continue
        counts.append(counting)
        counted = node.function == "count"
        values.append(exact(1) if counted else _number(node.value, scene.within(counting.possible), member))
    some = either(count.sure for count in counts)
    otherwise = None
    if node.otherwise is not None and some != YES:
        otherwise = _number(node.otherwise, scene.within(denied(some)), each)
    made = tallied(node.function, values, counts, scene)
    return made if otherwise is None else picked(some, made, otherwise)


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
        return _number(rule, evolve(scene, own=own, shares={}, children=(), assumed={}), None)

    least = at("low")
    if all(value.known for value in values):
        return least
    most = at("high")
    scene.set_aside(holds(">", least.low, most.high))  # which is an error of the function
    return Ends(least.low, most.high)
