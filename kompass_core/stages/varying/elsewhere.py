"""Elsewhere: whether an overlay is made for something else than what it is laid over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.stages.varying.miss import below

if TYPE_CHECKING:
    from kompass_core.model.document import Document

FILES = (".toml", ".json")


def elsewhere(overlay: Document, document: Document) -> Problem | None:
    """The problem with an overlay of another framework, of another revision of it, or of another variant.

    A path names no revision: what stands in the file is what was meant.
    """
    of = overlay.root["of"]
    table, name = _named(document)
    if name is None or of.value == name or (table == "framework" and str(of.value).endswith(FILES)):
        return None
    message = f"these are changes of `{of.value}`, and this is `{name}`"
    what = "revision" if table == "framework" else "variant"
    hint = f"lay them over the {what} that they are made for"
    related = (("what would be changed", document.root[table].span),)
    return Problem("wrong-revision", message, of.span, hint, related)


def _named(document: Document) -> tuple[str, str | None]:
    """The table in which a document says what it is, and how overlays name it, as far as it does."""
    variant = below(document.root, "variant")
    if "id" in variant:
        return "variant", str(variant["id"].value)
    head = below(document.root, "framework")
    known = {"id", "revision"} <= head.keys()
    return "framework", f"{head['id'].value}@{head['revision'].value}" if known else None
