"""Standing: an offset in a document to what stands there: a key or a value, and its path.

A path is that of the document: the names from the root down. What stands at a place is the innermost
key or value that covers it; where a value is a rule, `RulePoint` says where in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.rules import typed
from kompass_core.stages.inside import inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.model.rule import WrittenRule
    from kompass_core.problems import Span
    from kompass_core.rules.typed import Typed


@frozen
class Standing:
    """A key, or a value, at a place: the names that lead to it, what it is, and where it stands."""

    path: tuple[str, ...]
    entry: Entry
    span: Span
    is_key: bool

    @property
    def word(self) -> str:
        """The key, or the value where it is text."""
        return self.path[-1] if self.is_key else str(self.entry.value)


def standing(document: Document, offset: int) -> Standing | None:
    """What stands at an offset of the text, in characters; None where nothing does."""
    found: Standing | None = None
    for one in _everything(document.root, (), document):
        covers = one.span.start <= offset <= one.span.end
        if covers and (found is None or _length(one.span) <= _length(found.span)):
            found = one
    return found


def _everything(rows: Mapping[str, Entry], path: tuple[str, ...], document: Document) -> Iterator[Standing]:
    for name, entry in rows.items():
        here = (*path, name)
        if entry.key.source is document.source:
            yield Standing(here, entry, entry.key, is_key=True)
        if isinstance(entry.value, Mapping):
            yield from _everything(entry.value, here, document)
        elif isinstance(entry.value, tuple):
            for member in entry.value:
                yield from _member(member, here, document)
        else:
            yield Standing(here, entry, entry.span, is_key=False)


def _member(member: Entry, path: tuple[str, ...], document: Document) -> Iterator[Standing]:
    if isinstance(member.value, Mapping):
        yield from _everything(member.value, path, document)
    elif not isinstance(member.value, tuple):
        yield Standing(path, member, member.span, is_key=False)


def _length(span: Span) -> int:
    return span.end - span.start


def part_at(rule: WrittenRule, root: Typed, offset: int) -> Typed | None:
    """The innermost part of a rule that covers an offset of its file."""
    found: tuple[int, Typed] | None = None
    for node in typed.walk(root):
        place = node.syntax.place
        span = inside(rule.span, place.start, place.end)
        if span.start <= offset <= span.end and (found is None or _length(span) <= found[0]):
            found = _length(span), node
    return None if found is None else found[1]
