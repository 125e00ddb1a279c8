"""Read judged: the sheets of judgements, and of each evaluator's, to a table for each item."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kompass_core.model.document import Entry
from kompass_core.model.evaluation import AGREED, WHOLE_ITEM
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.rules.exact import percentage
from kompass_core.stages.workbook.names import DIMENSION, JUDGED, KEY, POINTS, VOICES
from kompass_core.stages.workbook.tables import chosen, lacking, read_cell, stray, table
from kompass_core.stages.workbook.values import as_share, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.stages.workbook.about import About
    from kompass_core.stages.workbook.sheets import Row, Sheets
    from kompass_core.stages.workbook.tables import Table

OURS: Final = (KEY, "title", "maximum")
PERCENT: Final = "%"


def judgements(sheets: Sheets, made_of: About) -> Table:
    """By code, what was judged: what was agreed, and what each of several evaluators judged."""
    found: dict[str, Table] = {}
    keys: Table = {}
    seen: set[str] = set()
    for row in sheets.rows(JUDGED):
        code = read_cell(sheets, row, KEY, as_text)
        asked = [key for key in row.cells if key.startswith(DIMENSION)]
        points = [key for key in row.cells if key.startswith(POINTS)]
        stray(sheets, row, (*OURS, *asked, *points))
        if code is None:
            if asked:
                lacking(sheets, row, "which item it is about")
            continue
        name = str(code.value)
        if name in seen:
            hint = "judge it in one row"
            sheets.problems.append(Problem("duplicate-key", f"`{name}` has two rows", code.span, hint))
        seen.add(name)
        for key in asked:
            dimension = key.removeprefix(DIMENSION)
            judged = _judgement(sheets, row, key, dimension, made_of)
            if judged is not None:
                keys.setdefault(name, code)
                found.setdefault(name, {})[dimension] = judged
    if JUDGED in sheets:
        for name in sorted(made_of.items - seen):
            message, hint = f"the row of `{name}` is gone", "put it back, or make a new workbook"
            sheets.problems.append(Problem("missing-key", message, sheets.start(JUDGED), hint))
    for row in sheets.rows(VOICES):
        _voice(sheets, row, made_of, found, keys)
    return {code: table(found[code], keys[code].span) for code in _ordered(found, made_of)}


def _ordered(found: dict[str, Table], made_of: About) -> list[str]:
    """The codes, and in place the judgements of each, as the evaluation had them; what is new comes last."""
    last = len(made_of.order)
    first: dict[str, int] = {}
    for (code, _), at in made_of.order.items():
        first.setdefault(code, at)
    for code, rows in found.items():
        names = sorted(rows, key=lambda name: made_of.order.get((code, name), last))
        found[code] = {name: rows[name] for name in names}
    return sorted(found, key=lambda code: first.get(code, last))


def _voice(sheets: Sheets, row: Row, made_of: About, found: dict[str, Table], keys: Table) -> None:
    stray(sheets, row, (KEY, "dimension", "evaluator", "judgement"))
    code, dimension, who = (read_cell(sheets, row, key, as_text) for key in (KEY, "dimension", "evaluator"))
    if code is None or dimension is None or who is None:
        lacking(sheets, row, "the item, what is judged, and whose judgement it is")
        return
    meant = chosen(sheets, dimension, made_of.questions, "name of what is judged")
    if meant is None:
        return
    name = str(meant.value)
    judged = _judgement(sheets, row, "judgement", name, made_of)
    if judged is None:
        return
    keys.setdefault(str(code.value), code)
    rows = found.setdefault(str(code.value), {})
    before = rows.get(name)
    apart: Table = {}
    if before is not None:
        apart = dict(before.value) if isinstance(before.value, MappingProxyType) else {AGREED: before}
    if str(who.value) in apart:
        message = f"`{who.value}` has judged this twice"
        sheets.problems.append(Problem("duplicate-key", message, who.span, "leave one of them out"))
    agreed = {AGREED: apart.pop(AGREED)} if AGREED in apart else {}
    apart[str(who.value)] = Entry(judged.value, judged.span, who.span)
    rows[name] = table({**apart, **agreed}, meant.span)


def _judgement(sheets: Sheets, row: Row, key: str, dimension: str, made_of: About) -> Entry | None:
    """The step, the share or the state that a cell says."""
    entry = read_cell(sheets, row, key, as_text)
    if entry is None:
        return None
    shown = str(entry.value).strip().casefold()
    if shown in made_of.states:
        return Entry(made_of.states[shown], entry.span, entry.key)
    steps: Mapping[str, str] = {} if dimension == WHOLE_ITEM else made_of.steps.get(dimension, {})
    if isinstance(entry.value, str):
        named = {name: name for name in steps.values()}
        if (step := steps.get(shown, named.get(entry.value.strip()))) and not step.endswith(PERCENT):
            return Entry(step, entry.span, entry.key)
    share = read_cell(sheets, row, key, as_share)
    if share is None:
        return None
    if isinstance(share.value, int | Fraction) and not isinstance(share.value, bool):
        # As text, in which people write shares; what is out of range is said where all figures are.
        return Entry(percentage(Fraction(share.value)), share.span, share.key) if share.value >= 0 else share
    if not isinstance(share.value, str):
        return share
    listed = [name for name in steps if not steps[name].endswith(PERCENT)] or list(steps.values())
    hint = did_you_mean(shown, [*listed, *made_of.states]) or there_are(listed)
    message = f"`{entry.value}` is nothing that can be judged here"
    sheets.problems.append(Problem("off-scale", message, entry.span, hint))
    return None
