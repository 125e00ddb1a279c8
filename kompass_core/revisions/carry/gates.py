"""Gates: whether what was said of one thing may be said of what comes from it.

Three things stand in the way of an item: that it is one of several heirs, that it has several origins,
and that it is worded otherwise; the last is also in the way of a dimension. Each is asked by itself. What
somebody decided to drop needs no further decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.correspondence import led
from kompass_core.revisions.carry import objections

if TYPE_CHECKING:
    from kompass_core.model.carriage import Reason, Result, Strategies
    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.rewording import Rewording
    from kompass_core.problems import Span
    from kompass_core.revisions.carry.ledger import Ledger

ORDER: tuple[Reason, ...] = (
    "same",
    "judged-same",
    "joined",
    "copied",
    "reworded",
    "summed",
    "kept-points",
    "kept-share",
    "kept-step",
)
"""Reasons to let something through, the weightiest last."""


@frozen
class Gate:
    """Whether something gets through, and why."""

    result: Result
    reason: Reason


OPEN = Gate("carried", "same")


def all_of(*gates: Gate) -> Gate:
    """The gate that all of them make: what is dropped anywhere is dropped; else what is refused is."""
    for result in ("dropped", "refused"):
        for gate in gates:
            if gate.result == result:
                return gate
    return max(gates, key=lambda gate: ORDER.index(gate.reason), default=OPEN)


class Gates:
    """The gates between two definitions, for one evaluation and what was decided."""

    def __init__(
        self, evaluation: Evaluation, correspondence: Correspondence, strategies: Strategies, ledger: Ledger
    ) -> None:
        """Begin with nothing asked; what is in the way is entered into the ledger when it is asked for."""
        self.evaluation = evaluation
        self.correspondence = correspondence
        self.strategies = strategies
        self.ledger = ledger

    def item(self, heir: str) -> Gate:
        """Of an item that comes from others."""
        gates = (self.shared(heir), self.merged(heir), self.worded(heir))
        dropped = [gate for gate in gates if gate.result == "dropped"]
        if not dropped:
            self._object(heir, gates)
        return all_of(*gates)

    def shared(self, heir: str) -> Gate:
        """Whether it is one of several that come from the same."""
        origins = self.correspondence.items[heir]
        if all(len(self.correspondence.heirs(origin)) == 1 for origin in origins):
            return OPEN
        match self.strategies.split:
            case None:
                return Gate("refused", "split")
            case "copy":
                return Gate("carried", "copied")
            case "drop":
                return Gate("dropped", "split")

    def merged(self, heir: str) -> Gate:
        """Whether it comes from several."""
        if len(self.correspondence.items[heir]) == 1:
            return OPEN
        match self.strategies.merge:
            case None:
                return Gate("refused", "merged")
            case "agree" | "sum":
                return Gate("carried", "joined")
            case "drop":
                return Gate("dropped", "merged")

    def worded(self, heir: str) -> Gate:
        """Whether its wording is known to ask the same; no verdict can be on several that became one."""
        if len(self.correspondence.items[heir]) > 1:
            return OPEN
        return self._judged(self.correspondence.verdicts(heir))

    def wording(self, heir: str, place: Span) -> Gate:
        """Of the wording of an item, of which nothing else is said; what is in the way is entered."""
        gate = self.worded(heir)
        if gate.result == "refused":
            self._reword(heir, place)
        return gate

    def dimension(self, scale: str, name: str, place: Span) -> Gate:
        """Of a dimension of a scale, which comes from another."""
        kinship, after = self.correspondence.scales[scale], self.correspondence.after
        older = self.correspondence.before.scales[kinship.before].dimensions[kinship.dimensions[name]]
        newer = after.scales[scale].dimensions[name]
        verdicts = led(older.title, newer.title, kinship.reworded.get(name, ()))
        gate = self._judged(verdicts)
        if gate.result == "refused":
            what = f"`{name}` on the scale `{scale}`"
            problem = objections.worded(what, older, newer, verdicts, place)
            self.ledger.object(("dimension", scale, name), problem)
        return gate

    def _judged(self, verdicts: tuple[Rewording, ...] | None) -> Gate:
        if verdicts is not None and all(one.verdict == "same" for one in verdicts):
            return Gate("carried", "judged-same") if verdicts else OPEN
        reason: Reason = "unjudged" if verdicts is None else "reworded"
        if self.strategies.reworded == "drop":
            return Gate("dropped", reason)
        if self.strategies.reworded == "carry" and verdicts is not None:
            return Gate("carried", reason)
        return Gate("refused", reason)

    def _object(self, heir: str, gates: tuple[Gate, Gate, Gate]) -> None:
        shared, merged, worded = gates
        origins = self.correspondence.items[heir]
        place = first_place(self.evaluation, origins)
        after = self.correspondence.after
        if shared.result == "refused":
            for origin in origins:
                heirs = self.correspondence.heirs(origin)
                if len(heirs) > 1:
                    where = first_place(self.evaluation, (origin,))
                    self.ledger.object(("split", origin), objections.split(origin, heirs, after, where))
        if merged.result == "refused":
            self.ledger.object(("merged", heir), objections.merged(heir, origins, after, place))
        if worded.result == "refused":
            self._reword(heir, place)

    def _reword(self, heir: str, place: Span) -> None:
        (origin,) = self.correspondence.items[heir]
        older, newer = self.correspondence.before.items[origin], self.correspondence.after.items[heir]
        verdicts = self.correspondence.verdicts(heir)
        problem = objections.worded(f"`{heir}`", older, newer, verdicts, place)
        self.ledger.object(("worded", heir), problem)


def first_place(evaluation: Evaluation, codes: tuple[str, ...]) -> Span:
    """Where the evaluation first says anything of one of the items."""
    spans = evaluation.spans
    paths = [("judgement", code) for code in codes] + [("finding", code) for code in codes]
    given = [("given", scale, "points", code) for scale in evaluation.given for code in codes]
    found = [spans[path] for path in (*paths, *given) if path in spans]
    return min(found, key=lambda span: span.start, default=evaluation.framework.span)
