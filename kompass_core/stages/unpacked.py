"""Unpacked: the JSON of a definition to the document of its framework, with those of its scales.

So a framework that was handed on as `kompass show --format json` writes it is a file like any other: what
stands in it beside the files that it holds is for programs, and is not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.document import Document
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from kompass_core.model.document import Entry

KIND: Final = "definition"
FILES: Final = "files"


def unpacked(document: Document) -> Document:
    """The document of the framework in it; a document that is no such definition as it is.

    Raises KompassError: `missing-key`, or `wrong-kind`, where it holds no files.
    """
    kind = document.root.get("kind")
    if kind is None or kind.value != KIND:
        return document
    files = _table(document, document.root, FILES)
    scales = _table(document, files, "scales")
    return evolve(
        document,
        root=_table(document, files, "framework"),
        scales={name: Document(document.source, _table(document, scales, name)) for name in scales},
    )


def _table(document: Document, rows: Mapping[str, Entry], name: str) -> Mapping[str, Entry]:
    if name not in rows:
        message = f"a definition without `{name}` cannot be read"
        hint = "write it anew: `kompass show FRAMEWORK --format json`"
        raise KompassError([Problem("missing-key", message, document.root["kind"].span, hint)])
    value = rows[name].value
    if not isinstance(value, Mapping):
        raise KompassError([Problem("wrong-kind", f"`{name}` is a table", rows[name].span)])
    return value
