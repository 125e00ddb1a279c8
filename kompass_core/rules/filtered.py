"""Filtered: the code of gathering members of which it is known only at run time whether they count.

A member that does not count is not worked out, for it may have no value; nor is what stands after
`else`, unless no member counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from kompass_core.rules.code import Code, aligned, fraction, over, plus

if TYPE_CHECKING:
    from collections.abc import Sequence

Unsure: TypeAlias = tuple[Code, str]
"""The value of a member, and the text of the condition on which it counts."""


def total(sure: Sequence[Code], unsure: Sequence[Unsure]) -> Code:
    """The sum of those that count."""
    counted = [Code(f"({value.text} if {condition} else 0)", value.scale) for value, condition in unsure]
    return plus([*sure, *counted], ["+"] * (len(sure) + len(counted)))


def mean(sure: Sequence[Code], unsure: Sequence[Unsure], otherwise: Code | None) -> Code:
    """The mean of those that count, or what stands after `else`."""
    number = " + ".join([str(len(sure)), *(f"({condition})" for _, condition in unsure)])
    code = over(total(sure, unsure), Code(f"({number})", 1))
    if sure or otherwise is None:
        return code
    return Code(f"({code.text} if {number} else {fraction(otherwise)})", None)


def extreme(
    function: Literal["min", "max"], sure: Sequence[Code], unsure: Sequence[Unsure], otherwise: Code | None
) -> Code:
    """The least or the most of those that count, or what stands after `else`."""
    needed = [] if sure or otherwise is None else [otherwise]
    texts, scale = aligned([*needed, *sure, *(value for value, _ in unsure)])
    default, certain = texts[: len(needed)], texts[len(needed) : len(needed) + len(sure)]
    conditions = [condition for _, condition in unsure]
    perhaps = [
        f"*(({text},) if {condition} else ())"
        for text, condition in zip(texts[len(needed) + len(sure) :], conditions, strict=True)
    ]
    made = f"{function}(({', '.join([*certain, *perhaps])},))"
    if not default:
        return Code(made, scale)
    return Code(f"({made} if {' or '.join(conditions)} else {default[0]})", scale)
