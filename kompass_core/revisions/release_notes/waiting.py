"""Waiting: what a person has to say: what new wordings mean, and whether items that look like one are one."""

from __future__ import annotations

import textwrap
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from kompass_core.model.report import Bullets, Column, Heading, Paragraph, Row, Table
from kompass_core.revisions.release_notes.wordings import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.difference import Change, Suggestion
    from kompass_core.model.report import Block
    from kompass_core.revisions.release_notes.teller import Teller

WIDE: Final = 78
"""Columns of a line to be added to a file: a longer one could not be read where it is printed."""

QUOTES: Final = '"""'


def waiting(teller: Teller) -> Iterator[Block]:
    """What nobody has judged, what follows from that, and the tables to be filled in, by file."""
    unjudged, words = teller.difference.unjudged, teller.words
    if not unjudged:
        return
    yield Heading(words.word("difference.waiting"), 2)
    yield Paragraph(words.word("difference.waiting.why"))
    yield Bullets(tuple(titled(teller, change) for change in unjudged))
    if said := _elsewhere(teller):
        yield Paragraph(said)
    files: dict[str, list[Change]] = {}
    for change in unjudged:
        place = change.places[1]
        if change.suggestion is None:
            continue
        files.setdefault(place.source.name if place else "", []).append(change)
    for file, changes in files.items():
        lines = [line for change in changes for line in ("", *_lines(change))][1:]
        caption = words.word("difference.waiting.add", file=PurePath(file).name)
        yield Table(f"{caption}:", (Column("", "left"),), tuple(Row((line,)) for line in lines))


def _elsewhere(teller: Teller) -> str | None:
    """Where verdicts would be recorded, if not in the definition after."""
    difference = teller.difference
    if difference.between:
        line = [difference.before, *difference.between, difference.after]
        steps = (teller.became(older.revision, newer.revision) for older, newer in pairwise(line))
        return teller.words.word("difference.waiting.steps", steps=", ".join(steps))
    if any(change.suggestion is None for change in difference.unjudged):
        return teller.words.word("difference.waiting.revision")
    return None


def _lines(change: Change) -> Iterator[str]:
    """The table to be filled in, with the place of the title that it is about."""
    yield f"# {change.places[1]}"
    for line in (change.suggestion or "").splitlines():
        yield from _folded(line)


def _folded(line: str) -> list[str]:
    """A line such that it can be read, and still says the same in TOML: a long text goes on below."""
    key, _, text = line.partition(" = ")
    foldable = text.startswith('"') and text.endswith('"') and " ".join(text[1:-1].split()) == text[1:-1]
    if len(line) <= WIDE or not foldable:
        return [line]
    first, *others = textwrap.wrap(
        text[1:-1], WIDE - 3, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    wrapped = [first, *others]
    return [f"{key} = {QUOTES}\\", *(f"{part} \\" for part in wrapped[:-1]), f"{wrapped[-1]}{QUOTES}"]


def perhaps(teller: Teller) -> Iterator[Block]:
    """Items that look like one under two codes, each with the line to add if they are."""
    words = teller.words
    if not teller.difference.suggestions:
        return
    yield Heading(words.word("difference.perhaps"), 2)
    yield Paragraph(words.word("difference.perhaps.why"))
    yield Bullets(tuple(_pair(teller, one) for one in teller.difference.suggestions))


def _pair(teller: Teller, one: Suggestion) -> str:
    before, after = teller.before(one.before), teller.after(one.after)
    if before.removeprefix(one.before) == after.removeprefix(one.after):
        before = one.before  # a title is not said twice
    return f"{teller.became(before, after)}: `{one.line}` ({one.place})"
