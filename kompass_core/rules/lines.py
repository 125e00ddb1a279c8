"""Lines: syntax to its canonical wording over several lines, where it is too long for one.

A call breaks into its arguments, a chain before its operators, a choice before each `else`. What stands
in front of a call at the end of a chain, or around a single call, stays on its line:

    round(maximum * between(
        band,
        if band < 11% then 10%
        else if band < 31% then 30%
        else 100%,
        degree
    ))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from kompass_core.rules import syntax, text
from kompass_core.rules.text import part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.rules.syntax import Syntax

    Chain: TypeAlias = syntax.Sum | syntax.Product | syntax.Comparison | syntax.And | syntax.Or

INDENT: Final = 4
"""Spaces before what a line further up has opened."""


def lines(node: Syntax, room: int) -> list[str]:
    """The rule over as few lines as are no longer than `room` characters, where that can be.

    A single line is the canonical text. Several, with whatever space between them, parse back to the
    same syntax.
    """
    return _laid(node, 0, room)


def _laid(node: Syntax, least: int, room: int, lead: str = "", tail: str = "") -> list[str]:
    """The lines of a part that stands where only a binding of at least `least` can.

    `lead` is what stands before it on its first line, `tail` what stands after it on its last.
    """
    flat = f"{lead}{part(node, least)}{tail}"
    if len(flat) <= room:
        return [flat]
    if text.worded(node)[1] < least:
        return [f"{lead}(", *_further(_laid(node, 0, room - INDENT)), f"){tail}"]
    match node:
        case syntax.Call():
            return _call(node, room, lead, tail)
        case syntax.Choice():
            return _choice(node, room, lead, tail)
        case syntax.Not():
            return _laid(node.operand, text.NOT, room, f"{lead}not ", tail)
        case syntax.Negative():
            return _laid(node.operand, text.FACTOR, room, f"{lead}-", tail)
        case syntax.Sum() | syntax.Product() | syntax.Comparison() | syntax.And() | syntax.Or():
            return _chain(node, room, lead, tail)
        case syntax.Number() | syntax.Truth() | syntax.Name() | syntax.Member():
            return [flat]
        case _:
            assert_never(node)


def _links(node: Chain) -> tuple[list[tuple[str, Syntax]], int]:
    """The parts of a chain, each with the operator before it, and how firmly each has to bind."""
    match node:
        case syntax.Sum():
            return list(zip(("", *node.operators), node.operands, strict=True)), text.PRODUCT
        case syntax.Product():
            return list(zip(("", *node.operators), node.operands, strict=True)), text.FACTOR
        case syntax.Comparison():
            return [("", node.left), (node.operator, node.right)], text.SUM
        case syntax.And():
            return _joined("and", node.operands), text.NOT
        case syntax.Or():
            return _joined("or", node.operands), text.AND
        case _:
            assert_never(node)


def _joined(word: str, operands: Iterable[Syntax]) -> list[tuple[str, Syntax]]:
    return [(word if place else "", operand) for place, operand in enumerate(operands)]


def _chain(node: Chain, room: int, lead: str, tail: str) -> list[str]:
    links, least = _links(node)
    last = links[-1][1]
    before = _before(links, least, lead)
    if _opens(last, least, before, room):
        return _laid(last, least, room, before, tail)
    made = _laid(links[0][1], least, room, lead)
    margin = INDENT if lead else 0
    for place, (operator, operand) in enumerate(links[1:], 2):
        ending = tail if place == len(links) else ""
        made += _further(_laid(operand, least, room - margin, f"{operator} ", ending), margin)
    return made


def _before(links: list[tuple[str, Syntax]], least: int, lead: str) -> str:
    """All of a chain on one line, up to its last part."""
    (_, first), *others = links
    words = [part(first, least)]
    words += [word for operator, operand in others for word in (operator, part(operand, least))]
    return f"{lead}{' '.join(words[:-1])} "


def _opens(node: Syntax, least: int, before: str, room: int) -> bool:
    """Whether the first line of a part that is too long ends with an opening parenthesis."""
    if text.worded(node)[1] < least:
        return len(before) < room
    match node:
        case syntax.Call():
            return len(before) + len(node.function) < room
        case syntax.Sum() | syntax.Product() | syntax.Comparison() | syntax.And() | syntax.Or():
            links, binding = _links(node)
            return _opens(links[-1][1], binding, _before(links, binding, before), room)
        case _:
            return False


def _call(node: syntax.Call, room: int, lead: str, tail: str) -> list[str]:
    opening = f"{lead}{node.function}("
    if len(node.arguments) == 1 and node.where is None and _opens(node.arguments[0], 0, opening, room):
        return _laid(node.arguments[0], 0, room, opening, f"){tail}")
    inner = room - INDENT
    made: list[str] = []
    for argument in node.arguments[:-1]:
        made += _laid(argument, 0, inner, tail=",")
    made += _laid(node.arguments[-1], 0, inner)
    if node.where is not None:
        made += _laid(node.where, 0, inner, "where ")
    if node.otherwise is not None:
        made += _laid(node.otherwise, 0, inner, "else ")
    return [opening, *_further(made), f"){tail}"]


def _choice(node: Syntax, room: int, lead: str, tail: str) -> list[str]:
    margin = INDENT if lead else 0
    made: list[str] = []
    word = f"{lead}if "
    while isinstance(node, syntax.Choice):
        inner = room - margin if made else room
        flat = f"{word}{part(node.condition, 0)} then {part(node.then, 0)}"
        outcome = [flat]
        if len(flat) > inner:
            outcome = _laid(node.condition, 0, inner, word)
            outcome += _further(_laid(node.then, 0, inner - INDENT, "then "))
        made += _further(outcome, margin) if made else outcome
        word, node = "else if ", node.otherwise
    return made + _further(_laid(node, 0, room - margin, "else ", tail), margin)


def _further(made: Iterable[str], margin: int = INDENT) -> list[str]:
    return [" " * margin + line for line in made]
