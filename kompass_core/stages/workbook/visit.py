"""Visit: the sheet that says who was evaluated, when, by whom and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.stages.workbook.cells import put
from kompass_core.stages.workbook.looks import finished, high
from kompass_core.stages.workbook.names import HEADS, KEY, MARK, VISIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.stages.workbook.form import Form
    from kompass_core.stages.workbook.looks import Looks

WIDE: Final = 34
"""Characters of a column of values."""

PEOPLE, SOURCES = 8, 3
"""Evaluators and sources that there is room for at least."""

PERSON: Final = ("column.name", "workbook.works_for", "workbook.id")
SOURCE: Final = ("column.name", "workbook.text")
"""What the columns are called of those of which there are several."""


def write_visit(form: Form, evaluation: Evaluation, worksheet: Worksheet, looks: Looks) -> None:
    """Write who was evaluated, when, by whom and with what."""
    words, framework = form.words, form.program.framework
    worksheet.write_string(0, 0, MARK + VISIT, looks["key"])
    for column, key in enumerate((KEY, "label", "value", "second", "third")[1:], start=1):
        worksheet.write_string(0, column, key, looks["key"])
    worksheet.write_string(1, 1, framework.title, looks["title"])
    worksheet.merge_range(2, 1, 2, 4, words["workbook.help"], looks["help"])
    worksheet.set_row(2, 42)
    row = 4
    for key, word, values, look in _visit(form, evaluation):
        worksheet.write_string(row, 0, key, looks["key"])
        worksheet.write_string(row, 1, words[word], looks["strong" if key == HEADS else "label"])
        for place, value in enumerate(values):
            put(worksheet, row, 2 + place, value, looks[look])
        worksheet.set_row(row, high(values, (WIDE,) * len(values)))
        row += 1
    worksheet.set_column(0, 0, None, None, {"hidden": True})
    worksheet.set_column(1, 1, 24)
    worksheet.set_column(2, 4, WIDE)
    finished(worksheet, framework.title, 0, 0)


def _visit(form: Form, evaluation: Evaluation) -> Iterator[tuple[str, str, Sequence[object], str]]:
    one, scales = evaluation, evaluation.scales or (None,)
    yield "organisation", "visit.organisation", (one.organisation.name,), "text"
    yield "code", "page.code", (one.organisation.code,), "text"
    yield "from", "workbook.from", (one.first_day,), "day"
    yield "to", "workbook.to", (one.last_day,), "day"
    yield "year", "page.year", (one.year,), "number"
    yield "interviews", "visit.interviews", (one.interviews,), "number"
    yield HEADS, "visit.evaluators", tuple(form.words[key] for key in PERSON), "strong"
    people = [(who.name, who.organisation, who.id) for who in one.evaluators]
    for person in people + [(None, None, None)] * max(1, PEOPLE - len(people)):
        yield "evaluator", "visit.evaluators", person, "text"
    yield "previous", "visit.previous", (one.previous,), "text"
    yield "note", "workbook.note", (one.note,), "text"
    yield "source", "rule.source", (one.source,), "text"
    yield HEADS, "note.sources", tuple(form.words[key] for key in SOURCE), "strong"
    sources: list[tuple[str | None, str | None]] = list(one.sources.items())
    for source in sources + [(None, None)] * max(1, SOURCES - len(sources)):
        yield "sources", "note.sources", source, "text"
    yield "id", "workbook.id", (one.id,), "text"
    yield "framework", "workbook.framework", (one.framework.name,), "label"
    yield "variant", "workbook.variant", (one.variant,), "label"
    yield "scales", "page.scale", scales, "label"
    if one.carried is not None:
        was = one.carried
        values = (was.evaluation, was.digest, was.framework, was.on, was.by)
        for key, value in zip(("from", "digest", "framework", "on", "by"), values, strict=True):
            yield f"carried:{key}", "workbook.carried", (value,), "label" if key != "on" else "day"
