"""Options: all that can be judged of a dimension on a scale, and which dimensions need not apply."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final, TypeAlias

from kompass_core.model.evaluation import UNANSWERED
from kompass_core.rules import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.program import Line
    from kompass_core.model.scale import Scale

    Option: TypeAlias = tuple[str, Fraction]
    """A step, or the state that counts as nothing, and its share."""
    Options: TypeAlias = Mapping[str, tuple[Option, ...]]
    """By dimension, from the least share to the greatest."""

MOST_SUBSETS: Final = 64
"""Sets of dimensions that apply are looked at one by one, as long as there are no more."""


def options(scale: Scale, line: Line) -> Options:
    """What can be judged of an item, each dimension's steps as they rise."""
    found = {}
    for name in line.asked:
        steps = tuple(scale.dimensions[name].steps.items())
        if scale.unanswered == "zero" and steps[0][1] > 0:
            steps = ((UNANSWERED, Fraction(0)), *steps)
        found[name] = steps
    return found


def optional(scale: Scale, line: Line) -> tuple[str, ...]:
    """The dimensions that can be said not to apply, while others do: those that no rule names."""
    if scale.not_applicable == "refuse":
        return ()
    named = {
        node.dimension
        for rule in line.rules
        for node in typed.walk(rule.typed)
        if isinstance(node, typed.Asked)
    }
    return tuple(name for name in line.asked if name not in named)


def patterns(
    asked: tuple[str, ...], may_lack: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every set of dimensions that can apply together, all of them first, none of which need be left open.

    Where they are too many, all of them, and then all of them with those that need not apply.
    """
    if 2 ** len(may_lack) > MOST_SUBSETS:
        return [(asked, ()), (asked, may_lack)]
    lacking = chain.from_iterable(combinations(may_lack, number) for number in range(len(may_lack) + 1))
    found = (tuple(name for name in asked if name not in absent) for absent in lacking)
    return [(applying, ()) for applying in found if applying or not asked]
