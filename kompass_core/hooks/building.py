"""Building: a variant that builds on another, as long as nobody knows that other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.document import Document, Entry


@frozen(eq=False)
class Building:
    """The documents of a variant, its folder, and where it says on which other it builds."""

    id: str
    on: Entry = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)
    folder: Path
