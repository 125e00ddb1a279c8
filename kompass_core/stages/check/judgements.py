"""Judgements: the tables of judgements to what was judged together, and what each evaluator judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import AGREED, Judgement
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.check import values
from kompass_core.stages.check.kinds import PERCENT, exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Entry
    from kompass_core.model.evaluation import Judgements, Opinions


def judgements(items: values.Rows) -> Judgements:
    """What one evaluator, or all together, judged, by code and dimension."""
    return values.frozen_map({code: _together(values.rows(entry)) for code, entry in items.items()})


def opinions(items: values.Rows) -> Opinions:
    """What each of several evaluators judged, by code, dimension and evaluator."""
    found = {code: _apart(values.rows(entry)) for code, entry in items.items()}
    return values.frozen_map({code: apart for code, apart in found.items() if apart})


def nameless(items: values.Rows, evaluators: tuple[str, ...]) -> Iterator[Problem]:
    """Problems with judgements of evaluators that the evaluation does not introduce."""
    for entry in items.values():
        for judged in values.rows(entry).values():
            if not isinstance(judged.value, Mapping):
                continue
            for name, opinion in judged.value.items():
                if name != AGREED and name not in evaluators:
                    hint = (
                        did_you_mean(name, evaluators) or 'give one of `evaluators` that id: `{ id = "..." }`'
                    )
                    yield Problem("unknown-name", f"no evaluator has the id `{name}`", opinion.key, hint)


def _together(rows: values.Rows) -> Mapping[str, Judgement]:
    found = {}
    for name, entry in rows.items():
        if not isinstance(entry.value, Mapping):
            found[name] = _judgement(entry)
        elif AGREED in entry.value:
            found[name] = _judgement(entry.value[AGREED])
    return values.frozen_map(found)


def _apart(rows: values.Rows) -> Mapping[str, Mapping[str, Judgement]]:
    found = {}
    for name, entry in rows.items():
        if isinstance(entry.value, Mapping):
            apart = {one: _judgement(said) for one, said in entry.value.items() if one != AGREED}
            found[name] = values.frozen_map(apart)
    return values.frozen_map(found)


def _judgement(entry: Entry) -> Judgement:
    written = entry.value
    if isinstance(written, str) and not PERCENT.fullmatch(written):
        return Judgement(written, entry.span)
    return Judgement(exact(entry), entry.span)
