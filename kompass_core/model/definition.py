"""Definition: all documents that a framework is made of, before anybody asks what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Document


@frozen
class Definition:
    """A framework's own document, and those of the scales that there are for it, by their ids."""

    document: Document
    scales: Mapping[str, Document] = field(factory=dict, repr=False)
