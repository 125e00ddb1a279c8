"""Findings: what was found of an item to what is found of the first that comes from it.

What was found of several that became one is put together, in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.carriage import Heir
from kompass_core.model.evaluation import Finding
from kompass_core.revisions.carry.ledger import Fate
from kompass_core.revisions.carry.said import finding_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.revisions.carry.gates import Gates
    from kompass_core.revisions.carry.said import Key


class Gathering:
    """All findings on their way, by the item that they are of then."""

    def __init__(self, gates: Gates) -> None:
        """Begin with nothing found."""
        self.gates = gates
        self.ledger = gates.ledger
        self.correspondence = gates.correspondence
        self.made: dict[str, Finding] = {}
        self.placed: set[str] = set()

    def gather(self, heir: str) -> None:
        """Say of an item what was found of what it comes from, unless that stands at an heir before it."""
        findings = self.gates.evaluation.findings
        origins = [origin for origin in self.correspondence.items[heir] if origin in findings]
        if not origins:
            return
        gate = self.gates.item(heir)
        free = [origin for origin in origins if origin not in self.placed]
        keys: list[Key] = [("finding", origin, None, None) for origin in free]
        if gate.result != "carried":
            self.ledger.enter(keys, Fate(gate.result, gate.reason))
            return
        if not free:
            return
        self.placed.update(free)
        made = joined([findings[origin] for origin in free])
        self.made[heir] = made
        reason = "first-heir" if gate.reason == "copied" else gate.reason
        self.ledger.enter(keys, Fate("carried", reason, Heir(heir, None, finding_text(made))))


def joined(findings: Sequence[Finding]) -> Finding:
    """Several findings as one, their texts as paragraphs."""
    first, *others = findings
    if not others:
        return first
    return Finding(
        text="\n\n".join(one.text for one in findings if one.text) or None,
        strengths=tuple(line for one in findings for line in one.strengths),
        improvements=tuple(line for one in findings for line in one.improvements),
        evidence=tuple(piece for one in findings for piece in one.evidence),
        role_models=tuple(model for one in findings for model in one.role_models),
        span=first.span,
    )
