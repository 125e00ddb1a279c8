"""Parts: whether points of an item mean the same where it has another maximum, or is made of other parts.

Points that are given stand for everything below an item. What lies below is the same where each part
comes from one part, and none of those has another maximum or weight; as far down as both have parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kompass_core.problems import KompassError
from kompass_core.revisions.carry.gates import OPEN, all_of
from kompass_core.rules.interval import Interval
from kompass_core.stages.check.maxima import unanswered
from kompass_core.stages.compile import sheet
from kompass_core.stages.score.failed import failed
from kompass_core.stages.score.run import RunError, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.framework import Framework
    from kompass_core.problems import Span
    from kompass_core.revisions.carry.gates import Gate, Gates

    Pairs: TypeAlias = tuple[tuple[str, str], ...]


class Parts:
    """A scale and the one that comes from it, with what each item can have at most on both."""

    def __init__(self, correspondence: Correspondence, scale: str) -> None:
        """Work out the maxima; `scale` is the one after. Raises KompassError where a rule has no value."""
        self.correspondence = correspondence
        self.older = _maxima(correspondence.before, correspondence.scales[scale].before)
        self.newer = _maxima(correspondence.after, scale)

    def ends(self, origin: str, heir: str) -> tuple[Interval, Interval]:
        """What an item had at most, and what the one has that comes from it."""
        return self.older[origin], self.newer[heir]

    def same(self, origin: str, heir: str) -> bool:
        """Whether points of the one are as many of the other."""
        pairs = self._pairs(origin, heir)
        return pairs is not None and all(self._alike(*pair) for pair in ((origin, heir), *pairs))

    def worded(self, origin: str, heir: str, gates: Gates, place: Span) -> Gate:
        """Whether everything below that has one origin is known to ask the same."""
        pairs = self._pairs(origin, heir) or ()
        return all_of(OPEN, *(gates.wording(part, place) for _, part in pairs))

    def _alike(self, origin: str, heir: str) -> bool:
        older, newer = self.correspondence.before.items[origin], self.correspondence.after.items[heir]
        weighs_alike = older.weight == newer.weight or older.parent is None
        return self.older[origin] == self.newer[heir] and weighs_alike

    def _pairs(self, origin: str, heir: str) -> Pairs | None:
        """Everything below, what it was first; None where it does not come one from one."""
        before = self.correspondence.before.items[origin].children
        after = self.correspondence.after.items[heir].children
        if not before or not after:
            return ()
        found: list[tuple[str, str]] = []
        for part in after:
            origins = self.correspondence.items[part]
            deeper = self._pairs(origins[0], part) if len(origins) == 1 else None
            if deeper is None:
                return None
            found += [(origins[0], part), *deeper]
        here = sorted(was for was, part in found if part in after)
        return tuple(found) if here == sorted(before) else None


def _maxima(framework: Framework, scale: str) -> Mapping[str, Interval]:
    """What each item can have at most on a scale, in points, where everything applies."""
    laid_out = sheet(framework, scale)
    try:
        outcomes = run(laid_out, unanswered(laid_out), lambda _, points, __: points, derive=False)
    except RunError as error:
        raise KompassError([failed(error)]) from error
    found = {code: outcome.measures["maximum"] for code, outcome in outcomes.items()}
    return {code: value for code, value in found.items() if isinstance(value, Interval)}
