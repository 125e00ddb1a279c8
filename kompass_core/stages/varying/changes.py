"""Changes: what an overlay says of a target to all that it changes there, each of which hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem
from kompass_core.stages.check import values
from kompass_core.stages.varying.aim import Aim
from kompass_core.stages.varying.change import Change
from kompass_core.stages.varying.miss import below
from kompass_core.stages.varying.removals import Removals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document
    from kompass_core.stages.varying.said import Said
    from kompass_core.stages.varying.target import Target

SOURCES = "sources"


def changes(said: Said, target: Target, problems: list[Problem]) -> tuple[Change, ...]:
    """The changes; what does not hit is added to `problems`."""
    overlay, document = said.overlay, target.document
    removals, aim = Removals(target, problems), Aim(target, problems)
    made = [
        *removals.of(said.tables["remove"], document.root),
        *aim.at("replace", said.tables["replace"], document.root),
        *aim.at("add", said.tables["add"], document.root),
    ]
    return (*made, *_language(overlay, document, made), *_sources(overlay, document, problems))


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
