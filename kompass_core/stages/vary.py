"""Vary: a document and overlays to the document that they make of it together.

A country's titles, a local change and a what-if are all overlays; there is no second mechanism. What
an overlay says keeps its place in the overlay's file, so that whatever is said about it later names
that file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import KompassError
from kompass_core.stages.check.sort import sort
from kompass_core.stages.varying.changes import changes
from kompass_core.stages.varying.clashes import clashes
from kompass_core.stages.varying.languages import languages
from kompass_core.stages.varying.lay import lay

if TYPE_CHECKING:
    from kompass_core.model.document import Document
    from kompass_core.problems import Problem


def vary(document: Document, *overlays: Document) -> Document:
    """The document with all overlays laid over it.

    The overlays stand side by side: each is held against the document as it is given here, and no
    two touch the same value. To build one on another, lay it over what the other has made:
    `vary(vary(document, first), second)`.

    Raises:
        KompassError: everything that is wrong with any of them: what the shape of an overlay
            forbids, `wrong-revision`, `not-there`, `already-there`, `changed-twice`.
    """
    problems: list[Problem] = []
    made = [change for overlay in overlays for change in changes(overlay, document, problems)]
    problems.extend(clashes(made))
    if problems:
        raise KompassError(sort(problems))
    return lay(document, (*made, *languages(document, overlays, made)))
