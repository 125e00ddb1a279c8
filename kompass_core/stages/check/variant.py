"""Variant: the documents of a country or an organisation to a variant."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from kompass_core.model.document import Document
from kompass_core.model.files import BUILDING_FILE, OVERLAY_HEAD, VARIANT_FILE, WORDED_HEAD
from kompass_core.model.variant import Numbers, Variant
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import departures
from kompass_core.stages.check.organisations import organisations
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kompass_core.model.document import Entry

NONE: Final[Mapping[str, Variant]] = MappingProxyType({})
HEAD: Final = "variant"
ON: Final = "builds_on"


def check_variant(
    documents: Sequence[Document], folder: Path, others: Mapping[str, Variant] = NONE
) -> Variant:
    """The variant that its first document describes, with the changes that all of them make, in their order.

    `folder` is where the list of organisations lies: lines of `code,name` under a header. `others` are
    the variants that it may build on: what is laid over their words and frameworks comes first.

    Raises:
        KompassError: everything that is wrong with the documents. Whether the changes of a framework
            hit shows only at what they change.
    """
    first, *further = documents
    on = builds_on(first)
    _conform(first, further)
    base = None if on is None else _base(on, others)
    document = first if base is None else _built(first, base)
    overlays = dict(base.overlays) if base else {}
    for overlay in further:
        of = values.text(overlay.root, "of")
        overlays[of] = (*overlays.get(of, ()), overlay)
    inherited = base.organisations if base and "organisations" not in first.root else None
    rows = values.table(document.root, HEAD)
    return Variant(
        id=values.text(rows, "id"),
        title=values.text(rows, "title"),
        language=values.text(rows, "language"),
        numbers=_numbers(document),
        words=_words(document),
        organisations=values.frozen_map(organisations(first, folder)) if inherited is None else inherited,
        overlays=values.frozen_map(overlays),
        document=document,
    )


def check_building(documents: Sequence[Document]) -> str:
    """The id of a variant that builds on another, checked as far as that can be done without the other.

    Raises:
        KompassError: everything that is wrong with the documents themselves.
    """
    first, *further = documents
    _conform(first, further)
    return values.text(values.table(first.root, HEAD), "id")


def _conform(first: Document, further: Iterable[Document]) -> None:
    problems = list(departures(first, VARIANT_FILE if builds_on(first) is None else BUILDING_FILE))
    for document in further:
        problems.extend(departures(document, OVERLAY_HEAD))
    refuse(problems)


def builds_on(document: Document) -> Entry | None:
    """Where a document of a variant says on which other it builds, as far as it is one that does."""
    head = document.root.get(HEAD)
    return head.value.get(ON) if head is not None and isinstance(head.value, Mapping) else None


def reworded(variant: Variant, *overlays: Document) -> Variant:
    """The variant with local changes of its words and numbers laid over it, side by side.

    Raises:
        KompassError: everything that is wrong with them, or with what they make of the variant.
    """
    if variant.document is None:
        message = "a variant of no file has nothing that could be changed"
        raise TypeError(message)
    refuse([problem for overlay in overlays for problem in departures(overlay, WORDED_HEAD)])
    document = _varied(variant.document, *overlays)
    changes = {overlay.source.name: digest(overlay) for overlay in overlays}
    return evolve(
        variant,
        numbers=_numbers(document),
        words=_words(document),
        document=document,
        changes=values.frozen_map({**variant.changes, **changes}),
    )


def _base(on: Entry, others: Mapping[str, Variant]) -> Variant:
    found = others.get(str(on.value))
    if found is None:
        message = f"there is no variant `{on.value}` to build on"
        hint = did_you_mean(str(on.value), others) or "install the plugin that gives it"
        raise KompassError([Problem("unknown-variant", message, on.span, hint)])
    return found


def _built(first: Document, base: Variant) -> Document:
    """The words and numbers of another variant as the document changes them, under its own head."""
    if base.document is None:
        message = "a variant of no file has nothing to build on"
        raise TypeError(message)
    head = first.root[HEAD]
    on = values.rows(head)[ON]
    tables = {name: entry for name, entry in first.root.items() if name not in {HEAD, "organisations"}}
    varied = _varied(base.document, Document(first.source, MappingProxyType({**tables, "of": on})))
    whole = {name: entry for name, entry in varied.root.items() if name != "organisations"}
    return Document(first.source, MappingProxyType({**whole, HEAD: head}))


def _varied(document: Document, *overlays: Document) -> Document:
    from kompass_core.stages.vary import vary  # noqa: PLC0415 - few variants change another

    varied = vary(document, *overlays)
    refuse(departures(varied, VARIANT_FILE))
    return varied


def _numbers(document: Document) -> Numbers:
    rows = values.table(document.root, "numbers")
    return Numbers(
        values.text(rows, "locale"),
        values.optional_text(rows, "zero"),
        values.optional_text(rows, "percent"),
    )


def _words(document: Document) -> Mapping[str, str]:
    words = values.table(document.root, "words")
    return values.frozen_map({key: str(entry.value) for key, entry in words.items()})
