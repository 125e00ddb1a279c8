"""Judgements: what was judged to what is judged then, of each evaluator, too."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.carriage import Heir
from kompass_core.model.evaluation import WHOLE_ITEM, Judgement
from kompass_core.revisions.carry import objections
from kompass_core.revisions.carry.gates import Gate, all_of
from kompass_core.revisions.carry.hearing import hearings
from kompass_core.revisions.carry.ledger import Fate
from kompass_core.revisions.carry.said import judgement_text
from kompass_core.revisions.carry.steps import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.model.evaluation import Judgements, Opinions
    from kompass_core.revisions.carry.gates import Gates
    from kompass_core.revisions.carry.hearing import Hearing
    from kompass_core.revisions.carry.steps import Step


class Judging:
    """All judgements on their way: what is said then, by item, dimension and evaluator (None: together)."""

    def __init__(self, gates: Gates, scales: Sequence[str]) -> None:
        """Begin with nothing judged; `scales` are those that the evaluation is scored on then."""
        self.gates = gates
        self.ledger = gates.ledger
        self.correspondence = gates.correspondence
        self.scales = scales
        self.made: dict[str, dict[str, dict[str | None, Judgement]]] = {}

    def judge(self, heir: str) -> None:
        """Say of an item what was judged of what it comes from."""
        heard = tuple(hearings(self.gates.evaluation, self.correspondence.items[heir]))
        if not heard:
            return
        gate = self.gates.item(heir)
        for hearing in heard:
            if gate.result == "dropped" or (gate.result == "refused" and hearing.judgement is None):
                self.ledger.enter(hearing.keys, Fate(gate.result, gate.reason))
            elif hearing.judgement is None:
                self.ledger.enter(hearing.keys, Fate("dropped", "differ"))
            elif self.correspondence.after.items[heir].children:
                self.ledger.enter(hearing.keys, Fate("dropped", "has-parts"))
            elif hearing.dimension == WHOLE_ITEM:
                self._say(heir, WHOLE_ITEM, hearing, hearing.judgement, gate)
            else:
                self._place(heir, hearing, hearing.judgement, gate)

    def together(self) -> Judgements:
        """What all judged together, or one evaluator alone."""
        return _frozen(
            {
                code: {name: said[None] for name, said in parts.items() if None in said}
                for code, parts in self.made.items()
            }
        )

    def apart(self) -> Opinions:
        """What each of several evaluators judged."""
        found: dict[str, Mapping[str, Mapping[str, Judgement]]] = {}
        for code, parts in self.made.items():
            heard = {
                name: {voice: one for voice, one in said.items() if voice is not None}
                for name, said in parts.items()
            }
            if any(heard.values()):
                found[code] = _frozen({name: voices for name, voices in heard.items() if voices})
        return MappingProxyType(found)

    def _place(self, heir: str, hearing: Hearing, judgement: Judgement, gate: Gate) -> None:
        """Say it in each of the dimensions that come from the one in which it was judged."""
        targets = self._targets(heir, hearing.dimension)
        if not targets:
            kinships = self.correspondence.scales.values()
            asked = any(hearing.dimension in kinship.dimensions.values() for kinship in kinships)
            self.ledger.enter(hearing.keys, Fate("dropped", "not-asked" if asked else "no-dimension"))
        for name, scales in targets.items():
            worded = all_of(gate, *(self.gates.dimension(one, name, judgement.span) for one in scales))
            if worded.result == "dropped":
                self.ledger.enter(hearing.used, Fate(worded.result, worded.reason))
                continue
            made = list(self._steps(name, scales, judgement))
            through = all_of(worded, *(Gate(one.result, one.reason) for one in made))
            values = dict.fromkeys(one.value for one in made)
            if through.result == "dropped":
                self.ledger.enter(hearing.used, Fate(through.result, through.reason))
            elif through.result != "refused" and len(values) > 1:
                self.ledger.object(
                    ("apart", heir, name), objections.apart(name, heir, scales, judgement.span)
                )
                self.ledger.enter(hearing.used, Fate("refused", "moved-step"))
            else:
                value = made[0].value
                self._say(heir, name, hearing, Judgement(value or "", judgement.span), through)

    def _targets(self, heir: str, dimension: str) -> Mapping[str, Sequence[str]]:
        """The dimensions in which an item is judged then that come from one, and on which scales.

        Those on which the evaluation is not scored count where there is no other.
        """
        after = self.correspondence.after
        found: dict[str, list[str]] = {}
        for scale, kinship in self.correspondence.scales.items():
            for name in after.asked(heir, scale):
                if kinship.dimensions.get(name) == dimension:
                    found.setdefault(name, []).append(scale)
        wanted = {name: [scale for scale in scales if scale in self.scales] for name, scales in found.items()}
        return {name: scales for name, scales in wanted.items() if scales} or found

    def _steps(self, name: str, scales: Sequence[str], judgement: Judgement) -> Iterator[Step]:
        """What a judgement becomes on each of the scales; what stands in its way is entered."""
        correspondence, strategy = self.correspondence, self.gates.strategies.moved_steps
        for scale in scales:
            kinship = correspondence.scales[scale]
            older = correspondence.before.scales[kinship.before].dimensions[kinship.dimensions[name]]
            newer = correspondence.after.scales[scale].dimensions[name]
            made = step(judgement.value, older, newer, kinship.steps[name], strategy)
            if made.result == "refused":
                problem = objections.moved_step(judgement, made, newer, scale, strategy)
                self.ledger.object(("step", scale, name, judgement.value), problem)
            yield made

    def _say(self, heir: str, part: str, hearing: Hearing, judgement: Judgement, gate: Gate) -> None:
        if gate.result == "refused":
            self.ledger.enter(hearing.used, Fate(gate.result, gate.reason))
            return
        there = self.made.setdefault(heir, {}).setdefault(part, {})
        other = there.setdefault(hearing.voice, judgement)
        if other.value != judgement.value:
            self.ledger.object(
                ("twice", heir, part), objections.twice(part, heir, other.span, judgement.span)
            )
            self.ledger.enter(hearing.used, Fate("refused", "twice"))
            return
        said = Heir(heir, part, judgement_text(judgement.value))
        self.ledger.enter(hearing.used, Fate(gate.result, gate.reason, said))


def _frozen(
    tables: Mapping[str, Mapping[str, Judgement]],
) -> Mapping[str, Mapping[str, Judgement]]:
    return MappingProxyType({name: MappingProxyType(dict(table)) for name, table in tables.items()})
