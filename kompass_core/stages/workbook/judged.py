"""Judged: the sheet of judgements: a row for each item, a list for each judgement, and points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED, WHOLE_ITEM
from kompass_core.model.framework import TOTAL
from kompass_core.rules.exact import percentage
from kompass_core.rules.interval import Interval
from kompass_core.stages.workbook.cells import put
from kompass_core.stages.workbook.form import FIRST_ROW
from kompass_core.stages.workbook.looks import finished, high
from kompass_core.stages.workbook.names import DIMENSION, GIVEN, JUDGED, KEY, MARK, POINTS, VOICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from kompass_core.model.evaluation import Evaluation, Judgement
    from kompass_core.model.framework import Item
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.rules.spreadsheet import Ends
    from kompass_core.stages.workbook.form import Form, Question
    from kompass_core.stages.workbook.looks import Looks
    from kompass_core.stages.workbook.worked import Worked

DECIMALS: Final = 9
"""To which points are rounded, so that what binary fractions add does not show."""

TITLE: Final = 50
"""Characters of a line of a title."""

WRONG: Final = "?"
"""What stands instead of points where a judgement is none."""


def write_judged(
    form: Form, evaluation: Evaluation, worksheet: Worksheet, looks: Looks, choices: Mapping[str, str]
) -> None:
    """Write all but the points; `choices` has by question the cells that its list is made of."""
    words = form.words
    worksheet.write_string(0, 0, MARK + JUDGED, looks["key"])
    heads: list[tuple[str, str]] = [(KEY, words["page.code"]), ("title", words["column.item"])]
    heads += [("maximum", words["column.maximum"])]
    heads += [(DIMENSION + one.name, one.title) for one in form.questions]
    heads += [(DIMENSION + WHOLE_ITEM, words["workbook.whole"])]
    for scale in form.scales:
        for end in ("least", "most"):
            heads.append((f"{POINTS}{scale}:{end}", words[f"workbook.{end}"].format(scale=form.title(scale))))
    for column, (key, heading) in enumerate(heads):
        if column:
            worksheet.write_string(0, column, key, looks["key"])
        worksheet.write_string(FIRST_ROW - 1, column, heading, looks["heading"])
    for one in form.questions:
        note = {"x_scale": 1.8, "y_scale": 0.4 + 0.18 * min(len(one.steps), 12), "font_size": 9}
        worksheet.write_comment(FIRST_ROW - 1, one.column, guidance(form, one), note)
    for item in form.items:
        _line(form, evaluation, worksheet, looks, item, choices)
    worksheet.set_column(0, 0, 7)
    worksheet.set_column(1, 1, TITLE + 4)
    worksheet.set_column(2, 2, 7)
    worksheet.set_column(3, len(heads) - 1, 15)
    worksheet.set_row(FIRST_ROW - 1, 42)
    finished(worksheet, form.program.framework.title, 2, FIRST_ROW - 1)


def guidance(form: Form, question: Question) -> str:
    """What is judged, and what each step is worth on each scale."""
    lines = [question.title]
    for step in question.steps:
        worth = dict.fromkeys(percentage(step.shares[scale]) for scale in form.scales if scale in step.shares)
        shown = step.shown if isinstance(step.shown, str) else step.name
        lines.append(f"{shown}: {' / '.join(worth)}" if list(worth) != [shown] else shown)
    return "\n".join(lines)[:2000]


def _line(  # noqa: PLR0913, PLR0917 - a row, and all that its cells depend on
    form: Form,
    evaluation: Evaluation,
    worksheet: Worksheet,
    looks: Looks,
    item: Item,
    choices: Mapping[str, str],
) -> None:
    row, look = form.row(item.code), looks["strong" if item.children else "label"]
    title = form.words["total"] if item.code == TOTAL else item.title
    worksheet.write_string(row, 0, item.code, look)
    worksheet.write_string(row, 1, title, look)
    put(worksheet, row, 2, item.maximum, look)
    worksheet.set_row(row, high([title], [TITLE]))
    judged, asked = evaluation.judgements.get(item.code, {}), form.asked(item)
    for one in form.questions:
        if one in asked:
            worksheet.data_validation(row, one.column, row, one.column, _listed(form, choices[one.name]))
        open_look = "share" if one.shares else "text"
        put(
            worksheet,
            row,
            one.column,
            shown(form, one, judged.get(one.name)),
            looks[open_look if one in asked else "closed"],
        )
    if not item.children:
        column = form.whole_column
        whole = {"validate": "list", "source": [form.not_applicable], **_refusal(form)}
        worksheet.data_validation(row, column, row, column, whole)
    whole_look = looks["closed" if item.children else "text"]
    put(worksheet, row, form.whole_column, shown(form, None, judged.get(WHOLE_ITEM)), whole_look)


def _listed(form: Form, source: str) -> dict[str, Any]:
    return {"validate": "list", "source": f"={source}", **_refusal(form)}


def _refusal(form: Form) -> dict[str, Any]:
    return {"error_title": form.sheets[JUDGED], "error_message": form.words["workbook.unlisted"][:255]}


def shown(form: Form, question: Question | None, judgement: Judgement | None) -> object:
    """What a cell says of a judgement: what is shown of its step, a share, or a state."""
    if judgement is None:
        return None
    if judgement.value == NOT_APPLICABLE:
        return form.not_applicable
    if judgement.value == UNANSWERED:
        return form.unanswered
    steps = question.steps if question and isinstance(judgement.value, str) else ()
    return next((step.shown for step in steps if step.name == judgement.value), judgement.value)


def write_points(  # noqa: PLR0913, PLR0917 - the two columns of a scale, and all that they depend on
    form: Form,
    book: Workbook,
    worksheet: Worksheet,
    looks: Looks,
    worked: Worked,
    found: Mapping[str, Ends],
    scale: str,
    card: Scorecard,
    evaluation: Evaluation,
) -> None:
    """Write the points on a scale, and name the cells of the whole."""
    given = f"{quote_sheetname(form.sheets[GIVEN])}!{xl_range_abs(FIRST_ROW, 0, 9999, 0)}"
    voices = f"{quote_sheetname(form.sheets[VOICES])}!{xl_range_abs(FIRST_ROW, 0, 9999, 3)}"
    elsewhere = form.words["workbook.elsewhere"]
    otherwise = bool(evaluation.opinions) or scale in evaluation.given
    for item in form.items:
        row, ends = form.row(item.code), found.get(item.code)
        look = looks["sum" if item.children else "figure"]
        points = card.sheets[scale].scores[item.code].measures.get("points")
        for place in (0, 1):
            column = form.points_column(scale) + place
            if ends is None:
                worksheet.write_string(row, column, elsewhere, look)
                continue
            cell = worked.seen((ends.low, ends.high)[place])
            text = elsewhere.replace('"', '""')
            formula = (
                f'=IF(COUNTIF({given},"{scale}")+COUNTA({voices})>0,"{text}",'
                f'IFERROR(IF({cell}="","",ROUND({cell},{DECIMALS})),"{WRONG}"))'
            )
            value: object = ""
            if otherwise:
                value = elsewhere
            elif isinstance(points, Interval):
                value = round(float((points.low, points.high)[place]), DECIMALS)
            worksheet.write_formula(row, column, formula, look, value)
    row, column, number = form.row(TOTAL), form.points_column(scale), form.scales.index(scale) + 1
    for place, end in enumerate(("least", "most")):
        cell = xl_rowcol_to_cell(row, column + place, row_abs=True, col_abs=True)
        book.define_name(f"kompass_total_{number}_{end}", f"={quote_sheetname(form.sheets[JUDGED])}!{cell}")
