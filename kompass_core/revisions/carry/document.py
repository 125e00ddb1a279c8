"""Document: an evaluation that was carried over to the document of its file, made of the one before.

What has not changed is taken from there as it is written, number by number, in its order. Comments are
not: what they are about may be gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.document import Document, Entry
from kompass_core.model.evaluation import AGREED
from kompass_core.problems import Source, Span
from kompass_core.rules.exact import percentage
from kompass_core.stages.check.kinds import PERCENT
from kompass_core.stages.check.values import rows as rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.carriage import Carriage
    from kompass_core.model.document import Value
    from kompass_core.model.evaluation import Evaluation, Given, Judgement
    from kompass_core.stages.check.values import Rows

MADE = Source("made", "{}")
HEADED, BRACED = Span(MADE, 0, 0), Span(MADE, 0, 2)
"""Where a table stands that is not in the file before: under a header, or in braces."""


def document(before: Document, carriage: Carriage, evaluation: Evaluation) -> Document:
    """The document that says what the evaluation says, which was carried over and signed.

    `before` is the document of the one that it was made of.
    """
    return _Making(before, carriage, evaluation).document()


class _Making:
    """A document on its way: the one before, its values by where they or their names begin."""

    def __init__(self, before: Document, carriage: Carriage, evaluation: Evaluation) -> None:
        self.before = before
        self.carriage = carriage
        self.evaluation = evaluation
        self.braced = before.root["evaluation"].span.text.startswith("{")
        self.values: dict[int, Entry] = {}
        self.named: dict[int, Entry] = {}
        for entry in _entries(before.root):
            self.values.setdefault(entry.span.start, entry)
            self.named.setdefault(entry.key.start, entry)

    def document(self) -> Document:
        evaluation, root = self.evaluation, dict(self.before.root)
        judged = dict.fromkeys((*evaluation.judgements, *evaluation.opinions))
        made = {
            "evaluation": self._head(),
            "sources": dict(rows_of(root["sources"])) if "sources" in root else {},
            "judgement": {code: self._judged(code) for code in judged},
            "given": {scale: self._given(scale) for scale in evaluation.given},
            "finding": {code: self._found(code) for code in evaluation.findings},
            "carried": self._carried(),
        }
        root.pop("carried", None)
        for name, rows in made.items():
            if rows:
                root[name] = self._table(rows, root.get(name))
            else:
                root.pop(name, None)
        return Document(self.before.source, MappingProxyType(root))

    def _head(self) -> dict[str, Entry]:
        rows, evaluation = dict(rows_of(self.before.root["evaluation"])), self.evaluation
        texts = {"id": evaluation.id, "framework": evaluation.framework.name, "note": evaluation.note}
        for name, text in texts.items():
            if text is not None and (name not in rows or rows[name].value != text):
                rows[name] = Entry(text, HEADED, HEADED)
        if evaluation.scales is None:
            rows.pop("scales", None)
        else:
            listed = tuple(Entry(scale, HEADED, HEADED) for scale in evaluation.scales)
            rows["scales"] = Entry(listed, HEADED, HEADED)
        return rows

    def _judged(self, code: str) -> Entry:
        together, apart = self.evaluation.judgements.get(code, {}), self.evaluation.opinions.get(code, {})
        rows: dict[str, Entry] = {}
        for name in dict.fromkeys((*together, *apart)):
            if name not in apart:
                rows[name] = self._judgement(together[name])
                continue
            voices = dict(apart[name])
            if name in together:
                voices[AGREED] = together[name]
            ordered = sorted(voices, key=lambda voice, heard=voices: heard[voice].span.start)  # type: ignore[misc]
            there = self._old("judgement", code, name)
            braced = there is None or not isinstance(there.value, Mapping)
            said = {voice: self._judgement(voices[voice]) for voice in ordered}
            rows[name] = Entry(MappingProxyType(said), BRACED, BRACED) if braced else self._table(said, there)
        places = {name: self.evaluation.spans["judgement", code, name].start for name in rows}
        ordered_rows = {name: rows[name] for name in sorted(rows, key=lambda name: places[name])}
        return self._table(ordered_rows, self._old("judgement", code))

    def _judgement(self, judgement: Judgement) -> Entry:
        value = judgement.value
        entry = self.values.get(judgement.span.start)
        if entry is not None and _number(entry.value) == value:
            return entry
        return Entry(percentage(value) if isinstance(value, Fraction) else value, HEADED, HEADED)

    def _given(self, scale: str) -> Entry:
        there = self._old("given", scale)
        rows = {} if there is None else dict(rows_of(there))
        points = {code: self._points(one) for code, one in self.evaluation.given[scale].points.items()}
        rows["points"] = self._table(points, rows.get("points"))
        return self._table(rows, there)

    def _points(self, given: Given) -> Entry:
        """Points as they are written; only exact ones can have become others."""
        entry, points = self.values[given.span.start], given.points
        if not isinstance(points, Fraction) or entry.value == points:
            return entry
        return Entry(points.numerator if points.denominator == 1 else points, HEADED, HEADED)

    def _found(self, code: str) -> Entry:
        """What was found of one item; of several that became one, all of it."""
        there = {
            one.item: rows_of(self.named[one.place.start])
            for one in self.carriage.outcomes
            if one.kind == "finding" and any(heir.item == code for heir in one.heirs)
        }
        origins = [there[origin] for origin in self.carriage.correspondence.items[code] if origin in there]
        rows = dict(origins[0])
        for others in origins[1:]:
            for name, entry in others.items():
                rows[name] = _both(rows[name], entry) if name in rows else entry
        return self._table(rows, self._old("finding", code))

    def _carried(self) -> dict[str, Entry]:
        carried = self.evaluation.carried
        if carried is None:
            return {}
        said: dict[str, Value] = {
            "from": carried.evaluation,
            "digest": carried.digest,
            "framework": carried.framework,
            "on": carried.on,
            "by": carried.by,
        }
        return {name: Entry(value, HEADED, HEADED) for name, value in said.items()}

    def _old(self, *path: str) -> Entry | None:
        """What stood where something stands now that comes from it."""
        span = self.evaluation.spans.get(path)
        return None if span is None else self.named.get(span.start)

    def _table(self, rows: Rows, there: Entry | None) -> Entry:
        """A table, where one is that it comes from; under a header of its own where all is in braces."""
        span = HEADED if there is None or self.braced else there.span
        return Entry(MappingProxyType(dict(rows)), span, span)


def _both(first: Entry, second: Entry) -> Entry:
    """Two texts as paragraphs of one, two lists as one."""
    if isinstance(first.value, tuple) and isinstance(second.value, tuple):
        return Entry((*first.value, *second.value), first.span, first.key)
    return Entry(f"{first.value}\n\n{second.value}", HEADED, HEADED)


def _number(value: Value) -> Value:
    """A number that is written as a percentage, or as it is."""
    if isinstance(value, str) and PERCENT.fullmatch(value):
        return Fraction(value[:-1]) / 100
    return value


def _entries(rows: Rows) -> Iterator[Entry]:
    for entry in rows.values():
        yield from _whole(entry)


def _whole(entry: Entry) -> Iterator[Entry]:
    yield entry
    if isinstance(entry.value, Mapping):
        yield from _entries(entry.value)
    elif isinstance(entry.value, tuple):
        for member in entry.value:
            yield from _whole(member)
