"""Stored: the document of stored scorecards to what can be held against scorecards of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files.scorecard import ONE, SEVERAL, STORED_FILE, STORED_FILES
from kompass_core.model.framework import TOTAL
from kompass_core.model.stored import Stored, StoredFigure, StoredSheet
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.document import Document, Entry

MEASURES = ("points", "maximum", "percent")


def check_stored(document: Document) -> tuple[Stored, ...]:
    """The scorecards that a document holds, as a format wrote them.

    Raises:
        KompassError: `wrong-kind` where it is something else, and every departure from the shape.
    """
    kind = document.root.get("kind")
    if kind is None or kind.value not in (*ONE, *SEVERAL):
        message = "this is no stored scorecard"
        place = document.root["kind"].span if kind else document.source.name
        hint = "`kompass score EVALUATION --format json -o FILE` stores one"
        raise KompassError([Problem("wrong-kind", message, place, hint)])
    language = document.root.get("language")
    said = str(language.value) if language else ""
    if kind.value in ONE:
        conform(document, STORED_FILE)
        return (_card(document.root, said, whole=kind.value != "explanation"),)
    conform(document, STORED_FILES)
    return tuple(
        _card(values.rows(one), said, whole=True) for one in values.members(document.root, "scorecards")
    )


def _card(rows: values.Rows, language: str, *, whole: bool) -> Stored:
    evaluation, framework = values.table(rows, "evaluation"), values.table(rows, "framework")
    return Stored(
        evaluation=values.text(evaluation, "id"),
        evaluated=values.text(evaluation, "digest"),
        framework=f"{values.text(framework, 'id')}@{values.text(framework, 'revision')}",
        digest=values.text(framework, "digest"),
        engine=values.text(rows, "engine"),
        language=language,
        plugins=_texts(rows, "plugins"),
        changes=_texts(framework, "changes"),
        sheets=values.frozen_map(
            {name: _sheet(values.rows(one)) for name, one in values.table(rows, "scales").items()}
        ),
        whole=whole,
        span=evaluation["id"].span,
    )


def _texts(rows: values.Rows, name: str) -> Mapping[str, str]:
    return values.frozen_map({key: str(one.value) for key, one in values.table(rows, name).items()})


def _sheet(rows: values.Rows) -> StoredSheet:
    figures = {
        code: values.frozen_map(dict(_figures(values.rows(item))))
        for code, item in values.table(rows, "items").items()
    }
    if "total" in rows:
        total = values.table(rows, "total")  # whose points stand in it, not below it
        figures[TOTAL] = values.frozen_map({"points": _figure(rows["total"]), **dict(_figures(total))})
    return StoredSheet(values.text(rows, "digest"), values.frozen_map(figures))


def _figures(rows: values.Rows) -> Iterator[tuple[str, StoredFigure]]:
    yield from ((measure, _figure(rows[measure])) for measure in MEASURES if measure in rows)
    yield from ((name, _figure(one)) for name, one in values.table(rows, "measures").items())


def _figure(entry: Entry) -> StoredFigure:
    rows = values.rows(entry)
    exact = values.optional_text(rows, "exact")
    return StoredFigure(
        printed=values.text(rows, "printed"),
        low=exact or values.optional_text(rows, "low"),
        high=exact or values.optional_text(rows, "high"),
        low_open="low_open" in rows and rows["low_open"].value is True,
        high_open="high_open" in rows and rows["high_open"].value is True,
    )
