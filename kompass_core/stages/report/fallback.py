"""Fallback: what a report says in another language than its own, for its variant has nothing better.

A reader has to be told, for a title may look translated, and a translator wants to know what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.words import WORDS, lacking
from kompass_core.stages.report.names import unnamed
from kompass_core.stages.report.wording import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kompass_core.model.framework import Framework
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.report.wording import Wording

ENGLISH = "en"
"""The language of `WORDS`."""

MOST = 12
"""So many are named; the rest is counted."""


def fallback(scorecard: Scorecard, wording: Wording) -> Iterator[str]:
    """A line for the report's own words, one for names of the definition, one for each language of titles."""
    framework = scorecard.framework
    return untranslated(framework, [framework.scales[scale] for scale in scorecard.sheets], wording)


def untranslated(framework: Framework, scales: Iterable[Scale], wording: Wording) -> Iterator[str]:
    """The same of a definition, and of the scales that are told of."""
    variant = wording.variant
    missing = lacking(variant)
    if missing and not same(variant.language, ENGLISH):
        words = [f"“{PLACE.sub('…', WORDS[key])}”" for key in missing]
        yield wording.word("note.words", language=wording.language(ENGLISH), words=_listed(words))
    if names := unnamed(framework, scales, variant):
        yield wording.word("note.names", words=_listed([f"“{name}”" for name in names]))
    for language, codes in _foreign(framework, variant.language).items():
        whole = len(codes) == len(framework.items) - 1
        key = "note.titles.all" if whole else "note.titles"
        yield wording.word(key, language=wording.language(language), items=_listed(codes))


def _foreign(framework: Framework, language: str) -> dict[str, list[str]]:
    """The items whose titles are in another language, by that language."""
    found: dict[str, list[str]] = {}
    for code, item in framework.items.items():
        if code != TOTAL and not same(item.language, language):
            found.setdefault(item.language, []).append(code)
    return found


def same(one: str, other: str) -> bool:
    """Whether two tags are of one language, wherever it is spoken."""
    return one.partition("-")[0].casefold() == other.partition("-")[0].casefold()


def _listed(parts: Sequence[str]) -> str:
    shown = ", ".join(parts[:MOST])
    return shown if len(parts) <= MOST else f"{shown}, … (+{len(parts) - MOST})"
