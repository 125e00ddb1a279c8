"""Sample: one thing that can be judged of an item and all below it, and exactly what comes of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from kompass_core.model.evaluation import NOT_APPLICABLE, WHOLE_ITEM
from kompass_core.rules.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from kompass_core.model.framework import Item
    from kompass_core.rules.evaluate import Value
    from kompass_core.rules.trend import Source

    Raise: TypeAlias = tuple["Sample", "Sample", Source]
    """Before, after, and what was raised."""


@frozen(eq=False)
class Sample:
    """What is judged of an item, and the exact values of its measures.

    `steps` has the steps of an item that is judged, by dimension; `parts` what is judged of each child of
    another, None where it does not apply.
    """

    measures: Mapping[str, Value] = field(repr=False)
    steps: Mapping[str, str]
    parts: Mapping[str, Sample | None] = field(factory=dict)

    @property
    def key(self) -> Hashable:
        """What tells it from others as far as anybody above can see."""
        return tuple(self.measures.values())

    def number(self, measure: str) -> Fraction:
        """The value of a measure; a truth counts as 0 or 1.

        Raises:
            TypeError: it is not known exactly, which no sample lets happen.
        """
        value = self.measures[measure]
        if isinstance(value, Interval) and value.known:
            return value.low
        if isinstance(value, bool):
            return Fraction(value)
        message = f"{measure} is {value!r} where everything is known"
        raise TypeError(message)


@frozen(eq=False)
class Pool:
    """Samples of one item, no two of which look alike from above, and what raising a judgement does.

    `complete` says that it has all there are; `tried` counts the raises that were tried.
    """

    samples: tuple[Sample, ...]
    raises: tuple[Raise, ...]
    complete: bool
    tried: int


def exceeds(measures: Mapping[str, Value]) -> bool:
    """Whether points are surely more than the maximum."""
    points, most = measures.get("points"), measures.get("maximum")
    return isinstance(points, Interval) and isinstance(most, Interval) and points.low > most.high


def judgements(code: str, sample: Sample | None, items: Mapping[str, Item]) -> dict[str, Mapping[str, str]]:
    """All that a sample of an item judges, by code."""
    found: dict[str, Mapping[str, str]] = {}
    waiting: list[tuple[str, Sample | None]] = [(code, sample)]
    while waiting:
        here, one = waiting.pop()
        if one is None and items[here].children:
            waiting.extend((child, None) for child in reversed(items[here].children))
        elif one is None:
            found[here] = {WHOLE_ITEM: NOT_APPLICABLE}
        elif one.parts:
            waiting.extend(reversed(tuple(one.parts.items())))
        else:
            found[here] = one.steps
    return found
