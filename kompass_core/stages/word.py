"""Word: a definition to the same definition in the words of a reader who speaks another language.

Of what a reader's variant changes, only titles and other wordings count: points are those of the
evaluation's own variant, whoever reads them. What that variant does not have is not worded, either.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.definition import Definition
from kompass_core.stages.check import values
from kompass_core.stages.varying.aim import SOURCE
from kompass_core.stages.varying.change import Change
from kompass_core.stages.varying.languages import ABOUT, LANGUAGE, TITLE, items, languages
from kompass_core.stages.varying.lay import lay
from kompass_core.stages.varying.miss import below
from kompass_core.stages.varying.said import said, said_of_scales

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.problems import Source
    from kompass_core.stages.check.values import Rows
    from kompass_core.stages.varying.change import Path
    from kompass_core.stages.varying.said import Said

HEAD: Final = "framework"
ALIASES: Final = "aliases"


def word(definition: Definition, overlays: Iterable[Document], kept: Collection[Source] = ()) -> Definition:
    """The definition with the wordings of each overlay in turn, which hits what the definition has by now.

    A wording that comes from one of the sources that are `kept` stays as it is. The overlays are sound.
    """
    for overlay in overlays:
        own = said(overlay, definition.document)
        made = list(_changes(own, definition.document, _own(definition.document), kept))
        language = overlay.root.get(LANGUAGE)
        titled = any(change.verb == "replace" and change.path[-1] == TITLE for change in made)
        if language is not None and titled and LANGUAGE in below(definition.document.root, HEAD):
            made.append(Change("replace", (HEAD, LANGUAGE), language))
        made += languages(definition.document, [overlay], made)
        scales = dict(definition.scales)
        for name, one in said_of_scales(overlay, definition, []).items():
            worded = _changes(one, scales[name], _of_scale(scales[name]), kept)
            scales[name] = lay(scales[name], worded)
        definition = Definition(lay(definition.document, made), MappingProxyType(scales))
    return definition


def _own(document: Document) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The tables of a framework that have wordings, and the keys under which they do."""
    yield (HEAD,), (TITLE, ABOUT)
    yield from ((path, (TITLE, ALIASES)) for path, _ in items(document))


def _of_scale(document: Document) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield ("scale",), (TITLE, ABOUT)
    yield from ((("dimension", name), (TITLE,)) for name in below(document.root, "dimension"))


def _changes(
    one: Said, document: Document, tables: Iterable[tuple[Path, tuple[str, ...]]], kept: Collection[Source]
) -> Iterator[Change]:
    named = values.table(one.overlay.root, "sources")
    for path, keys in tables:
        there = _at(document.root, path)
        gone = _at(one.tables["remove"], path)
        if ALIASES in keys and ALIASES in gone and ALIASES in there:
            yield Change("remove", (*path, ALIASES), gone[ALIASES])
        replaced, added = (_at(one.tables[verb], path) for verb in ("replace", "add"))
        for rows in (replaced, {} if TITLE in added else added):  # what is added with a title is another item
            for key in keys:
                if key not in rows or (key in there and there[key].span.source in kept):
                    continue
                yield Change("replace" if key in there else "add", (*path, key), rows[key])
                source = _source(rows, key, named)
                if source is not None:
                    yield Change("cite", (*path, key), source)


def _source(rows: Rows, key: str, named: Rows) -> Entry | None:
    """Where a wording comes from, spelt out: the name may stand for something else in the definition."""
    source = rows.get(SOURCE)
    if source is not None and isinstance(source.value, Mapping):
        source = source.value.get(key)
    if source is None or str(source.value) not in named:
        return source
    return evolve(source, value=named[str(source.value)].value)


def _at(rows: Rows, path: Path) -> Rows:
    for name in path:
        rows = below(rows, name)
    return rows
