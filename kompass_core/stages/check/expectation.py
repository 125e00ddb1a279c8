"""Expectation: the document of one to what it expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.expectation import Expectation, ExpectedFigure
from kompass_core.model.files import EXPECTATION_FILE
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document

LINES, SUMMARY = "lines", "summary"


def check_expectation(document: Document) -> Expectation:
    """The expectation that a document describes.

    Raises:
        KompassError: everything that is wrong with the document itself. Whether the figures come out
            shows only when its evaluation is scored.
    """
    conform(document, EXPECTATION_FILE)
    rows = values.table(document.root, "expectation")
    return Expectation(
        evaluation=values.text(rows, "evaluation"),
        variant=values.optional_text(rows, "variant"),
        figures=tuple(_figures(document)),
        span=rows["variant" if "variant" in rows else "evaluation"].span,
    )


def _figures(document: Document) -> Iterator[ExpectedFigure]:
    for scale, items in values.table(document.root, SUMMARY).items():
        for code, entry in values.rows(items).items():
            yield ExpectedFigure(SUMMARY, scale, code, "points", str(entry.value), entry.span)
    for scale, items in values.table(document.root, LINES).items():
        for code, line in values.rows(items).items():
            for measure, entry in values.rows(line).items():
                yield ExpectedFigure(LINES, scale, code, measure, str(entry.value), entry.span)
