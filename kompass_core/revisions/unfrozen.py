"""Unfrozen: what a published definition says otherwise than the record of its release, as problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.model.document import Entry
from kompass_core.model.files.kinds import RULE
from kompass_core.model.files.whole import is_named, shape_of, under
from kompass_core.problems import Problem
from kompass_core.revisions.leaves import dotted, grown
from kompass_core.rules.canonical import canonical
from kompass_core.stages.check.values import rows
from kompass_core.stages.digest import history, same
from kompass_core.stages.write import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document
    from kompass_core.model.release import Release
    from kompass_core.model.shape import Kind
    from kompass_core.problems import Span
    from kompass_core.revisions.leaves import Path

    Rows = Mapping[str, Entry]

THEN: Final = "when the revision was published"
AMENDED: Final = "when the revision was last amended"
HINT: Final = (
    "take it back, or make a new revision; `kompass release --again --because ...` records an erratum"
)
LONGEST: Final = 160
"""Characters of a value that a message has room for."""

HEADS: Final = ("schema", "framework", "sources", "level", "scale", "dimension", "bands", "rule", "norm")
"""Names at the root that are not those of a level."""


def unfrozen(
    release: Release, document: Document, scales: Mapping[str, Document], then: str | None = None
) -> Iterator[Problem]:
    """A problem `frozen` for each value that is changed, new or gone, and for what stands in another order.

    `scales` are those that the framework in the document names, by their ids; one that it did not name
    when it was published was not frozen. `then` is what messages call the time of the record.
    """
    walk = _Walk(then or (AMENDED if release.amendments else THEN))
    yield from walk.file(release.own, document)
    for name, values in release.scales.items():
        if name in scales:
            yield from walk.file(values, scales[name])


@frozen
class _Walk:
    """Two definitions, table by table; `then` is what messages call the time of the first."""

    then: str

    def file(self, values: Rows, document: Document) -> Iterator[Problem]:
        # What is gone from the root of a file is told at the first thing in it.
        place = next(iter(document.root.values())).key
        yield from self.table(grown(values), Entry(document.root, place, place), (), shape_of(document.root))

    def table(self, before: Rows, table: Entry, path: Path, kind: Kind | None) -> Iterator[Problem]:
        now = rows(table)
        beside = table.span
        for name, old in before.items():
            here, new, below = (*path, name), now.get(name), under(kind, name)
            if new is None:
                yield self.gone(here, old, below, beside if isinstance(old.value, Mapping) else table.span)
                continue
            beside = new.key
            if isinstance(old.value, Mapping) and isinstance(new.value, Mapping):
                yield from self.table(old.value, new, here, below)
            elif not _alike(old, new) and not same(old, new, here, below):
                told = f"was {_shown(old, below)} {self.then}, and is {_shown(new, below)}"
                yield Problem("frozen", f"{_called(here)} {told}", new.span, HINT, _recorded(old))
        for name, entry in now.items():
            if name not in before and not history((*path, name)):
                message = f"{_called((*path, name))} was not there {self.then}"
                yield Problem("frozen", message, entry.key, HINT)
        yield from self.moved(before, now, path, kind)

    def gone(self, path: Path, old: Entry, kind: Kind | None, place: Span) -> Problem:
        was = "there" if isinstance(old.value, Mapping) else _shown(old, kind)
        message = f"{_called(path)} was {was} {self.then}, and is gone"
        return Problem("frozen", message, place, HINT, _recorded(old))

    def moved(self, before: Rows, now: Rows, path: Path, kind: Kind | None) -> Iterator[Problem]:
        """The first of a table that stands in another order, where that is one that its author has made."""
        was = [name for name in before if name in now and not is_named(kind, name)]
        is_ = [name for name in now if name in before and not is_named(kind, name)]
        for behind, ahead in zip(was, is_, strict=True):
            if behind != ahead:
                one, other = _called((*path, ahead)), _called((*path, behind))
                message = f"{one} stood after {other} {self.then}, and stands before it"
                yield Problem("frozen", message, now[ahead].key, HINT, _recorded(before[ahead]))
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
