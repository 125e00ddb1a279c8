"""Text: any text to text that a document can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_HELD: Final = re.compile("[^\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, or would take for a break of the line."""

LONGEST: Final = 255
"""Characters of a property of a document, and of a line above its pages."""


def shown(text: str) -> str:
    """The text on one line; what cannot be held is shown as U+FFFD."""
    return _HELD.sub(lambda found: " " if found[0].isspace() else "\N{REPLACEMENT CHARACTER}", text)


def clipped(text: str) -> str:
    """The same, no longer than a property may be."""
    held = shown(text)
    return held if len(held) <= LONGEST else f"{held[: LONGEST - 1]}…"


def written(place: Docx | _Cell, text: str, style: str) -> Paragraph:
    """A paragraph in a style, added at a place."""
    return in_style(place.add_paragraph(shown(text)), style)


def in_style(paragraph: Paragraph, style: str) -> Paragraph:
    """The paragraph in a style, which Word knows by its id: to look each up would take longest of all."""
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 - by its id
    return paragraph
