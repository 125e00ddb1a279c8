"""Variant: the documents of a country or an organisation to a variant."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kompass_core.model.files import OVERLAY_HEAD, VARIANT_FILE
from kompass_core.model.variant import Numbers, Variant
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import departures
from kompass_core.stages.check.sort import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kompass_core.model.document import Document
    from kompass_core.problems import Span


def check_variant(documents: Sequence[Document], folder: Path) -> Variant:
    """The variant that its first document describes, with the changes that all of them make.

    `folder` is where the list of organisations lies: lines of `code,name` under a header.

    Raises:
        KompassError: everything that is wrong with the documents. Whether the changes hit shows
            only at what they change.
    """
    first, *others = documents
    problems = list(departures(first, VARIANT_FILE))
    for document in others:
        problems.extend(departures(document, OVERLAY_HEAD))
    refuse(problems)
    overlays: dict[str, Document] = {}
    for document in others:
        of = values.text(document.root, "of")
        if of in overlays:
            message, hint = f"the variant changes `{of}` in two files", "put all changes of it in one"
            related = (("the other one", overlays[of].root["of"].span),)
            problems.append(Problem("duplicate-code", message, document.root["of"].span, hint, related))
        overlays[of] = document
    refuse(problems)
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
    path, place = folder / values.text(rows, "file"), rows["file"].span
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "it is not UTF-8"
        raise _unlisted(
            "unreadable-file", f"the list of organisations cannot be read: {why}", place
        ) from None
    found: dict[str, str] = {}
    lines = csv.reader(io.StringIO(text))
    try:
        next(lines, None)
        for line in lines:
            if len(line) != 2 or line[0] in found:  # noqa: PLR2004 - code and name
                message = "this line is not a code of its own, a comma and a name"
                raise _unlisted("wrong-kind", message, f"{path}:{lines.line_num}:1")
            found[line[0]] = line[1]
    except csv.Error as error:
        raise _unlisted(
            "wrong-kind", f"this line is not CSV: {error}", f"{path}:{lines.line_num}:1"
        ) from None
    return found


def _unlisted(slug: str, message: str, place: Span | str) -> KompassError:
    return KompassError([Problem(slug, message, place, "each line after the first is `code,name`, in UTF-8")])
