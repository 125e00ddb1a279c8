"""Head: what has changed in what a framework says of itself: its title, its levels, its life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.difference import Change
from kompass_core.model.framework import TOTAL
from kompass_core.revisions.diff.displaced import displaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.difference import Kind, Said
    from kompass_core.model.framework import Framework
    from kompass_core.problems import Span


def head(found: Correspondence) -> Iterator[Change]:
    """The title, the levels with what rules call their items, and the life of a revision that is one."""
    older, newer = found.before, found.after
    if older.title != newer.title:
        same = older.language == newer.language
        yield _change(found, "title" if same else "translated", "title", older.title, newer.title)
    yield from _levels(found)
    if older.name != newer.name:
        return  # another revision has another life
    if older.status != newer.status:
        yield _change(found, "status", "status", older.status, newer.status)
    if older.published != newer.published:
        yield _change(found, "published", "published", *map(_day, (older.published, newer.published)))
    if older.retired != newer.retired:
        yield _change(found, "retired", "retired", *map(_day, (older.retired, newer.retired)))


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _levels(found: Correspondence) -> Iterator[Change]:
    older, newer = found.before, found.after
    places = _places(found, "levels")
    for level in older.levels:
        if level not in newer.levels:
            yield Change("level", "removed", (level,), level, None, places)
    for level in newer.levels:
        if level not in older.levels:
            yield Change("level", "added", (level,), None, level, places)
        elif older.plurals[level] != newer.plurals[level]:
            yield Change("level", "plural", (level,), older.plurals[level], newer.plurals[level], places)
    for level in displaced(older.levels, newer.levels):
        yield Change("level", "order", (level,), older.levels, newer.levels, places)


def _change(found: Correspondence, kind: Kind, key: str, before: Said, after: Said) -> Change:
    return Change("framework", kind, (found.after.name,), before, after, _places(found, key))


def _places(found: Correspondence, key: str) -> tuple[Span, Span]:
    return _place(found.before, key), _place(found.after, key)


def _place(framework: Framework, key: str) -> Span:
    return framework.items[TOTAL].spans.get(key, framework.span)
