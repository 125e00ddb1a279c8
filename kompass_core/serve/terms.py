"""Terms: on what terms somebody wants an evaluation scored, and worded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from kompass_core.hooks.in_hand import Definition
    from kompass_core.model.document import Document
    from kompass_core.problems import Span

NAME: Final = "body"
"""What the author of a request knows its text by."""


@frozen
class Said:
    """A word that somebody said, and where."""

    text: str
    place: Span | str


@frozen
class Terms:
    """The framework by its name, or in hand, with local changes; the scale, the language and the variant.

    What nobody said is as the evaluation has it.
    """

    framework: Said | None = None
    definition: Definition | None = None
    changes: tuple[Document, ...] = ()
    scale: Said | None = None
    language: Said | None = None
    variant: Said | None = None
