"""Variant: what one country or organisation changes, and how it writes numbers and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Document


@frozen
class Numbers:
    """How numbers are written: a Babel locale, and what differs from it.

    `zero` replaces a figure that prints as nothing but zeros; `percent` is how a percentage is
    written, `0` standing for the number.
    """

    locale: str
    zero: str | None
    percent: str | None


@frozen
class Variant:
    """One variant, checked.

    `overlays` maps `id@revision` of a framework to the documents that change it, in the order in which
    they are laid over it; `organisations` maps the codes of the country to names. `document` says
    what the variant is, as changes of it find it; None where no file does. `changes` are local
    changes of its words, each with its digest.
    """

    id: str
    title: str
    language: str
    numbers: Numbers
    words: Mapping[str, str] = field(repr=False)
    organisations: Mapping[str, str] = field(repr=False)
    overlays: Mapping[str, tuple[Document, ...]] = field(repr=False)
    document: Document | None = field(default=None, repr=False)
    changes: Mapping[str, str] = field(factory=dict)
