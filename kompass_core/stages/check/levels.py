"""Levels: what a framework declares its items to be, and what rules call those of a level together.

The shape of the rest of the file depends on the levels, so they are the first thing asked for.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kompass_core.model.document import Document
from kompass_core.model.files import FRAMEWORK, FRAMEWORK_FILE_HEAD
from kompass_core.model.shape import Anything, Key, Table
from kompass_core.problems import Problem, near
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform, departures
from kompass_core.stages.check.names import LEVELS, LISTS, reserved
from kompass_core.stages.check.sort import MOST, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.document import Entry
    from kompass_core.model.scale import Scale
    from kompass_core.problems import Span

FIRST = ("id", "levels", "scales")
HEAD = Table(FRAMEWORK.what, {key: FRAMEWORK.keys[key] for key in FIRST}, others=Anything())
DECLARED = Table(FRAMEWORK_FILE_HEAD.what, {"framework": Key(HEAD, required=True)}, others=Anything())
"""As much of a framework's file as has to be sound before anything else can be asked of it."""


def levels_of(document: Document) -> tuple[str, ...]:
    """The levels that a framework's document declares, from the top down.

    Raises:
        KompassError: what is wrong with the head of the file, where it does not declare id, levels
            and scales that the rest can be held against; `reserved-name` and `duplicate-code` of
            the levels.
    """
    if any(departures(document, DECLARED)):
        conform(Document(document.source, _head(document)), FRAMEWORK_FILE_HEAD)
    problems: list[Problem] = []
    first: dict[str, Span] = {}
    for entry in _declared(document):
        level = str(entry.value)
        if level in first:
            message, related = f"the level `{level}` is there twice", (("the first one", first[level]),)
            problems.append(Problem("duplicate-code", message, entry.span, "leave out one of them", related))
        problems.extend(reserved(level, LEVELS, "a level", entry.span))
        first.setdefault(level, entry.span)
    refuse(problems)
    return tuple(first)


def _head(document: Document) -> Mapping[str, Entry]:
    """What does not depend on the levels, and what may have been meant to be some of it."""
    keys, root = FRAMEWORK_FILE_HEAD.keys, document.root
    lacking = keys - root.keys()
    misspelt = {name for name in islice(root, MOST) if name not in keys and near(name, lacking)}
    return {name: entry for name, entry in root.items() if name in keys or name in misspelt}


def plurals_of(document: Document, scales: Mapping[str, Scale], problems: list[Problem]) -> Mapping[str, str]:
    """What rules call the items of each level together; `reserved-name` is added to the problems."""
    plurals = {}
    for declared in _declared(document):
        level = str(declared.value)
        stated = values.table(values.table(document.root, "level"), level).get("plural")
        plural, place = (f"{level}s", declared.span) if stated is None else (str(stated.value), stated.span)
        problems.extend(reserved(plural, LISTS, f"several of `{level}`", place))
        for scale in scales.values():
            problems.extend(_taken(plural, place, scale))
        plurals[level] = plural
    return plurals


def _declared(document: Document) -> tuple[Entry, ...]:
    return values.members(values.table(document.root, "framework"), "levels")


def _taken(plural: str, place: Span, scale: Scale) -> tuple[Problem, ...]:
    """A problem if a rule of the scale could not tell the items from something else."""
    measures = (rule for rules in scale.rules.values() for rule in rules.values() if rule.measure == plural)
    measure = next(measures, None)
    if measure is None and plural not in scale.bands:
        return ()
    what = "a set of bands" if measure is None else "a measure"
    message = f"the scale `{scale.id}` calls {what} `{plural}`, so rules could not name these items"
    related = (("there", scale.span if measure is None else measure.span),)
    return (Problem("reserved-name", message, place, "say another `plural` for the level", related),)
