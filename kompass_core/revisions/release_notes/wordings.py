"""Wordings: what is worded anew, by the verdicts on what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Bullets, Heading, Paragraph
from kompass_core.revisions.release_notes.teller import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.difference import Change
    from kompass_core.model.report import Block
    from kompass_core.model.rewording import Rewording
    from kompass_core.revisions.release_notes.teller import Teller


def wordings(teller: Teller) -> Iterator[Block]:
    """The new titles that somebody has judged, those of one verdict together, and lesser wordings.

    Nothing where there are none; what nobody has judged has a heading of its own.
    """
    difference, words = teller.difference, teller.words
    groups: dict[str, list[str]] = {}
    for change in (*difference.of("item", "title"), *difference.of("dimension", "title")):
        if change.judged:
            found = "; ".join(_verdict(teller, verdict) for verdict in change.verdicts)
            groups.setdefault(found, []).append(titled(teller, change))
    lines = [_whole(teller, change) for change in difference.of("framework", "title")]
    if aliases := [change.where[0] for change in difference.of("item", "aliases")]:
        lines.append(words.word("difference.aliases", items=teller.codes(aliases)))
    if groups or lines:
        yield Heading(words.word("difference.wording"), 2)
    for found, titles in groups.items():
        yield Paragraph(f"{found}:")
        yield Bullets(tuple(titles))
    if lines:
        yield Bullets(tuple(lines))


def _whole(teller: Teller, change: Change) -> str:
    said = {"before": change.before, "after": change.after}
    return teller.words.word("difference.reworded", code="", **said).strip()


def titled(teller: Teller, change: Change) -> str:
    """A new title beside the one before, as who reads it knows them.

    As the definitions have them where the reader's language has one word for both, and of dimensions,
    for which a variant has one word in all revisions.
    """
    name, before, after = change.where[-1], str(change.before), str(change.after)
    if change.subject == "item":
        (origin,) = teller.difference.correspondence.items[name]
        read = (teller.reading.before.items[origin].title, teller.reading.after.items[name].title)
        before, after = (before, after) if read[0] == read[1] else read
    return teller.words.word("difference.reworded", code=name, before=before, after=after)


def _verdict(teller: Teller, verdict: Rewording) -> str:
    """Whose verdict it is, since when, what it is, and why."""
    day = "" if verdict.on is None else f", {teller.words.days(verdict.on, None)}"
    found = teller.words.word(f"verdict.{verdict.verdict}")
    return f"{verdict.by}{day}: {found} {DASH} {verdict.because}"
