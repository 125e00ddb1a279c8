"""Truths: the code of what holds or does not, worked out beforehand where that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules.code import Code, aligned, known, truth

if TYPE_CHECKING:
    from collections.abc import Sequence


def compared(operator: str, sides: Sequence[Code]) -> Code:
    """Whether two sides stand as the operator says."""
    python = {"=": "==", "!=": "!="}.get(operator, operator)
    (left, right), _ = aligned(sides)
    values = known(sides)
    if values is None:
        return Code(f"({left} {python} {right})", 1)
    one, other = values
    holds = {
        "==": one == other,
        "!=": one != other,
        "<": one < other,
        "<=": one <= other,
        ">": one > other,
        ">=": one >= other,
    }
    return truth(holds[python])


def joined(word: str, operands: Sequence[Code]) -> Code:
    """Whether all hold (`and`), or any (`or`), looked at in their order as far as needed."""
    decisive = word == "or"
    looked_at = []
    for operand in operands:
        if operand.constant is None:
            looked_at.append(operand.text)
        elif operand.constant is decisive:
            looked_at.append(str(decisive))
            break
    else:
        if not looked_at:
            return truth(not decisive)
    return truth(decisive) if looked_at == [str(decisive)] else Code(f"({f' {word} '.join(looked_at)})", 1)


def denied(operand: Code) -> Code:
    """Whether it does not hold."""
    if operand.constant is not None:
        return truth(not operand.constant)
    return Code(f"(not {operand.text})", 1)
