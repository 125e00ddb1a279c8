"""Elsewhere: what has another code, another parent, place or level, and what was split or put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Bullets, Heading
from kompass_core.revisions.release_notes.teller import codes_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.difference import Change
    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Block
    from kompass_core.revisions.release_notes.teller import Teller


def elsewhere(teller: Teller) -> Iterator[Block]:
    """A line for each, under a heading; nothing where there is nothing.

    What a level that is new or gone brings with it is told there.
    """
    if lines := (*_items(teller), *_levels(teller), *_parts(teller)):
        yield Heading(teller.words.word("difference.elsewhere"), 2)
        yield Bullets(lines)


def _items(teller: Teller) -> Iterator[str]:
    for change in teller.difference.of("item"):
        code, words = change.where[0], teller.words
        match change.kind:
            case "split" | "merged":
                before, after = _several(teller, change)
                yield words.word("difference.became", before=before, after=after)
            case "renamed":
                yield words.word("difference.renamed", item=teller.after(code), before=change.before)
            case "moved" if not teller.with_level(change):
                ends = {"before": teller.before(str(change.before)), "after": teller.after(str(change.after))}
                yield words.word("difference.moved", item=teller.after(code), **ends)
            case "order" if change.after is None:
                yield words.word("difference.order.first", item=teller.after(code))
            case "order":
                follows = teller.after(str(change.after))
                yield words.word("difference.order", item=teller.after(code), after=follows)
            case "level":
                ends = {"before": teller.level(str(change.before)), "after": teller.level(str(change.after))}
                yield words.word("difference.value", item=teller.after(code), **ends)
            case _:
                pass


def _several(teller: Teller, change: Change) -> tuple[str, str]:
    """What was, and what is, each with its points where it states any."""
    sides = (change.before, teller.reading.before), (change.after, teller.reading.after)
    before, after = (
        listed(_sized(teller, framework, code) for code in codes_of(said)) for said, framework in sides
    )
    return before, after


def _sized(teller: Teller, framework: Framework, code: str) -> str:
    item = framework.items[code]
    size = "" if item.maximum is None else f" ({teller.number(item.maximum)})"
    return f"{code} {item.title}{size}"


def _levels(teller: Teller) -> Iterator[str]:
    for change in teller.difference.of("level", "order"):
        yield teller.words.word("difference.level.order", level=teller.level(change.where[0]))
    for change in teller.difference.of("level", "plural"):
        ends = {"before": teller.quoted(str(change.before)), "after": teller.quoted(str(change.after))}
        yield teller.words.word("difference.level.plural", level=teller.level(change.where[0]), **ends)


def _parts(teller: Teller) -> Iterator[str]:
    changed = [one for one in teller.difference.of("item", "parts") if not teller.with_level(one)]
    for key, codes in {
        "lost": [change.where[0] for change in changed if not change.after],
        "gained": [change.where[0] for change in changed if change.after],
    }.items():
        if codes:
            yield teller.words.word(f"difference.parts.{key}", items=teller.codes(codes))
