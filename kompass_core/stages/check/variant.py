"""Variant: the documents of a country or an organisation to a variant."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kompass_core.model.files import OVERLAY_HEAD, VARIANT_FILE
from kompass_core.model.variant import Numbers, Variant
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.sort import sort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.model.document import Document


def check_variant(documents: Sequence[Document], folder: Path) -> Variant:
    """The variant that its first document describes, with the changes that all of them make.

    `folder` is where the list of organisations lies: lines of `code,name` under a header.

    Raises:
        KompassError: everything that is wrong with the documents. Whether the changes hit shows
            only at what they change.
    """
    first, *others = documents
    conform(first, VARIANT_FILE)
    overlays: dict[str, Document] = {}
    problems = []
    for document in others:
        conform(document, OVERLAY_HEAD)
        of = values.text(document.root, "of")
        if of in overlays:
            message = f"the variant changes `{of}` in two files"
            related = (("the other", overlays[of].root["of"].span),)
            problems.append(Problem("duplicate-code", message, document.root["of"].span, None, related))
        overlays[of] = document
    if problems:
        raise KompassError(sort(problems))
    rows, numbers = values.table(first.root, "variant"), values.table(first.root, "numbers")
    return Variant(
        id=values.text(rows, "id"),
        title=values.text(rows, "title"),
        language=values.text(rows, "language"),
        numbers=Numbers(
            values.text(numbers, "locale"),
            values.optional_text(numbers, "zero"),
            values.optional_text(numbers, "percent"),
        ),
        words=values.frozen_map(
            {key: str(entry.value) for key, entry in values.table(first.root, "words").items()}
        ),
        organisations=values.frozen_map(_organisations(first, folder)),
        overlays=values.frozen_map(overlays),
    )


def _organisations(document: Document, folder: Path) -> dict[str, str]:
    rows = values.table(document.root, "organisations")
    if not rows:
        return {}
    path = folder / values.text(rows, "file")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"the list of organisations cannot be read: {error}"
        raise KompassError([Problem("unreadable-file", message, rows["file"].span)]) from None
    lines = list(csv.reader(io.StringIO(text)))
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != 2 or line[0] in found:  # noqa: PLR2004 - code and name
            message = f"line {number} is not a code of its own and a name"
            raise KompassError([Problem("wrong-kind", message, f"{path}:{number}:1")])
        found[line[0]] = line[1]
    return found
