"""About: the hidden sheet of a workbook to what it was made of, and what its lists say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.workbook.names import ABOUT, FIRST_SHARE, KEY, KINDS, SCHEMA
from kompass_core.stages.workbook.values import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Entry
    from kompass_core.stages.workbook.sheets import Sheets


@frozen
class About:
    """What the workbook was made of. Names by what is shown of them, without regard to capitals.

    `order` has the judgements that the evaluation had when it was written, in the order in which it had them.
    """

    framework: str
    digest: Entry | None
    items: frozenset[str]
    order: Mapping[tuple[str, str], int] = field(repr=False)
    states: Mapping[str, str] = field(repr=False)
    kinds: Mapping[str, str] = field(repr=False)
    questions: Mapping[str, str] = field(repr=False)
    steps: Mapping[str, Mapping[str, str]] = field(repr=False)


def about(sheets: Sheets) -> About:
    """What the hidden sheet says; raises KompassError where there is none, or of another version."""
    if ABOUT not in sheets:
        message = "the workbook is not one that `kompass new evaluation` made"
        hint = "make one with `kompass new evaluation NAME --format xlsx`, and fill that in"
        raise KompassError([Problem("unknown-kind", message, sheets.source.name, hint)])
    facts: dict[str, list[list[str]]] = {}
    digest: Entry | None = None
    for row in sheets.rows(ABOUT):
        places = [place for place in row.cells.values() if place.cell.column <= FIRST_SHARE]
        entries = [sheets.value(place, as_text) for place in places]
        said = [str(entry.value) for entry in entries if entry is not None]
        if KEY in row.cells and said:
            facts.setdefault(said[0], []).append(said[1:])
            if said[0] == "digest" and len(entries) > 1:
                digest = entries[1]
    version = facts.get("schema", [[]])[0]
    if version != [str(SCHEMA)]:
        message = (
            f"the workbook is of version {' '.join(version) or 'none'} of its layout, and this is {SCHEMA}"
        )
        raise KompassError(
            [Problem("wrong-schema", message, sheets.start(ABOUT), "make a new one, and fill that in")]
        )
    named: dict[str, dict[str, str]] = {}
    for kind in ("word", "kind", "question"):
        named[kind] = {shown.casefold(): name for name, shown, *_ in _pairs(facts, kind, 2)}
    steps: dict[str, dict[str, str]] = {}
    for dimension, name, shown, *_ in _pairs(facts, "step", 3):
        steps.setdefault(dimension, {})[shown.casefold()] = name
    states = {NOT_APPLICABLE: NOT_APPLICABLE, UNANSWERED: UNANSWERED, **named["word"]}
    return About(
        framework=(facts.get("framework") or [[""]])[0][0],
        digest=digest,
        items=frozenset(one[0] for one in _pairs(facts, "item", 1)),
        order={(code, name): at for at, (code, name, *_) in enumerate(_pairs(facts, "order", 2))},
        states=states,
        kinds={**{kind: kind for kind in KINDS}, **named["kind"]},
        questions={**{name: name for name in named["question"].values()}, **named["question"]},
        steps=steps,
    )


def _pairs(facts: Mapping[str, list[list[str]]], kind: str, least: int) -> list[list[str]]:
    return [one for one in facts.get(kind, []) if len(one) >= least]
