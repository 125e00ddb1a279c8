"""Write: an evaluation, and the program that it is scored with, to a workbook that it can be filled in in."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from kompass_core.model.evaluation import NOT_APPLICABLE, UNANSWERED
from kompass_core.stages.score import score
from kompass_core.stages.workbook.cells import put
from kompass_core.stages.workbook.form import form
from kompass_core.stages.workbook.judged import write_judged, write_points
from kompass_core.stages.workbook.looks import Looks
from kompass_core.stages.workbook.names import (
    ABOUT,
    FIRST_SHARE,
    FOUND,
    GIVEN,
    JUDGED,
    KINDS,
    MARK,
    SCHEMA,
    VISIT,
    VOICES,
)
from kompass_core.stages.workbook.said import KIND_WORDS, write_found, write_given, write_voices
from kompass_core.stages.workbook.visit import write_visit
from kompass_core.stages.workbook.worked import Lists, Worked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.model.variant import Variant
    from kompass_core.stages.workbook.form import Form

MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""So that the same evaluation makes the same bytes."""

ABOUT_SHEET: Final = "kompass"


def write_workbook(program: Program, evaluation: Evaluation, wording: Variant | None) -> bytes:
    """The workbook; raises KompassError where the evaluation does not fit, or no cell can hold a text."""
    score(program, evaluation)  # so that only what fits is written
    bare = evolve(evaluation, given=MappingProxyType({}), opinions=MappingProxyType({}))
    card = score(program, bare)
    asks = form(program, evaluation.scales, wording, evaluation.variant)
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": program.framework.title, "created": MADE})
    book.set_size(2400, 1500)
    looks = Looks(book)
    sheets = {role: book.add_worksheet(asks.sheets[role]) for role in (VISIT, JUDGED, FOUND, VOICES, GIVEN)}
    hidden = book.add_worksheet(ABOUT_SHEET)
    lists, choices = _about(asks, evaluation, hidden, looks)
    write_visit(asks, evaluation, sheets[VISIT], looks)
    write_judged(asks, evaluation, sheets[JUDGED], looks, choices)
    write_found(asks, evaluation, sheets[FOUND], looks)
    write_voices(asks, evaluation, sheets[VOICES], looks)
    write_given(asks, evaluation, sheets[GIVEN], looks)
    for number, scale in enumerate(asks.scales, start=1):
        name = f"{ABOUT_SHEET} {number}"
        worksheet = book.add_worksheet(name)
        worked = Worked(asks, scale, name, lists[scale])
        found = worked.write(worksheet, card.sheets[scale])
        _hide(worksheet)
        write_points(asks, book, sheets[JUDGED], looks, worked, found, scale, card, evaluation)
    _hide(hidden)
    book.close()
    return stream.getvalue()


def _hide(worksheet: Worksheet) -> None:
    worksheet.protect()
    worksheet.very_hidden()


def _about(
    asks: Form, evaluation: Evaluation, worksheet: Worksheet, looks: Looks
) -> tuple[dict[str, dict[str, Lists]], dict[str, str]]:
    """Write what the workbook was made of; where each list of steps stands, by scale and dimension."""
    worksheet.write_string(0, 0, MARK + ABOUT)
    row = 1
    for values in _facts(asks, evaluation):
        for column, value in enumerate(values):
            put(worksheet, row, column, value, looks["key"])
        row += 1
    lists: dict[str, dict[str, Lists]] = {scale: {} for scale in asks.scales}
    choices: dict[str, str] = {}
    for question in asks.questions:
        first = row
        for step in question.steps:
            for column, value in enumerate(("step", question.name, step.name, step.shown)):
                put(worksheet, row, column, value, looks["percent" if question.shares else "key"])
            for place, scale in enumerate(asks.scales):
                if scale in step.shares:
                    worksheet.write_number(row, FIRST_SHARE + place, float(step.shares[scale]))
                else:
                    worksheet.write_formula(row, FIRST_SHARE + place, "=NA()", None, "#N/A")
            row += 1
        for column, value in enumerate(("step", question.name, NOT_APPLICABLE, asks.not_applicable)):
            put(worksheet, row, column, value, looks["key"])
        row += 1
        choices[question.name] = f"'{ABOUT_SHEET}'!$D${first + 1}:$D${row}"
        for place, scale in enumerate(asks.scales):
            letter = xl_col_to_name(FIRST_SHARE + place)
            shown = f"'{ABOUT_SHEET}'!$D${first + 1}:$D${row - 1}"
            lists[scale][question.name] = Lists(
                shown, f"'{ABOUT_SHEET}'!${letter}${first + 1}:${letter}${row - 1}"
            )
    return lists, choices


def _facts(asks: Form, evaluation: Evaluation) -> Iterator[Sequence[object]]:
    yield "schema", SCHEMA
    yield "framework", evaluation.framework.name
    yield "digest", asks.program.framework.digest
    yield "scales", *asks.scales
    yield from (
        ("word", state, word)
        for state, word in ((NOT_APPLICABLE, asks.not_applicable), (UNANSWERED, asks.unanswered))
    )
    yield from (("kind", kind, asks.words[KIND_WORDS[kind]]) for kind in KINDS)
    yield from (("question", one.name, one.title) for one in asks.questions)
    yield "question", "item", asks.words["workbook.whole"]
    yield from (("item", item.code) for item in asks.items)
    for code in {**evaluation.judgements, **evaluation.opinions}:
        rows = {**evaluation.judgements.get(code, {}), **evaluation.opinions.get(code, {})}
        yield from (("order", code, dimension) for dimension in rows)
