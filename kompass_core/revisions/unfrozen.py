"""Unfrozen: what a published definition says otherwise than the record of its release, as problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from kompass_core.model.files.kinds import RULE
from kompass_core.model.files.whole import is_named, shape_of, under
from kompass_core.problems import Problem
from kompass_core.revisions.leaves import dotted, grown
from kompass_core.rules.canonical import canonical
from kompass_core.stages.digest import history, same
from kompass_core.stages.write import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.model.release import Release
    from kompass_core.model.shape import Kind
    from kompass_core.problems import Span
    from kompass_core.revisions.leaves import Path

    Rows = Mapping[str, Entry]

FROZEN: Final = "frozen"
THEN: Final = "when the revision was published"
HINT: Final = (
    "take it back, or make a new revision; `kompass release --again --because ...` records an erratum"
)
LONGEST: Final = 160
"""Characters of a value that a message has room for."""

HEADS: Final = ("schema", "framework", "sources", "level", "scale", "dimension", "bands", "rule")
"""Names at the root that are not those of a level."""


def unfrozen(release: Release, document: Document, scales: Mapping[str, Document]) -> Iterator[Problem]:
    """A problem `frozen` for each value that is changed, new or gone, and for what stands in another order.

    `scales` are those that the framework in the document names, by their ids; one that it did not name
    when it was published was not frozen.
    """
    yield from _of_file(release.own, document)
    for name, values in release.scales.items():
        if name in scales:
            yield from _of_file(values, scales[name])


def _of_file(values: Rows, document: Document) -> Iterator[Problem]:
    # What is gone from the root of a file is told at the first thing in it.
    place = next(iter(document.root.values())).key
    yield from _differences(grown(values), document.root, (), shape_of(document.root), place)


def _differences(then: Rows, now: Rows, path: Path, kind: Kind | None, place: Span) -> Iterator[Problem]:
    """Of two tables at a path and of a kind; `place` is that of the one there is now."""
    beside = place
    for name, before in then.items():
        here, after, below = (*path, name), now.get(name), under(kind, name)
        if after is None:
            a_table = isinstance(before.value, Mapping)
            was = "there" if a_table else _shown(before, below)
            message = f"{_called(here)} was {was} {THEN}, and is gone"
            yield Problem(FROZEN, message, beside if a_table else place, HINT, _recorded(before))
            continue
        beside = after.key
        if isinstance(before.value, Mapping) and isinstance(after.value, Mapping):
            yield from _differences(before.value, after.value, here, below, after.span)
        elif not _alike(before, after) and not same(before, after, here, below):
            message = f"{_called(here)} was {_shown(before, below)} {THEN}, and is {_shown(after, below)}"
            yield Problem(FROZEN, message, after.span, HINT, _recorded(before))
    for name, entry in now.items():
        if name not in then and not history((*path, name)):
            message = f"{_called((*path, name))} was not there {THEN}"
            yield Problem(FROZEN, message, entry.key, HINT)
    yield from _moved(then, now, path, kind)


def _moved(then: Rows, now: Rows, path: Path, kind: Kind | None) -> Iterator[Problem]:
    """The first of a table that stands in another order, where that is one that its author has made."""
    was = [name for name in then if name in now and not is_named(kind, name)]
    is_ = [name for name in now if name in then and not is_named(kind, name)]
    for behind, ahead in zip(was, is_, strict=True):
        if behind != ahead:
            one, other = _called((*path, ahead)), _called((*path, behind))
            message = f"{one} stood after {other} {THEN}, and stands before it"
            yield Problem(FROZEN, message, now[ahead].key, HINT, _recorded(then[ahead]))
            return


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two values are the same by how they are written: most are, and rules need not be read then."""
    return type(one.value) is type(other.value) and isinstance(one.value, str) and one.value == other.value


def _called(path: Path) -> str:
    """What stands at a path, in its author's words: `maximum` of `1.1`, `none` of `dimension.plan.steps`."""
    if path[0] in HEADS or len(path) == 1:
        *above, last = path
        return f"`{last}`" + (f" of `{dotted(above)}`" if above else "")
    _, code, *key = path
    return f"`{dotted(key)}` of `{code}`" if key else f"`{code}`"


def _shown(entry: Entry, kind: Kind | None) -> str:
    if isinstance(entry.value, Mapping):
        return "a table"
    if kind is RULE and isinstance(entry.value, str):
        return f"`{_short(canonical(entry.value))}`"
    return _short(written(entry))


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else f"{value[:LONGEST]} ..."


def _recorded(before: Entry) -> tuple[tuple[str, Span], ...]:
    return (("its record", before.key),)
