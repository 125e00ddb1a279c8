"""Ruled: which rules of a scale are others, each as a sentence and as its author writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Paragraph
from kompass_core.revisions.diff.rules import key_now
from kompass_core.revisions.release_notes.teller import listed
from kompass_core.rules.sentence import sentence
from kompass_core.stages.report.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.difference import Change
    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Block
    from kompass_core.model.scale import Scale
    from kompass_core.revisions.release_notes.teller import Teller

JUDGED: Final = "judged"
"""The key of the rules of items without parts."""


def ruled(teller: Teller, name: str, changes: Sequence[Change]) -> Iterator[Block]:
    """Each rule that is new or says something else; those that are gone by what they made alone."""
    found = teller.difference.correspondence
    older, newer = found.before.scales[found.scales[name].before], found.after.scales[name]
    keys = {key_now(found, key): key for key in older.rules}
    gone: dict[str, list[str]] = {}
    for change in changes:
        if change.subject != "rule":
            continue
        _, key, measure = change.where
        if change.kind == "removed":
            gone.setdefault(key, []).append(teller.words.measure(measure))
            continue
        lines = []
        if change.kind == "text":
            before = _said(teller, teller.reading.before, older, keys[key], measure)
            lines.append(f"{teller.words.word('difference.before')}: {before}")
        after = _said(teller, teller.reading.after, newer, key, measure)
        lines.append(f"{teller.words.word('difference.now')}: {after}")
        yield Paragraph(f"{teller.words.measure(measure)} {_of(teller, key)}:")
        yield Bullets(tuple(lines))
    if gone:
        rules = "; ".join(f"{listed(measures)} {_of(teller, key)}" for key, measures in gone.items())
        yield Paragraph(teller.words.word("difference.rule.removed", rules=rules))


def _said(teller: Teller, framework: Framework, scale: Scale, key: str, measure: str) -> str:
    """A rule as a sentence, then as it is written."""
    written = scale.rules[key][measure]
    said = sentence(written.syntax, Speech(teller.words, framework, scale))
    return f"{said} [{_text(written.text)}]"


def _text(text: str) -> str:
    """The rule in its author's spelling, on one line."""
    return " ".join(text.split())


def _of(teller: Teller, key: str) -> str:
    """Whose rule it is: of what is judged, of a level, of the whole, or of one item."""
    if key == JUDGED:
        return teller.words.word("difference.rule.judged")
    for framework in (teller.reading.after, teller.reading.before):
        if key == TOTAL or key in framework.levels:
            return teller.words.word("difference.rule.of", item=teller.quoted(teller.level(key)))
        if key in framework.items:
            named = f"{key} {framework.items[key].title}"
            return teller.words.word("difference.rule.of", item=teller.quoted(named))
    return teller.words.word("difference.rule.of", item=teller.quoted(key))
