"""Remarks: what a reader has to know of the comparison itself: how it was made, and what is not told of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kompass_core.model.report import Bullets, Heading
from kompass_core.revisions.release_notes.teller import listed
from kompass_core.stages.report.fallback import untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block
    from kompass_core.revisions.release_notes.teller import Teller


def remarks(teller: Teller) -> Iterator[Block]:
    """All of it, under a heading; nothing where there is nothing."""
    if lines := (*_made(teller), *_life(teller), *_left_out(teller)):
        yield Heading(teller.words.word("difference.notes"), 2)
        yield Bullets(lines)


def _made(teller: Teller) -> Iterator[str]:
    difference, words = teller.difference, teller.words
    before, after = teller.labels
    if difference.between:
        revisions = listed(framework.revision for framework in difference.between)
        yield words.word("difference.between", revisions=revisions)
    if not difference.correspondence.recorded:
        older = difference.before.id == difference.after.id and difference.before.replaces is not None
        key = (
            "backwards" if older and difference.before.replaces == difference.after.revision else "unrecorded"
        )
        yield words.word(f"difference.{key}", before=before, after=after)
        if key == "backwards":
            yield words.word("difference.unrecorded", before=before, after=after)
    for file in dict.fromkeys(
        (*difference.before.changes, *difference.after.changes, *words.variant.changes)
    ):
        yield words.word("note.changes", file=file)


def _life(teller: Teller) -> Iterator[str]:
    words = teller.words
    for change in teller.difference.of("framework", "status", "published", "retired"):
        ends = [
            words.word(f"status.{said}") if change.kind == "status" else str(said or "\N{EN DASH}")
            for said in (change.before, change.after)
        ]
        yield f"{words.word(f'difference.{change.kind}')}: {teller.became(*ends)}"


def _left_out(teller: Teller) -> Iterator[str]:
    difference, words = teller.difference, teller.words
    if translated := difference.of("item", "translated"):
        pairs = Counter((str(change.before), str(change.after)) for change in translated)
        languages = listed(teller.became(words.language(one), words.language(other)) for one, other in pairs)
        yield words.word("difference.translated", count=len(translated), languages=languages)
    if difference.sources:
        yield words.word("difference.sources", count=difference.sources)
    yield from untranslated(teller.reading.after, teller.reading.after.scales.values(), words)
