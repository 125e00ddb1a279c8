"""Organisations: the list that a variant names to the organisations of its country, by their codes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check import values

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.document import Document
    from kompass_core.problems import Span


def organisations(document: Document, folder: Path) -> dict[str, str]:
    """The names by code; none where the document names no list. Raises KompassError."""
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
