"""Changes: an overlay to all that it changes in a document, or every change that does not hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files import OVERLAY_HEAD
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.varying.aim import Aim
from kompass_core.stages.varying.change import Change
from kompass_core.stages.varying.miss import below
from kompass_core.stages.varying.removals import Removals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document

SOURCES = "sources"


def changes(overlay: Document, document: Document, problems: list[Problem]) -> tuple[Change, ...]:
    """The changes, in the order of the overlay; what is wrong with it is added to `problems`."""
    try:
        conform(overlay, OVERLAY_HEAD)
    except KompassError as error:
        problems.extend(error.problems)
        return ()
    elsewhere = _elsewhere(overlay, document)
    if elsewhere is not None:
        problems.append(elsewhere)
        return ()
    removals, aim = Removals(document, problems), Aim(document, problems)
    made = [
        *removals.of(values.table(overlay.root, "remove"), document.root),
        *aim.at("replace", values.table(overlay.root, "replace"), document.root),
        *aim.at("add", values.table(overlay.root, "add"), document.root),
    ]
    return (*made, *_language(overlay, document, made), *_sources(overlay, document, problems))


def _elsewhere(overlay: Document, document: Document) -> Problem | None:
    """The problem with an overlay that is made for another framework, or another revision of it.

    A path names no revision: what stands in the file is what was meant.
    """
    head = below(document.root, "framework")
    of = overlay.root["of"]
    if not {"id", "revision"} <= head.keys() or str(of.value).endswith((".toml", ".json")):
        return None
    name = f"{head['id'].value}@{head['revision'].value}"
    if of.value == name:
        return None
    message = f"these are changes of `{of.value}`, and this is `{name}`"
    hint = "lay them over the revision that they are made for"
    related = (("what would be changed", document.root["framework"].span),)
    return Problem("wrong-revision", message, of.span, hint, related)


def _language(overlay: Document, document: Document, made: list[Change]) -> Iterator[Change]:
    """The language of the overlay is that of the whole, once it has changed what things are called."""
    language = overlay.root.get("language")
    titles = any(change.verb == "replace" and change.path[-1] == "title" for change in made)
    if language is not None and titles and "language" in below(document.root, "framework"):
        yield Change("replace", ("framework", "language"), language, shared=True)


def _sources(overlay: Document, document: Document, problems: list[Problem]) -> Iterator[Change]:
    """The sources that the overlay names are added; one that is there already has to mean the same."""
    known = below(document.root, SOURCES)
    for name, entry in values.table(overlay.root, SOURCES).items():
        if name not in known:
            yield Change("add", (SOURCES, name), entry, shared=True)
        elif entry.value != known[name].value:
            message = f"the source `{name}` is there already, and is another one"
            related = (("it stands", known[name].key),)
            problems.append(
                Problem("already-there", message, entry.key, "give this one another name", related)
            )
