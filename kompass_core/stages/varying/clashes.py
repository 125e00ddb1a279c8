"""Clashes: every two changes that touch the same value, or one of which touches a part of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.stages.varying.change import Change, Path
    from kompass_core.stages.varying.target import Target

DONE = {"add": "added", "replace": "replaced", "remove": "removed", "cite": "given a source"}


def clashes(changes: Iterable[Change], target: Target) -> Iterator[Problem]:
    """A problem for each change that touches what one before it touches, with both places."""
    whole: dict[Path, Change] = {}
    inside: dict[Path, Change] = {}
    cited: dict[Path, Change] = {}
    for change in changes:
        path = change.path
        if change.verb == "cite":
            # Values in different parts of one table may share a source, if they say the same of it.
            other = cited.setdefault(path, change)
            if other.entry.value != change.entry.value:
                yield _clash(other, change, target)
            continue
        above = (whole[path[:end]] for end in range(1, len(path) + 1) if path[:end] in whole)
        other = next(above, inside.get(path, change))
        if other is not change and not _same(other, change):
            yield _clash(other, change, target)
            continue
        whole.setdefault(path, change)
        for end in range(1, len(path)):
            inside.setdefault(path[:end], change)


def _same(first: Change, second: Change) -> bool:
    return (
        first.shared
        and second.shared
        and first.path == second.path
        and first.entry.value == second.entry.value
    )


def _clash(first: Change, second: Change, target: Target) -> Problem:
    path, other = target.written(second.path), target.written(first.path)
    if first.path == second.path and first.verb == second.verb:
        message = f"`{path}` is {DONE[second.verb]} twice"
    elif first.path == second.path:
        message = f"`{path}` is {DONE[second.verb]} here, and {DONE[first.verb]} elsewhere"
    else:
        message = f"`{path}` is {DONE[second.verb]} here, while `{other}` is {DONE[first.verb]}"
    hint = "leave out one of them, or lay the second over what the first has made"
    return Problem("changed-twice", message, second.entry.key, hint, (("the other change", first.entry.key),))
