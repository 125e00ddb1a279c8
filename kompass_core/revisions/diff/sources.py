"""Sources: how many values of one revision are the same, and are said to come from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.revisions.diff.pairs import dimensions, items, scales

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.correspondence import Correspondence

    Names = Mapping[str, str]
    Cited = tuple[Names, object]

ABOUT = "about"
"""What is said about a definition is no value of it, wherever it comes from."""


def sources(found: Correspondence) -> int:
    """The count; 0 of two revisions, each of which has sources of its own."""
    if found.before.name != found.after.name:
        return 0
    return sum(
        one != other
        for (cited, was), (citing, now), named in _pairs(found)
        for key in {**cited, **citing}
        if key != ABOUT and getattr(was, key, None) == getattr(now, key, None)
        for one, other in [(_spelt(cited, key, named[0]), _spelt(citing, key, named[1]))]
    )


def _pairs(
    found: Correspondence,
) -> Iterator[tuple[Cited, Cited, tuple[Names, Names]]]:
    """What cites sources on both sides, with the values that do, and the names that spell them out."""
    named = (found.before.sources, found.after.sources)
    for older, newer in items(found):
        yield (older.sources, older), (newer.sources, newer), named
    for was, now, kinship in scales(found):
        named = (was.named_sources, now.named_sources)
        yield (was.sources, was), (now.sources, now), named
        for one, other in dimensions(was, now, kinship):
            yield (one.sources, one), (other.sources, other), named


def _spelt(cited: Mapping[str, str], key: str, named: Mapping[str, str]) -> str | None:
    source = cited.get(key)
    return None if source is None else named.get(source, source)
