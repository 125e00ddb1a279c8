"""Spreadsheet: a typed rule to the formulas of the least and the greatest value that it can have.

Only rules that never fall when what they are made of rises, and that are never below zero: then the least
value is that of all least values, as the reference has it. Of any other rule nothing is made, for a
spreadsheet counts in doubles, and a figure that is nearly right is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.rules import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

LONGEST: Final = 8000
"""Characters of a formula; spreadsheets take 8,192."""

WIDEST: Final = 250
"""Arguments of a function; spreadsheets take 255."""

FUNCTIONS: Final = {"sum": "SUM", "mean": "AVERAGE", "min": "MIN", "max": "MAX"}


@frozen
class Ends:
    """The least and the greatest value, each a cell, a number or a formula; the same where it is known."""

    low: str
    high: str

    @property
    def known(self) -> bool:
        """Whether there is but one value."""
        return self.low == self.high


@frozen
class Cells:
    """Where a rule finds what its names mean.

    `own` has the measures of the item, `dimensions` by name the share and the weight of each, `children` the
    measures of each child. The cells of a member that does not apply hold a text, not a number; `there` of
    it is a formula for whether it applies.
    """

    own: Mapping[str, Ends]
    dimensions: Mapping[str, Member]
    children: tuple[Member, ...]


@frozen
class Member:
    """One of those that a gathering looks at: its measures, and whether it applies."""

    measures: Mapping[str, Ends]
    there: str


def formulas(rule: typed.Typed, cells: Cells) -> Ends | None:
    """The two formulas, without the sign of equality; None where the rule cannot be said so."""
    made = _ends(rule, cells, None)
    return made if made is not None and max(len(made.low), len(made.high)) <= LONGEST else None


def literal(value: Fraction) -> str:
    """A number that is not below zero, as a formula has it; what has no end in decimals is a quotient."""
    whole, denominator = value.numerator, value.denominator
    if denominator == 1:
        return str(whole)
    for places in range(1, 15):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            return f"{digits[:-places]}.{digits[-places:]}"
    return f"({whole}/{denominator})"


def _ends(node: typed.Typed, cells: Cells, each: Member | None) -> Ends | None:
    match node:
        case typed.Constant(value) if not isinstance(value, bool) and value >= 0:
            return Ends(literal(value), literal(value))
        case typed.Own():
            return cells.own.get(node.name)
        case typed.Asked():
            return _asked(cells.dimensions.get(node.dimension), node.attribute)
        case typed.Each():
            return None if each is None else each.measures.get(node.name)
        case typed.Sum() if "-" not in node.operators:
            return _all(node.operands, cells, each, lambda parts: f"({'+'.join(parts)})")
        case typed.Product():
            return _product(node, cells, each)
        case typed.Gather(where=None):
            return _gathered(node, cells) if each is None else None
        case typed.Apply(function="sum" | "mean" | "min" | "max") if len(node.arguments) <= WIDEST:
            return _all(
                node.arguments, cells, each, lambda parts: f"{FUNCTIONS[node.function]}({','.join(parts)})"
            )
        case _:
            return None


def _asked(member: Member | None, attribute: str) -> Ends | None:
    """A dimension that a rule names, and so has to apply: functions would pass over it otherwise."""
    made = None if member is None else member.measures.get(attribute)
    if member is None or made is None:
        return None
    return Ends(*(f"IF({member.there},{one},NA())" for one in (made.low, made.high)))


def _all(
    nodes: Iterable[typed.Typed],
    cells: Cells,
    each: Member | None,
    joined: Callable[[Sequence[str]], str],
) -> Ends | None:
    made = [_ends(node, cells, each) for node in nodes]
    known = [one for one in made if one is not None]
    if len(known) < len(made):
        return None
    return Ends(joined([one.low for one in known]), joined([one.high for one in known]))


def _product(node: typed.Product, cells: Cells, each: Member | None) -> Ends | None:
    for operator, operand in zip(node.operators, node.operands[1:], strict=True):
        divisor = _ends(operand, cells, each)
        if divisor is None or (operator == "/" and not divisor.known):
            return None

    def joined(parts: Sequence[str]) -> str:
        first, *others = parts
        return f"({first}{''.join(map(''.join, zip(node.operators, others, strict=True)))})"

    return _all(node.operands, cells, each, joined)


def _gathered(node: typed.Gather, cells: Cells) -> Ends | None:
    members = cells.children if node.over == "children" else tuple(cells.dimensions.values())
    if node.function == "count" or not 0 < len(members) <= WIDEST:
        return None
    function, plain = FUNCTIONS[node.function], isinstance(node.value, typed.Each)
    if not plain and node.function in {"min", "max"}:
        return None
    made = [_ends(node.value, cells, member) for member in members]
    known = [one for one in made if one is not None]
    if len(known) < len(made):
        return None
    ends = []
    for values in ([one.low for one in known], [one.high for one in known]):
        if plain and not all(value[:1].isdigit() for value in values):
            # A spreadsheet passes over cells that hold a text: what does not apply does not count.
            ends.append(f"{function}({','.join(values)})")
            continue
        there = [member.there for member in members]
        counted = [f"IF({one},{value},0)" for one, value in zip(there, values, strict=True)]
        total = f"SUM({','.join(counted)})"
        if node.function in {"min", "max"}:
            return None
        number = f"SUM({','.join(f'IF({one},1,0)' for one in there)})"
        ends.append(total if node.function == "sum" else f"({total}/{number})")
    return Ends(*ends)
