"""Vary: a document and overlays to the document that they make of it together.

A country's titles, a local change and a what-if are all overlays; there is no second mechanism. What
an overlay says keeps its place in the overlay's file, so that whatever is said about it later names
that file.
"""

from __future__ import annotations

from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.definition import Definition
from kompass_core.model.files import OVERLAY_HEAD, SCALE_FILE
from kompass_core.stages.check.conform import departures
from kompass_core.stages.check.sort import MOST, refuse
from kompass_core.stages.varying.changes import changes
from kompass_core.stages.varying.clashes import clashes
from kompass_core.stages.varying.elsewhere import elsewhere
from kompass_core.stages.varying.languages import languages
from kompass_core.stages.varying.lay import lay
from kompass_core.stages.varying.said import said, said_of_scales
from kompass_core.stages.varying.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.model.document import Document
    from kompass_core.problems import Problem
    from kompass_core.stages.varying.change import Change
    from kompass_core.stages.varying.said import Said


def vary(document: Document, *overlays: Document) -> Document:
    """The document with all overlays laid over it; it alone, so none of them may change a scale.

    The overlays stand side by side: each is held against the document as it is given here, and no
    two touch the same value. To build one on another, lay it over what the other has made:
    `vary(vary(document, first), second)`.

    Raises:
        KompassError: everything that is wrong with any of them: what the shape of an overlay
            forbids, `wrong-revision`, `not-there`, `already-there`, `changed-twice`.
    """
    return vary_all(Definition(document), *overlays).document


def vary_all(definition: Definition, *overlays: Document) -> Definition:
    """The same of a framework together with its scales; a scale that nothing changes stays the same one."""
    problems: list[Problem] = []
    fitting = [overlay for overlay in overlays if _fits(overlay, definition.document, problems)]
    own, changed = Target(definition.document), [said(one, definition.document) for one in fitting]
    made = _changes(changed, own, problems)
    scales: dict[str, list[Said]] = {}
    for overlay in fitting:
        for name, one in said_of_scales(overlay, definition, problems).items():
            scales.setdefault(name, []).append(one)
    laid = {}
    for name, ones in scales.items():
        unsound = list(islice(departures(definition.scales[name], SCALE_FILE), MOST))
        problems.extend(unsound)
        if not unsound:
            target = Target(definition.scales[name], name)
            laid[name] = (target.document, _changes(ones, target, problems))
    refuse(problems)
    made += languages(definition.document, fitting, made)
    changed_scales = {name: lay(document, ones) for name, (document, ones) in laid.items()}
    return Definition(
        lay(definition.document, made), MappingProxyType({**definition.scales, **changed_scales})
    )


def _fits(overlay: Document, document: Document, problems: list[Problem]) -> bool:
    """Whether an overlay looks like one, and is of this document; if not, the problems say so."""
    found = list(islice(departures(overlay, OVERLAY_HEAD), MOST))
    if not found and (problem := elsewhere(overlay, document)):
        found.append(problem)
    problems.extend(found)
    return not found


def _changes(changed: Iterable[Said], target: Target, problems: list[Problem]) -> list[Change]:
    made = [change for one in changed for change in changes(one, target, problems)]
    problems.extend(clashes(made, target))
    return made
