"""Carried: what became of everything that an evaluation says, as a table, or as data for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kompass_core.cli.columns import columns
from kompass_core.model.carriage import REASONS
from kompass_core.problems.described import described, placed
from kompass_core.problems.show import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.carriage import Carriage, Heir, Outcome

NOTHING = "-"
HEADINGS = ("Item", "What", "Was", "Is", "Why")


def as_text(carriage: Carriage, width: int, *, everything: bool) -> Iterator[str]:
    """The lines of a table, without what has not changed unless everything is wanted; and the counts."""
    correspondence = carriage.correspondence
    yield plain(f"{carriage.before.id}: {correspondence.before.name} -> {correspondence.after.name}")
    shown = [one for one in carriage.outcomes if everything or not unchanged(one)]
    if shown:
        yield ""
        yield from columns(HEADINGS, [_row(one) for one in shown], width)
    yield ""
    same = sum(map(unchanged, carriage.outcomes))
    counts = ", ".join(f"{count} {result}" for result, count in carriage.counts().items())
    kept = f" ({same} of them unchanged)" if same else ""
    yield counts.replace(" carried", f" carried{kept}", 1)


def unchanged(outcome: Outcome) -> bool:
    """Whether the same is said of what is called the same, and nobody had to decide or judge anything."""
    return (
        outcome.result == "carried"
        and outcome.reasons == ("same",)
        and [(heir.item, heir.part, heir.value) for heir in outcome.heirs]
        == [(outcome.item, outcome.part, outcome.value)]
    )


def _row(outcome: Outcome) -> tuple[str, ...]:
    voice = f" ({outcome.evaluator})" if outcome.evaluator else ""
    what = {
        "scale": "scale",
        "judgement": f"{outcome.part}{voice}",
        "points": f"points {outcome.part}",
        "finding": "finding",
    }[outcome.kind]
    shown = ", ".join(_heir(outcome, heir) for heir in outcome.heirs)
    why = "; ".join(REASONS[reason] for reason in outcome.reasons)
    return outcome.item, what, outcome.value, shown or NOTHING, f"{outcome.result}: {why}"


def _heir(outcome: Outcome, heir: Heir) -> str:
    """What is said now, before it of what where that is called otherwise."""
    item = [heir.item] if heir.item != outcome.item else []
    part = [heir.part] if heir.part and heir.part != outcome.part and outcome.kind != "scale" else []
    named = " ".join((*item, *part))
    return f"{named}: {heir.value}" if named else heir.value


def as_json(carriage: Carriage, remarks: Sequence[str], written: str | None) -> str:
    """All outcomes with their places, what was decided, and what stands in the way."""
    correspondence = carriage.correspondence
    made = {
        "schema": 1,
        "evaluation": carriage.before.id,
        "digest": carriage.before.digest,
        "from": correspondence.before.name,
        "to": correspondence.after.name,
        "decided": dict(carriage.strategies.chosen()),
        "counts": dict(carriage.counts()),
        "outcomes": [_outcome(one) for one in carriage.outcomes],
        "remarks": list(remarks),
        "problems": [described(problem) for problem in carriage.problems],
        "written": written,
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _outcome(outcome: Outcome) -> dict[str, object]:
    return {
        "kind": outcome.kind,
        "item": outcome.item,
        "part": outcome.part,
        "evaluator": outcome.evaluator,
        "value": outcome.value,
        "result": outcome.result,
        "heirs": [{"item": heir.item, "part": heir.part, "value": heir.value} for heir in outcome.heirs],
        "reasons": [{"reason": reason, "why": REASONS[reason]} for reason in outcome.reasons],
        "place": placed(outcome.place),
    }
