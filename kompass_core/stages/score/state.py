"""State: what is known of one item before any rule has run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from kompass_core.rules.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from kompass_core.model.evaluation import Given, Judgement
    from kompass_core.model.program import Line


@frozen
class State:
    """What an evaluation says of one item on one scale, fitted to it.

    `origin` is how the item comes by its points. `shares` has what is known of each dimension
    that applies, in the scale's order; `judgements` the words behind it, and `unanswered` how
    many of the dimensions nobody judged. `given` is what was given in points.
    """

    origin: Literal["rule", "given", "printed", "not applicable", "covered"]
    shares: Mapping[str, Interval]
    judgements: Mapping[str, Judgement]
    unanswered: tuple[str, ...]
    given: Given | None


def below(line: Line, states: Mapping[str, State]) -> bool:
    """Whether anybody looked at anything below an item."""
    return any(states[code].origin != "covered" for code in line.item.children)


def reach(shares: Iterable[Fraction]) -> Interval:
    """All that a judgement can be worth: from the least of its steps to the greatest."""
    listed = tuple(shares)
    return Interval(min(listed), max(listed))
