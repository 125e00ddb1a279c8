"""Layers: all that a framework is made of, in the order in which one thing is laid over the other."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from kompass_core.hooks.beside import beside
from kompass_core.hooks.unwrap import scale_key
from kompass_core.model.definition import Definition
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.variant import Variant


@frozen
class Layers:
    """The documents of a framework, `id@revision`, and its scales, and of what is laid over them.

    First each of the `overlays`, over what those before it have made: those of a variant after those of
    the variant that it builds on. Then the local `changes`, side by side. The `words` of a reader's
    variant count as wordings only; `own_words` says that the reader wants the framework's own instead.
    `plugins` has the scales that lie beside the framework, too.
    """

    name: str
    definition: Definition
    plugins: Plugins
    overlays: tuple[Document, ...]
    changes: tuple[Document, ...] = ()
    words: tuple[Document, ...] = ()
    own_words: bool = False

    def parts(self) -> Iterator[str]:
        """Every text that the framework is made of, and what each is to it."""
        groups = {
            "framework": (self.definition.document,),
            "scales": tuple(self.plugins.scales.values()),
            "overlays": self.overlays,
            "changes": self.changes,
            "words": self.words,
        }
        for what, documents in groups.items():
            yield f"{what} {len(documents)} {self.own_words}"
            yield from (
                text for document in documents for text in (document.source.name, document.source.text)
            )

    def laid(self) -> Definition:
        """What they make together, but for the words; raises KompassError where a change does not hit."""
        definition = self._overlaid(self.overlays)
        if not self.changes:
            return definition
        from kompass_core.stages.vary import vary_all  # noqa: PLC0415 - not needed where all is in the cache

        return vary_all(definition, *self.changes)

    def worded(self, definition: Definition) -> Definition:
        """What was laid, in the reader's words; raises KompassError where what says them does not hit."""
        if not self.words and not self.own_words:
            return definition
        from kompass_core.stages.varying.titles import titles  # noqa: PLC0415 - as above
        from kompass_core.stages.word import word  # noqa: PLC0415 - as above

        words = self.words
        if self.own_words:
            words = (titles(self.definition.document, definition.document),)
        else:
            self._overlaid(words)
        return word(definition, words, [change.source for change in self.changes])

    def with_scale(self, name: str, document: Document) -> Layers:
        """The same with another document for a scale."""
        scales = {**self.definition.scales, name: document}
        return evolve(self, definition=evolve(self.definition, scales=scales))

    def with_scales(self, definition: Definition) -> Plugins:
        """The plugins with the scales of a definition in place of theirs."""
        of = named(self.definition.document, "id")
        scales = {(of, name): document for name, document in definition.scales.items()}
        return evolve(self.plugins, scales=MappingProxyType({**self.plugins.scales, **scales}))

    def _overlaid(self, overlays: Iterable[Document]) -> Definition:
        definition = self.definition
        for overlay in overlays:
            from kompass_core.stages.vary import vary_all  # noqa: PLC0415 - as above

            definition = vary_all(definition, overlay)
        return definition


def layers(
    path: Path,
    plugins: Plugins,
    variants: Iterable[Variant] = (),
    changes: Iterable[Document] = (),
    wording: Variant | None = None,
) -> Layers:
    """The layers of the framework in the file: its variants in turn, then local changes.

    `wording` is the variant of who reads it; one that changes nothing in the framework, and speaks its
    language, has the framework's own titles. Raises KompassError where a file cannot be read.
    """
    return layered(read(path), beside(path, plugins), variants, changes, wording)


def layered(
    document: Document,
    there: Plugins,
    variants: Iterable[Variant] = (),
    changes: Iterable[Document] = (),
    wording: Variant | None = None,
) -> Layers:
    """The same of a document in hand, with plugins that have all its scales; nothing is read.

    Scales that it was handed on with come before those of the plugins.
    """
    given = tuple(variants)
    if document.scales:
        own = {scale_key(scale): scale for scale in document.scales.values()}
        there = evolve(there, scales=MappingProxyType({**there.scales, **own}))
        document = evolve(document, scales={})
    name, of = framework_name(document), named(document, "id")
    overlays = tuple(overlay for variant in given for overlay in variant.overlays.get(name, ()))
    other = wording if wording and wording.id not in {variant.id for variant in given} else None
    words = other.overlays.get(name, ()) if other else ()
    speaks = other is not None and other.language == named(document, "language")
    return Layers(
        name=name,
        definition=Definition(document, {id_: one for (fw, id_), one in there.scales.items() if fw == of}),
        plugins=there,
        overlays=overlays,
        changes=tuple(changes),
        words=words,
        own_words=bool(speaks and overlays and not words),
    )


def framework_name(document: Document) -> str:
    """The framework and revision that a document says it is, `id@revision`, as far as it does."""
    return "@".join(named(document, key) for key in ("id", "revision"))


def named(document: Document, key: str) -> str:
    """What the table `[framework]` of a document says under a key, as far as it does."""
    head = document.root.get("framework")
    rows: Mapping[str, Entry] = head.value if head and isinstance(head.value, Mapping) else {}
    return str(rows[key].value) if key in rows else ""
