"""Write JSON: a document to JSON text that reads back as the same document, but for the places.

JSON has no days: one is text there, which whoever checks the document takes for a day again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.stages.json_text import json_text

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry


def write_json(document: Document) -> str:
    """The text of a JSON file."""
    return json_text(nested(document)) + "\n"


def nested(document: Document) -> dict[str, object]:
    """What a document says, as nested values without places."""
    return {name: _nested(entry) for name, entry in document.root.items()}


def _nested(entry: Entry) -> object:
    value = entry.value
    if isinstance(value, Mapping):
        return {name: _nested(one) for name, one in value.items()}
    return [_nested(one) for one in value] if isinstance(value, tuple) else value
