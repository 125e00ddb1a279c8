"""Wire: places and problems as we have them to those of the language server protocol, and back.

We count lines and columns from 1 and columns in characters; the protocol counts from 0, and columns in
what editor and server have agreed on, which is half of a surrogate pair for most editors.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lsprotocol import types
from pygls import uris
from pygls.workspace import PositionCodec

from kompass_core.problems import Source

if TYPE_CHECKING:
    from kompass_core.editor.complete import Offer, Sort
    from kompass_core.editor.rename import Edit
    from kompass_core.problems import Problem, Span

__all__ = [
    "PositionCodec",
    "completion",
    "diagnostic",
    "location_of",
    "offset_of",
    "path_of",
    "range_of",
    "source_of",
    "text_edit",
    "uri_of",
]

SEVERITIES: Final = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
}
SORTS: Final[dict[Sort, types.CompletionItemKind]] = {
    "key": types.CompletionItemKind.Field,
    "value": types.CompletionItemKind.EnumMember,
    "name": types.CompletionItemKind.Variable,
    "function": types.CompletionItemKind.Function,
    "word": types.CompletionItemKind.Keyword,
}
START: Final = types.Range(types.Position(0, 0), types.Position(0, 0))


def path_of(uri: str) -> Path | None:
    """The file of a URI; None where it is none on this machine."""
    name = uris.to_fs_path(uri) if uris.uri_scheme(uri) == "file" else None
    return Path(name) if name else None


def uri_of(path: Path) -> str:
    """The URI of a file."""
    return Path(os.path.normpath(path.absolute())).as_uri()


def source_of(text: str, path: Path) -> Source:
    """A text that an editor has, whether it is sound or not."""
    return Source(str(path), text)


def offset_of(source: Source, position: types.Position, codec: PositionCodec) -> int:
    """The offset of a position, in characters; at the end where it lies beyond."""
    lines = source.text.split("\n")
    if position.line >= len(lines):
        return len(source.text)
    found = codec.position_from_client_units(lines, position)
    return min(source.line_starts[found.line] + found.character, len(source.text))


def range_of(span: Span, codec: PositionCodec) -> types.Range:
    """The range of a span."""
    ends = (_position(span.source, offset, codec) for offset in (span.start, span.end))
    return types.Range(*ends)


def _position(source: Source, offset: int, codec: PositionCodec) -> types.Position:
    line, column = source.position(offset)
    return types.Position(line - 1, codec.client_num_units(source.line(line)[: column - 1]))


def location_of(span: Span, codec: PositionCodec) -> types.Location:
    """The location of a span in its file."""
    return types.Location(uri_of(Path(span.source.name)), range_of(span, codec))


def diagnostic(problem: Problem, codec: PositionCodec) -> types.Diagnostic:
    """A problem as an editor shows it: the hint on a line of its own, the related places beside it."""
    place = problem.place
    return types.Diagnostic(
        range=START if isinstance(place, str) else range_of(place, codec),
        message="\n".join(filter(None, (problem.message, problem.hint))),
        severity=SEVERITIES[problem.severity],
        code=problem.slug,
        source="kompass",
        related_information=[
            types.DiagnosticRelatedInformation(location_of(span, codec), label)
            for label, span in problem.related
        ],
    )


def completion(offer: Offer) -> types.CompletionItem:
    """Something that may stand at the cursor."""
    return types.CompletionItem(offer.text, kind=SORTS[offer.sort], detail=offer.about or None)


def text_edit(edit: Edit, codec: PositionCodec) -> types.TextEdit:
    """What is written in place of a range."""
    return types.TextEdit(range_of(edit.span, codec), edit.text)
