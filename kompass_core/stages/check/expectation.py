"""Expectation: the document of one to what it expects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from kompass_core.model.evaluation import Reference
from kompass_core.model.expectation import Expectation, ExpectedFigure
from kompass_core.model.files import EXPECTATION_FILE
from kompass_core.problems import Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.example import LINES, example, misexamples
from kompass_core.stages.check.sort import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry

SUMMARY: Final = "summary"

NOTHING: Final = "nothing-expected"
"""The slug where there is nothing that could come out otherwise."""

SUBJECTS: Final = {LINES: "evaluation", SUMMARY: "evaluation", "example": "framework"}
"""What the figures of a table are of, by the table."""

WRITE: Final = {
    "evaluation": "write what its report prints: `[lines.SCALE]` or `[summary.SCALE]`",
    "framework": 'write an example: `[example."what it shows"]`',
}
"""What to do where nothing is expected of it."""


def check_expectation(document: Document) -> Expectation:
    """The expectation that a document describes.

    Raises:
        KompassError: everything that is wrong with the document itself. Whether the figures come out
            shows only when its evaluation, or an example, is scored.
    """
    conform(document, EXPECTATION_FILE)
    rows = values.table(document.root, "expectation")
    named = values.table(document.root, "sources")
    examples = values.table(document.root, "example")
    refuse((*_subjects(document), *values.misnamed_sources(rows, named), *misexamples(examples, named)))
    framework = rows.get("framework")
    return Expectation(
        evaluation=values.optional_text(rows, "evaluation"),
        framework=None if framework is None else Reference(str(framework.value), framework.span),
        variant=values.optional_text(rows, "variant"),
        figures=tuple(_figures(document)),
        examples=tuple(example(name, entry) for name, entry in examples.items()),
        spans=values.frozen_map({name: entry.span for name, entry in rows.items()}),
    )


def _subjects(document: Document) -> Iterator[Problem]:
    """Problems with figures of nothing, and with what no figure is expected of."""
    rows, head = values.table(document.root, "expectation"), document.root["expectation"]
    tables = {name: document.root[name] for name in SUBJECTS if name in document.root}
    missing = dict.fromkeys(SUBJECTS[name] for name in tables if SUBJECTS[name] not in rows)
    for subject in missing:
        table = next(entry for name, entry in tables.items() if SUBJECTS[name] == subject)
        message = f"an expectation with `{table.key.text}` has to name the {subject} that its figures are of"
        hint = f"add a line `{subject} = ...` to `[expectation]`"
        yield Problem("missing-key", message, head.key, hint, (("its figures", table.key),))
    for subject in ("evaluation", "framework"):
        if subject in rows and not any(SUBJECTS[name] == subject and _any(tables[name]) for name in tables):
            message = f"nothing is expected of this {subject}"
            yield Problem(NOTHING, message, rows[subject].span, WRITE[subject])
    if not tables and not rows.keys() & {"evaluation", "framework"}:
        message = "nothing says what is expected, or of what"
        hint = "name an `evaluation` and its printed figures, or a `framework` and examples"
        yield Problem(NOTHING, message, head.key, hint)


def _any(entry: Entry) -> bool:
    """Whether any figure stands in a table, however deep."""
    waiting = [entry]
    while waiting:
        value = waiting.pop().value
        if not isinstance(value, Mapping):
            return True
        waiting.extend(value.values())
    return False


def _figures(document: Document) -> Iterator[ExpectedFigure]:
    for scale, items in values.table(document.root, SUMMARY).items():
        for code, entry in values.rows(items).items():
            yield ExpectedFigure(SUMMARY, scale, code, "points", str(entry.value), entry.span)
    for scale, items in values.table(document.root, LINES).items():
        for code, line in values.rows(items).items():
            for measure, entry in values.rows(line).items():
                yield ExpectedFigure(LINES, scale, code, measure, str(entry.value), entry.span)
