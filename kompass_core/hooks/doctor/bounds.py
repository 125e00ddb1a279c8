"""Bounds: whether a version is one that a distribution declares to work.

Of the ways to write a bound, those that declare one end or exclude one version are understood: they are
what people write. Any other is said to be unknown rather than taken for kept.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Compare = Callable[[tuple[int, ...], tuple[int, ...]], bool]

COMPARED: Final[Mapping[str, Compare]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
BOUND: Final = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")
REQUIREMENT: Final = re.compile(r"\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^]]*\])?\s*\(?([^;()]*)\)?\s*(;.*)?")


def required(requirement: str) -> tuple[str, str] | None:
    """Name and bounds of a requirement that always holds; None for that of an extra or a platform."""
    found = REQUIREMENT.fullmatch(requirement)
    return (found[1], found[2].strip()) if found and not found[3] else None


def within(version: str, bounds: str) -> bool | None:
    """Whether the version keeps every bound of a list with commas; None where that cannot be said."""
    numbers = re.match(r"[0-9]+(?:\.[0-9]+)*", version)
    if numbers is None:
        return None
    kept = True
    for one in filter(str.strip, bounds.split(",")):
        bound = BOUND.fullmatch(one)
        if bound is None:
            return None
        kept = kept and COMPARED[bound[1]](_release(numbers[0]), _release(bound[2]))
    return kept


def _release(version: str) -> tuple[int, ...]:
    """The numbers, without zeros at their end: 1.0 is 1."""
    numbers = [int(number) for number in version.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
