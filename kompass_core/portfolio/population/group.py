"""Group: populations to groups of those who have something in common, each of one revision and scale."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from kompass_core.model.population import Group
from kompass_core.portfolio.population.describe import describe
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.populate import population

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.framework import Framework
    from kompass_core.model.population import Member, Population
    from kompass_core.model.register import Register

    Framed: TypeAlias = tuple[Framework, Population]
    Common: TypeAlias = tuple[str | None, ...]
    Apart: TypeAlias = dict[int, list[Member]]

OWN = ("country", "year", "revision", "scale", "organisation")
"""What is known of everybody without a register."""


def group(found: Sequence[Framed], by: Sequence[str], register: Register) -> tuple[Group, ...]:
    """The groups, sorted by what they have in common; one of all where `by` is empty.

    `by` names what of `OWN`, or columns of the register.

    Raises:
        KompassError: `no-shared-scale`, where points of several revisions or scales would be in one group.
    """
    groups: dict[Common, Apart] = {}
    for place, (_, one) in enumerate(found):
        for member in one.members:
            common = tuple(_value(name, one, member, register) for name in by)
            groups.setdefault(common, {}).setdefault(place, []).append(member)
    problems = [problem for apart in groups.values() for problem in _mixed(found, apart)]
    if problems:
        raise KompassError(problems[:1])
    return tuple(_group(found, by, common, groups[common]) for common in sorted(groups, key=_order))


def _value(name: str, one: Population, member: Member, register: Register) -> str | None:
    match name:
        case "country":
            return member.country
        case "year":
            return None if member.year is None else str(member.year)
        case "revision":
            return one.framework
        case "scale":
            return one.scale
        case "organisation":
            return member.organisation.name
        case _:
            return register.value(name, member.organisation, member.country)


def _group(found: Sequence[Framed], by: Sequence[str], common: Common, apart: Apart) -> Group:
    ((place, members),) = apart.items()
    framework, whole = found[place]
    those = population(whole.framework, whole.scale, whole.scales, tuple(members))
    items = describe(those, framework.items)
    return Group(MappingProxyType(dict(zip(by, common, strict=True))), framework, those, items)


def _mixed(found: Sequence[Framed], apart: Apart) -> Iterator[Problem]:
    """A problem where a group has members of more than one population."""
    if len(apart) < 2:  # noqa: PLR2004 - one is of one kind
        return
    kinds = ", ".join(
        f"`{found[place][1].framework}` on `{found[place][1].scale}` ({len(members)})"
        for place, members in apart.items()
    )
    first, other = (members[0] for members in list(apart.values())[:2])
    message = f"these cannot be counted together: {kinds}"
    hint = "choose with `--framework` and `--scale`, or keep them apart: `--by revision,scale`"
    yield Problem("no-shared-scale", message, other.span, hint, ((f"`{first.evaluation}`", first.span),))


def _order(common: Common) -> tuple[tuple[bool, Fraction, str], ...]:
    """Numbers in their order, classes by where they begin, and what is not known last."""
    return tuple(_key(value) for value in common)


def _key(value: str | None) -> tuple[bool, Fraction, str]:
    text = value or ""
    number = text.partition("\N{EN DASH}")[0]
    known = number.isascii() and number.replace(".", "", 1).isdigit()
    return value is None, Fraction(number) if known else Fraction(-1), text
