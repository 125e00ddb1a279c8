"""In hand: what somebody handed over, rather than a file, to the layers of a framework, and its changes.

Who hands something over may be a stranger: no file is looked for, let alone opened.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.hooks.layers import layered
from kompass_core.hooks.unwrap import scale_key
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.hooks.layers import Layers
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.variant import Variant


@frozen
class Definition:
    """A definition in hand: the document of a framework, and those of its scales that no plugin gives."""

    framework: Document
    scales: tuple[Document, ...] = ()

    def texts(self) -> Iterator[str]:
        """All that it says, as it is written, and what its author calls it."""
        for document in (self.framework, *self.scales):
            yield from (document.source.name, document.source.text)


def layers_in_hand(
    definition: Definition,
    plugins: Plugins,
    variants: Iterable[Variant] = (),
    changes: Iterable[Document] = (),
    wording: Variant | None = None,
) -> Layers:
    """The layers of a definition; a scale in hand comes before one that is installed under its id.

    Raises KompassError: `duplicate-id` where two in hand are the same, or what is wrong with one.
    """
    scales: dict[tuple[str, str], Document] = {}
    for document in definition.scales:
        key = scale_key(document)
        if key in scales:
            message = f"the scale {key[1]} of {key[0]} is there already"
            related = (("the other", scales[key].root["scale"].span),)
            place = document.root["scale"].span
            problem = Problem("duplicate-id", message, place, "give one of them another id", related)
            raise KompassError([problem])
        scales[key] = document
    there = evolve(plugins, scales=MappingProxyType({**plugins.scales, **scales}))
    return layered(definition.framework, there, variants, changes, wording)


def of_framework(changes: Iterable[Document], name: str, others: Iterable[str] = ()) -> tuple[Document, ...]:
    """The changes of the framework, `id@revision`; all have to be of it, or of the others by their names.

    Raises KompassError: `missing-key`, or `unused-changes`.
    """
    found: list[Document] = []
    problems: list[Problem] = []
    hint: str | None
    known = (name, *others)
    for document in changes:
        of = document.root.get("of")
        if of is None:
            message, hint = "nothing says what these are changes of", "changes begin with `of = ...`"
            problems.append(Problem("missing-key", message, document.source.name, hint))
        elif of.value == name:
            found.append(document)
        elif of.value not in known:
            message = f"these are changes of `{of.value}`, which is not used here"
            hint = did_you_mean(str(of.value), known) or there_are(known)
            problems.append(Problem("unused-changes", message, of.span, hint))
    if problems:
        raise KompassError(problems)
    return tuple(found)
