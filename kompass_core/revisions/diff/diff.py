"""Diff: two definitions to their difference, by one pass for each thing that may have changed.

Values are compared, never texts: another layout, another spelling of a number or a rule is no change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from kompass_core.model.difference import Difference
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.diff.bands import bands
from kompass_core.revisions.diff.descent import descent
from kompass_core.revisions.diff.dimensions import dimensions
from kompass_core.revisions.diff.head import head
from kompass_core.revisions.diff.judged import judged
from kompass_core.revisions.diff.norms import norms
from kompass_core.revisions.diff.order import order
from kompass_core.revisions.diff.policies import policies
from kompass_core.revisions.diff.rules import rules
from kompass_core.revisions.diff.scales import scales
from kompass_core.revisions.diff.sources import sources
from kompass_core.revisions.diff.suggest import suggest
from kompass_core.revisions.diff.titles import titles
from kompass_core.revisions.diff.values import values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.difference import Change
    from kompass_core.model.framework import Framework

Looking: TypeAlias = "Callable[[Correspondence], Iterable[Change]]"

PASSES: Final[tuple[Looking, ...]] = (
    head,
    descent,
    order,
    titles,
    values,
    judged,
    scales,
    policies,
    dimensions,
    bands,
    rules,
    norms,
)
"""From the whole to its items, then the scales on which these are scored."""


def diff(before: Framework, after: Framework, between: Sequence[Framework] = ()) -> Difference:
    """What has changed from `before` to `after`.

    `between` are the revisions that lie between the two, the oldest first; what each records of the
    one before it is followed.
    """
    found = correspond(before, after, between)
    return Difference(
        before=before,
        after=after,
        between=tuple(between) if found.recorded else (),
        correspondence=found,
        changes=tuple(change for one in PASSES for change in one(found)),
        suggestions=tuple(suggest(found)) if not between else (),
        sources=sources(found),
    )
