"""Layout: a document to the text of its file as every file of its kind is laid out.

No remark is lost, and nothing that the file says is changed: what comes out is read again and compared, and
where it is not the same, nothing comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kompass_core.model.files.whole import shape_of
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.layout.arrange import arrange
from kompass_core.stages.layout.put_together import put_together
from kompass_core.stages.layout.same import same
from kompass_core.stages.layout.take_apart import take_apart
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry


def layout(document: Document) -> str:
    """The text of the TOML file that the document was read from, laid out.

    Lines end with a line feed, whatever they ended with before. Raises KompassError: `layout-failed` where
    the text would not say what the document says, `too-large` where it would be larger than a file may be.
    """
    pieces = take_apart(document.source.text)
    meant = {entry.span.start: entry.value for entry in _all(document.root) if isinstance(entry.value, str)}
    made = put_together(arrange(pieces, shape_of(document.root)), pieces.end, document.root, meant)
    again = read_text(made, document.source.name)
    if not same(document, again):
        message = "laid out, the file would say something else, so it is left as it is"
        hint = "this is a mistake of ours: please send us the file"
        raise KompassError([Problem("layout-failed", message, document.source.name, hint)])
    return made


def _all(rows: Mapping[str, Entry]) -> Iterator[Entry]:
    waiting = list(rows.values())
    while waiting:
        entry = waiting.pop()
        yield entry
        if isinstance(entry.value, Mapping):
            waiting.extend(entry.value.values())
        elif isinstance(entry.value, tuple):
            waiting.extend(entry.value)
