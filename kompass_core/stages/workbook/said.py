"""Said: the sheets that are lists: findings, points given, and what each evaluator judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.evaluation import NOT_APPLICABLE, WHOLE_ITEM
from kompass_core.stages.workbook.cells import put
from kompass_core.stages.workbook.form import FIRST_ROW
from kompass_core.stages.workbook.judged import shown
from kompass_core.stages.workbook.looks import finished, high
from kompass_core.stages.workbook.names import FOUND, GIVEN, KEY, KINDS, MARK, PRINTED, VOICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.stages.workbook.form import Form
    from kompass_core.stages.workbook.looks import Looks

SPARE: Final = 200
"""Rows of a list that are open beyond those that are filled."""

LISTED: Final = 255
"""Characters of a list to choose from that stands in the rule of a cell."""

KIND_WORDS: Final = {
    "text": "workbook.text",
    "strengths": "box.strengths",
    "improvements": "box.improvements",
    "interview": "evidence.interview",
    "document": "evidence.document",
    "website": "evidence.website",
    "role_models": "finding.role_models",
}


def write_found(form: Form, evaluation: Evaluation, worksheet: Worksheet, looks: Looks) -> None:
    """Write what was found: a row for each strength, improvement, piece of evidence and role model."""
    words = form.words
    heads = {
        KEY: words["page.code"],
        "kind": words["workbook.kind"],
        "text": words["workbook.text"],
        "name": words["visit.organisation"],
        "code": f"{words['visit.organisation']}: {words['page.code']}",
    }
    rows = list(_found(form, evaluation))
    last = _list(worksheet, looks, FOUND, heads, rows, (8, 20, 80, 24, 14))
    codes = [item.code for item in form.items]
    worksheet.data_validation(FIRST_ROW, 0, last, 0, _from_list(form, codes))
    kinds = [words[KIND_WORDS[kind]] for kind in KINDS]
    if len(",".join(kinds)) <= LISTED:
        worksheet.data_validation(FIRST_ROW, 1, last, 1, {"validate": "list", "source": kinds})
    finished(worksheet, form.program.framework.title, 2, FIRST_ROW - 1)


def _from_list(form: Form, codes: Sequence[str]) -> dict[str, object]:
    sheet = form.sheets["judgements"].replace("'", "''")
    return {"validate": "list", "source": f"='{sheet}'!$A${FIRST_ROW + 1}:$A${FIRST_ROW + len(codes)}"}


def _found(form: Form, evaluation: Evaluation) -> Iterator[Sequence[object]]:
    word = {kind: form.words[KIND_WORDS[kind]] for kind in KINDS}
    for code, finding in evaluation.findings.items():
        if finding.text is not None:
            yield code, word["text"], finding.text
        yield from ((code, word["strengths"], text) for text in finding.strengths)
        yield from ((code, word["improvements"], text) for text in finding.improvements)
        yield from ((code, word[one.kind], one.note) for one in finding.evidence)
        for model in finding.role_models:
            yield code, word["role_models"], model.note, model.organisation.name, model.organisation.code


def write_given(form: Form, evaluation: Evaluation, worksheet: Worksheet, looks: Looks) -> None:
    """Write points that were given directly; a row without a code is about all of a scale."""
    words = form.words
    most = max(
        (
            len(one.points)
            for given in evaluation.given.values()
            for one in given.points.values()
            if isinstance(one.points, tuple)
        ),
        default=0,
    )
    printed = [f"{PRINTED}{number}" for number in range(1, max(2, most) + 1)]
    heads = {KEY: words["page.scale"], "item": words["page.code"], "points": words["column.points"]}
    heads |= dict.fromkeys(printed, words["column.printed"])
    heads |= {"source": words["rule.source"], "note": words["workbook.note"]}
    rows: list[Sequence[object]] = []
    for scale, given in evaluation.given.items():
        gap: tuple[None, ...] = (None,) * len(printed)
        if given.source is not None or given.note is not None or not given.points:
            rows.append((scale, None, None, *gap, given.source, given.note))
        for code, one in given.points.items():
            if isinstance(one.points, tuple):
                rows.append((scale, code, None, *(figure.text for figure in one.points)))
            else:
                rows.append(
                    (scale, code, form.not_applicable if one.points == NOT_APPLICABLE else one.points)
                )
    last = _list(
        worksheet, looks, GIVEN, heads, rows, (14, 10, 14, *(12 for _ in printed), 30, 40), {"points"}
    )
    worksheet.data_validation(FIRST_ROW, 0, last, 0, {"validate": "list", "source": list(form.scales)})
    finished(worksheet, form.program.framework.title, 2, FIRST_ROW - 1)


def write_voices(form: Form, evaluation: Evaluation, worksheet: Worksheet, looks: Looks) -> None:
    """Write what each of several evaluators judged."""
    words, asked = form.words, {one.name: one for one in form.questions}
    heads = {
        KEY: words["page.code"],
        "dimension": words["workbook.dimension"],
        "evaluator": words["workbook.id"],
        "judgement": words["column.state"],
    }
    title = {WHOLE_ITEM: words["workbook.whole"], **{name: one.title for name, one in asked.items()}}
    rows = [
        (code, title.get(name, name), who, shown(form, asked.get(name), judgement))
        for code, dimensions in evaluation.opinions.items()
        for name, apart in dimensions.items()
        for who, judgement in apart.items()
    ]
    _list(worksheet, looks, VOICES, heads, rows, (10, 40, 20, 24), {"judgement"})
    finished(worksheet, form.program.framework.title, 1, FIRST_ROW - 1)


def _list(  # noqa: PLR0913, PLR0917 - a sheet that is a list
    worksheet: Worksheet,
    looks: Looks,
    role: str,
    heads: dict[str, str],
    rows: Sequence[Sequence[object]],
    widths: Sequence[int],
    numbers: frozenset[str] | set[str] = frozenset(),
) -> int:
    """Write a list with room below it; its last row."""
    for column, (key, heading) in enumerate(heads.items()):
        worksheet.write_string(0, column, key if column else MARK + role, looks["key"])
        worksheet.write_string(FIRST_ROW - 1, column, heading, looks["heading"])
        worksheet.set_column(column, column, widths[column])
    for place in range(len(rows) + SPARE):
        values = rows[place] if place < len(rows) else ()
        worksheet.set_row(FIRST_ROW + place, high(values, widths))
        for column, key in enumerate(heads):
            value = values[column] if column < len(values) else None
            look = "number" if key in numbers and not isinstance(value, str) else "text"
            put(worksheet, FIRST_ROW + place, column, value, looks[look])
    return FIRST_ROW + len(rows) + SPARE - 1
