"""Python: a typed rule to a Python expression on exact integers, for what is known around an item.

All names are resolved and all missing values are gone before this runs, so what comes out is
arithmetic. `stages.compile` puts the expressions of a whole framework into one function.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import lcm
from typing import TYPE_CHECKING, assert_never

from attrs import field, frozen

from kompass_core.rules import typed
from kompass_core.rules.apply import computed
from kompass_core.rules.code import (
    Code,
    aligned,
    constant,
    fraction,
    known,
    plus,
    product,
    round_to,
    scaled,
    truth,
)
from kompass_core.rules.filtered import extreme, mean, total
from kompass_core.rules.truths import compared, denied, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.rules.filtered import Unsure
    from kompass_core.rules.typed import Typed
    from kompass_core.rules.units import Function


@frozen
class Around:
    """What a rule sees of its item, as code: the counterpart of the reference's `Surroundings`.

    `objects` collects what the code needs by name at run time; `never_negative` tells of a part
    of the rule whether its value is proven to be at least zero.
    """

    own: Mapping[str, Code]
    shares: Mapping[str, Code]
    weights: Mapping[str, Code]
    children: tuple[Mapping[str, Code], ...]
    objects: dict[str, object] = field(repr=False)
    never_negative: Callable[[Typed], bool] = field(repr=False)

    def named(self, value: object) -> str:
        """The name under which the code finds a value at run time."""
        name = f"o{len(self.objects)}"
        self.objects[name] = value
        return name


def emit(node: Typed, around: Around, each: Mapping[str, Code] | None = None) -> Code:  # noqa: C901, PLR0911, PLR0912 - one line a node
    """The code of a rule, or of a part of one; `each` is the member that a gathering looks at."""

    def code(part: Typed) -> Code:
        return emit(part, around, each)

    match node:
        case typed.Constant(bool() as value):
            return truth(value)
        case typed.Constant(value):
            return constant(value)
        case typed.Own():
            return around.own[node.name]
        case typed.Asked():
            return (around.shares if node.attribute == "share" else around.weights)[node.dimension]
        case typed.Each():
            if each is None:
                message = f"{node.name} stands outside a gathering"
                raise TypeError(message)
            return each[node.name]
        case typed.Sum():
            return plus([code(operand) for operand in node.operands], ["+", *node.operators])
        case typed.Product():
            return product([code(operand) for operand in node.operands], node.operators)
        case typed.Negative():
            return product([constant(-1), code(node.operand)], ["*"])
        case typed.Comparison():
            return compared(node.operator, [code(node.left), code(node.right)])
        case typed.Not():
            return denied(code(node.operand))
        case typed.Junction():
            return joined(node.word, [code(operand) for operand in node.operands])
        case typed.Choice():
            return _choice(code(node.condition), node, code)
        case typed.Gather():
            return _gather(node, around, each)
        case typed.Apply():
            return _apply(node.function, [code(argument) for argument in node.arguments])
        case typed.Extension():
            arguments = ", ".join(fraction(code(argument)) for argument in node.arguments)
            return Code(f"{around.named(partial(_called, node.function))}({arguments})", None)
        case typed.Round():
            never_negative = each is None and around.never_negative(node.value)
            return round_to(code(node.value), node.decimals, node.mode, never_negative=never_negative)
        case typed.Band():
            return _band(code(node.value), node.bands.starts, around)
        case _:
            assert_never(node)


def _called(function: Function, *arguments: Fraction) -> Fraction:
    return computed(function, arguments)


def _choice(condition: Code, node: typed.Choice, code: Callable[[Typed], Code]) -> Code:
    if condition.constant is not None:
        return code(node.then if condition.constant else node.otherwise)
    (then, otherwise), scale = aligned([code(node.then), code(node.otherwise)])
    return Code(f"({then} if {condition.text} else {otherwise})", scale)


def _gather(node: typed.Gather, around: Around, each: Mapping[str, Code] | None) -> Code:
    sure: list[Code] = []
    unsure: list[Unsure] = []
    for member in _members(node, around):
        condition = truth(value=True) if node.where is None else emit(node.where, around, member)
        if condition.constant is False:
            continue
        value = constant(1) if node.function == "count" else emit(node.value, around, member)
        if condition.constant is None:
            unsure.append((value, condition.text))
        else:
            sure.append(value)
    otherwise = None if node.otherwise is None else emit(node.otherwise, around, each)
    if not unsure:
        if not sure and otherwise is not None:
            return otherwise
        return _apply("sum" if node.function == "count" else node.function, sure)
    if node.function == "mean":
        return mean(sure, unsure, otherwise)
    if node.function in {"min", "max"}:
        return extreme(node.function, sure, unsure, otherwise)
    return total(sure, unsure)


def _members(node: typed.Gather, around: Around) -> tuple[Mapping[str, Code], ...]:
    if node.over == "children":
        return around.children
    return tuple({"share": share, "weight": around.weights[name]} for name, share in around.shares.items())


def _apply(function: str, codes: list[Code]) -> Code:
    values = known(codes)
    match function:
        case "sum":
            return plus(codes, ["+"] * len(codes)) if codes else constant(0)
        case "mean":
            return product([_apply("sum", codes), constant(len(codes))], ["/"])
        case "clamp":
            value, low, high = codes
            return _apply("max", [low, _apply("min", [value, high])])
    if values is not None:
        return constant(min(values) if function == "min" else max(values))
    texts, scale = aligned(codes)
    return Code(f"{function}({', '.join(texts)})", scale) if len(texts) > 1 else codes[0]


def _band(code: Code, starts: tuple[Fraction, ...], around: Around) -> Code:
    if isinstance(code.constant, Fraction):
        value = code.constant
        return constant(max(0, sum(start <= value for start in starts) - 1))
    if code.scale is None:
        return Code(f"bisect_right({around.named(starts[1:])}, {code.text})", 1)
    common = lcm(code.scale, *(start.denominator for start in starts))
    edges = tuple(int(start * common) for start in starts[1:])
    return Code(f"bisect_right({around.named(edges)}, {scaled(code, common // code.scale)})", 1)
