"""Changelog: a difference to one sentence that counts what has changed, for who releases a revision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.difference import Difference, Kind, Subject

PHRASES: Final[Mapping[Kind, str]] = {
    "added": "added",
    "removed": "removed",
    "renamed": "renamed",
    "moved": "moved",
    "order": "in another order",
    "split": "split",
    "merged": "merged",
    "replaced": "replaced",
    "title": "worded anew",
    "translated": "in another language",
    "parts": "with or without parts",
    "judged": "judged otherwise",
    "text": "changed",
}
PLURALS: Final[Mapping[Subject, str]] = {"bands": "sets of bands", "print": "printed columns"}
LIFE: Final = ("status", "published", "retired")
"""What is no change of the definition."""


def changelog(found: Difference) -> str:
    """What changed against the revision before, in numbers, such as "Against library@1: 2 items added."."""
    counted = Counter((change.subject, change.kind) for change in found.changes if change.kind not in LIFE)
    said = [_counted(subject, kind, count) for (subject, kind), count in counted.items()]
    return f"Against {found.before.name}: {', '.join(said) or 'nothing has changed'}."


def _counted(subject: Subject, kind: Kind, count: int) -> str:
    one = "set of bands" if subject == "bands" else "printed column" if subject == "print" else subject
    several = PLURALS.get(subject, f"{subject}s")
    return f"{count} {one if count == 1 else several} {PHRASES.get(kind, f'with another {kind}')}"
