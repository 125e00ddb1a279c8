"""Languages: what the titles that no overlay touches are written in, once others are translated.

The language of a framework is that of its titles. An overlay that translates brings its own, and what
it leaves as it was has to say from then on that it is in another one, so that a report can.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.stages.varying.change import Change
from kompass_core.stages.varying.miss import below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.stages.check.values import Rows
    from kompass_core.stages.varying.change import Path

LANGUAGE = "language"
TITLE = "title"
ABOUT = "about"
ABOUT_LANGUAGE = "about_language"


def languages(document: Document, overlays: Iterable[Document], made: Iterable[Change]) -> Iterator[Change]:
    """What has to be changed besides: the language of each item whose title is in another than most.

    `made` is all that the overlays change. Titles of an overlay that names no language are in that of
    what it changes.
    """
    listed = tuple(made)
    head = below(document.root, "framework")
    new = next((change.entry for change in listed if change.path == ("framework", LANGUAGE)), None)
    if new is None or LANGUAGE not in head:
        return
    speaking = {id(overlay.source) for overlay in overlays if LANGUAGE in overlay.root}
    translated = {
        change.path[:-1]
        for change in listed
        if change.path[-1] == TITLE and id(change.entry.span.source) in speaking
    }
    gone = {change.path for change in listed if change.verb == "remove"}
    yield from _about(head, new, listed, speaking)
    for path, rows in items(document):
        if path in translated:
            if LANGUAGE in rows:
                yield Change("replace", (*path, LANGUAGE), new)
        elif LANGUAGE not in rows and not gone.intersection((path[:1], path, (*path, TITLE))):
            yield Change("add", (*path, LANGUAGE), head[LANGUAGE])


def _about(head: Rows, new: Entry, made: Iterable[Change], speaking: set[int]) -> Iterator[Change]:
    """The language of what is said about the framework."""
    own = [change for change in made if change.path == ("framework", ABOUT)]
    place = ("framework", ABOUT_LANGUAGE)
    if any(id(change.entry.span.source) in speaking for change in own if change.verb != "remove"):
        if ABOUT_LANGUAGE in head:
            yield Change("replace", place, new)
    elif ABOUT in head and ABOUT_LANGUAGE not in head and not own:
        yield Change("add", place, head[LANGUAGE])


def items(document: Document) -> Iterator[tuple[Path, Rows]]:
    """Every item that a document has a table for, by its level and code."""
    levels = below(document.root, "framework").get("levels")
    names = levels.value if levels is not None and isinstance(levels.value, tuple) else ()
    for level in (str(name.value) for name in names):
        for code, entry in below(document.root, level).items():
            if isinstance(entry.value, Mapping):
                yield (level, code), entry.value
